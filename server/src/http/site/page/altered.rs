//! Paths that were altered outside of this site: with punctuation of the text around a link, in decomposed Unicode, below the folder that
//! the old site was installed in.

use app::site::{Site, load::LoadError};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What may stand in a part of a path as it is.
const PRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');
/// Sites lie this many folders deep at most.
const DEEPEST_FOLDER: usize = 3;

/// The path without punctuation, spaces and remains of markup behind its last part; `None` where there are none.
pub fn without_punctuation(path: &str) -> Option<String> {
    let mut parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decoded).collect();
    let before = parts.clone();
    while let Some(last) = parts.pop() {
        let preserved = last.trim_end_matches(is_punctuation);
        if !preserved.is_empty() && !preserved.starts_with('&') {
            parts.push(preserved.to_owned());
            break;
        }
    }
    // what is no text at all leads nowhere, not even to the front page
    let is_odd = |part: &String| part.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER);
    if parts.is_empty() && before.iter().any(is_odd) {
        return None;
    }
    (parts != before).then(|| joined(&parts, path.ends_with('/')))
}

/// The path in the composed form of Unicode (NFC), in which names are stored; `None` where it is in that form.
pub fn composed(path: &str) -> Option<String> {
    let decoded = decoded(path);
    (!is_nfc(&decoded)).then(|| utf8_percent_encode(&decoded.nfc().collect::<String>(), PRESERVED).to_string())
}

/// The path below the folder that an imported site was installed in; `None` where it lies in no such folder.
pub async fn below_old_folder(site: &Site, path: &str) -> Result<Option<String>, LoadError> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    for depth in 1..=parts.len().min(DEEPEST_FOLDER) {
        let (folder, rest) = parts.split_at(depth);
        let key = format!("/{}/", folder.iter().map(|part| decoded(part)).collect::<Vec<_>>().join("/"));
        if site.newsroom.source_id("folder", &key).await?.is_some() {
            let end = if rest.is_empty() || !path.ends_with('/') { "" } else { "/" };
            return Ok(Some(format!("/{}{end}", rest.join("/"))));
        }
    }
    Ok(None)
}

fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

fn joined(parts: &[String], with_slash: bool) -> String {
    let path: String = parts.iter().map(|part| format!("/{}", utf8_percent_encode(part, PRESERVED))).collect();
    if path.is_empty() || with_slash { path + "/" } else { path }
}

/// What ends a sentence, a quotation or a bracket behind a link, but no name.
fn is_punctuation(c: char) -> bool {
    const MARKS: &str = ")]}>([{<,.;:!?'\"`´*|\\^=&#%+’‘‚”“„«»‹›…–—،؛؟۔。，、）」』】》\u{200b}\u{200e}\u{200f}\u{feff}\u{fffd}";
    c.is_whitespace() || c.is_control() || MARKS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_behind_a_path_is_none_of_it() {
        for (path, without) in [
            ("/ports-reopen/)", "/ports-reopen"),
            ("/ports-reopen)/", "/ports-reopen/"),
            ("/ports-reopen.", "/ports-reopen"),
            ("/ports-reopen/%E2%80%9D.", "/ports-reopen"),
            ("/ports-reopen/%C2%A0", "/ports-reopen"),
            ("/ports-reopen/%20%0A", "/ports-reopen"),
            ("/ports-reopen/&quot;", "/ports-reopen"),
            ("/a/b...", "/a/b"),
            ("/)", "/"),
            ("/%D8%A8%DB%81%D8%8C", "/%D8%A8%DB%81"),
        ] {
            assert_eq!(without_punctuation(path).as_deref(), Some(without), "{path}");
        }
        for path in ["/", "/%ff/", "/%00/", "/ports-reopen/", "/a/b", "/a.html", "/a-/", "/a_", "/(a)b/"] {
            assert_eq!(without_punctuation(path), None, "{path}");
        }
        assert_eq!(composed("/cafe%CC%81/").as_deref(), Some("/caf%C3%A9/"));
        assert_eq!((composed("/caf%C3%A9/"), composed("/cafe/")), (None, None));
    }
}
