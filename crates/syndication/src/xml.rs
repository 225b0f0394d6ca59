//! Text for XML 1.0, which cannot represent some characters.

use std::borrow::Cow;

/// The text without characters that XML forbids (most control characters, U+FFFE, U+FFFF). One of them would make the whole feed unreadable.
pub(crate) fn allowed(text: &str) -> Cow<'_, str> {
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(fits) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().filter(|c| fits(*c)).collect()) }
}

/// Plain text as HTML that shows it.
pub(crate) fn as_html(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) {
        Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_dropped() {
        assert_eq!(allowed("a\u{0}b\u{8}c\u{b}d\u{fffe}e\u{ffff}f\tg\n🗞"), "abcdef\tg\n🗞");
        assert!(matches!(allowed("plain"), Cow::Borrowed(_)));
    }
}
