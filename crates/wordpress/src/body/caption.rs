//! `[caption]`: what it shows, whatever that is, and the words under it.

use super::shortcode::{PLACEHOLDER, Shortcode};

/// Elements that can have a caption.
const SHOWN: &[&str] = &["img", "a", "iframe", "video", "audio", "object", "embed", "picture", "amp-img", PLACEHOLDER];

/// The shortcode as a figure: pictures, films, recordings and frames at its beginning, then the words of its attribute and of its content.
pub(super) fn figure(code: &Shortcode, content: &str) -> String {
    let content = content.trim();
    let (shown, words) = content.split_at(end_of_shown(content));
    let attribute = code.html("caption").unwrap_or_default();
    let words = if attribute.is_empty() { words.trim().to_owned() } else { format!("{attribute}{words}") };
    let id = code.get("id").and_then(|id| id.rsplit('_').next()).filter(|id| id.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default();
    format!("<figure class=\"wp-caption\" data-id=\"{id}\">{shown}<figcaption>{words}</figcaption></figure>")
}

/// Where the words begin: behind the last of the elements that are shown.
fn end_of_shown(content: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = content.get(end..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        match element(rest.get(blank..).unwrap_or_default()) {
            Some(length) => end += blank + length,
            None => return end,
        }
    }
}

/// The length of the element at the start of `text`, if it is one that is shown. A link is one only around a picture.
fn element(text: &str) -> Option<usize> {
    let name_end = text.get(1..)?.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))? + 1;
    let name = text.strip_prefix('<')?.get(..name_end - 1)?.to_ascii_lowercase();
    if !SHOWN.contains(&name.as_str()) {
        return None;
    }
    let tag = tag_length(text)?;
    if matches!(name.as_str(), "img" | "embed") || text.get(..tag)?.ends_with("/>") {
        return Some(tag);
    }
    let inner = text.get(tag..)?;
    let close = super::end_tag(inner, &name)?;
    let end = inner.get(close..)?.find('>')?;
    (name != "a" || inner.get(..close)?.trim_start().starts_with("<img")).then_some(tag + close + end + 1)
}

/// The length of the tag at the start of `text`; a `>` within a value does not end it.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_begin_behind_what_is_shown() {
        for (shown, words) in [
            ("<a href=\"x\"><img src=\"y\" alt=\"a > b\" /></a>", " The <em>words</em>"),
            ("<img src=\"y\"> <img src=\"z\">", " Both"),
            ("<iframe src=\"x\"></iframe>", " <a href=\"x\">A link</a>"),
            ("<video src=\"x\"><source src=\"y\"></video>", ""),
            ("<wp-shortcode n=\"0\"></wp-shortcode>", "Words"),
            ("", "Only words"),
            ("", "<iframe src=\"never closed\">"),
        ] {
            let content = format!("{shown}{words}");
            assert_eq!(content.split_at(end_of_shown(&content)), (shown, words));
        }
    }
}
