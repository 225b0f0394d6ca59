//! Paths as people enter them: with or without the paper's address in front and the slash behind.

use domain::{ParseError, SitePath};

/// The path of a URL or path; a name of a file stays as it is, everything else ends with a slash.
///
/// # Errors
/// It is no path, or has a query: redirects are found by path alone.
pub fn entered(text: &str) -> Result<SitePath, ParseError> {
    let text = text.trim();
    let path = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
        }
        _ => text,
    };
    if path.is_empty() {
        return SitePath::parse(path);
    }
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_file || path.ends_with('/') { SitePath::parse(path) } else { SitePath::parse(&format!("{path}/")) }
}

#[cfg(test)]
mod tests {
    use super::entered;

    #[test]
    fn paths_are_read_as_people_write_them() {
        for (text, path) in [
            ("/old", "/old/"),
            (" /old/ ", "/old/"),
            ("https://paper.example/2019/talks", "/2019/talks/"),
            ("HTTP://paper.example", "/"),
            ("/files/report.pdf", "/files/report.pdf"),
            ("/سلام", "/%D8%B3%D9%84%D8%A7%D9%85/"),
        ] {
            assert_eq!(entered(text).unwrap().as_str(), path, "{text}");
        }
        for bad in ["", "old", "/old?p=1", "/old#a", "//evil.example/", "javascript:alert(1)", "/a/../b"] {
            assert!(entered(bad).is_err(), "{bad}");
        }
    }
}
