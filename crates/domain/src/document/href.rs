//! The targets that links in a text can have.

use crate::{ParseError, newtype::text_type};

/// The target of a link: a URL with the scheme `http`, `https`, `mailto` or `tel`, or a path, query or fragment of this site.
/// A `javascript:` URL, however it is written, is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Href(String);
text_type!(Href);

impl Href {
    /// Longest target, in bytes.
    pub const MAX_BYTES: usize = 4096;

    /// Accepts a safe target. White space at the ends and control characters within are dropped first, as browsers do,
    /// so that `java\nscript:` is recognised. `//host/path` becomes `https://host/path`.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let target: String = text.trim().chars().filter(|c| !c.is_control()).collect();
        let refuse = |why: String| Err(ParseError::new("link", why));
        if target.is_empty() {
            return refuse("leads nowhere".to_owned());
        }
        if target.len() > Self::MAX_BYTES {
            return refuse(format!("is longer than {} bytes", Self::MAX_BYTES));
        }
        if target.starts_with("//") {
            return Ok(Self(format!("https:{target}")));
        }
        if target.starts_with(['/', '#', '?']) && !target.starts_with("/\\") {
            return Ok(Self(target));
        }
        let scheme = target.split(':').next().unwrap_or_default().to_ascii_lowercase();
        match scheme.as_str() {
            "http" | "https" if target.get(scheme.len()..).is_some_and(|rest| rest.starts_with("://") && rest.len() > 3) => {
                Ok(Self(target))
            }
            "mailto" | "tel" if target.len() > scheme.len() + 1 => Ok(Self(target)),
            _ => refuse(format!("{target:?} is neither a web address, mailto:, tel:, nor a path on this site")),
        }
    }

    /// Whether it leads to another site.
    pub fn is_external(&self) -> bool {
        !self.0.starts_with(['/', '#', '?'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_scripts_in_every_disguise() {
        for bad in [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "https:x",
            "http://",
            "story.html",
            "",
            "/\\evil.example",
        ] {
            assert!(Href::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn accepts_the_web_and_this_site() {
        for (text, stored) in [
            ("https://un.example/treaty?id=1#a", "https://un.example/treaty?id=1#a"),
            ("HTTP://un.example/", "HTTP://un.example/"),
            ("//cdn.example/a", "https://cdn.example/a"),
            ("/tag/water/", "/tag/water/"),
            ("#note-1", "#note-1"),
            ("mailto:desk@paper.example", "mailto:desk@paper.example"),
        ] {
            assert_eq!(Href::parse(text).unwrap().as_str(), stored);
        }
    }
}
