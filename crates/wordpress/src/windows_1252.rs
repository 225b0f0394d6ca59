//! Characters of Windows-1252 that were decoded as ISO-8859-1 and so became control characters.

use std::borrow::Cow;

const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The Windows-1252 character for a control character; five are undefined.
pub(crate) fn of_windows(c: char) -> char {
    u32::from(c).checked_sub(0x80).and_then(|place| WINDOWS.get(place as usize)).copied().unwrap_or(c)
}

/// Whether text in UTF-8 holds such characters.
pub(crate) fn has_controls(text: &[u8]) -> bool {
    memchr::memchr_iter(0xc2, text).any(|at| text.get(at + 1).is_some_and(|next| (0x80..=0x9f).contains(next)))
}

/// The text with these characters repaired.
pub(crate) fn repaired(text: &str) -> Cow<'_, str> {
    if has_controls(text.as_bytes()) { text.chars().map(of_windows).collect::<String>().into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_become_what_was_meant() {
        assert_eq!(repaired("It\u{92}s \u{93}so\u{94}\u{85} caf\u{e9} \u{81}"), "It’s “so”… café \u{81}");
        assert!(matches!(repaired("plain “é” Â€"), Cow::Borrowed(_)));
    }
}
