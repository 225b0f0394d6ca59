//! The part of a URL that names a story, section, tag or author.

use unicode_normalization::UnicodeNormalization;

use crate::{ParseError, newtype::text_type};

/// A name fit for a URL: letters and digits of any script, in lower case, joined by single hyphens or underscores.
///
/// Stored as readable Unicode (`naïve-plan`, `سلام`), never percent-encoded; [`crate::SitePath`] encodes it.
/// WordPress allows slugs outside ASCII, and an imported site keeps its URLs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

text_type!(Slug);

impl Slug {
    /// Longest slug, in characters. WordPress stores 200 bytes, which percent-encoded Urdu uses up.
    pub const MAX_CHARS: usize = 200;

    /// Accepts a slug as it is, or says what is wrong with it. Case is folded, NFC is applied.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if (1..=Self::MAX_CHARS).contains(&text.len()) && text.bytes().all(is_plain) {
            return Ok(Self(text.to_owned()));
        }
        let slug: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
        if slug.is_empty() {
            return Err(ParseError::new("slug", "is empty; write at least one letter or digit"));
        }
        if slug.bytes().all(|byte| byte == b'.') {
            return Err(ParseError::new("slug", "consists of dots, which mean something else in URLs; write at least one letter or digit"));
        }
        if slug.chars().count() > Self::MAX_CHARS {
            return Err(ParseError::new("slug", format!("is longer than {} characters", Self::MAX_CHARS)));
        }
        if let Some(bad) = slug.chars().find(|c| !allowed(*c)) {
            return Err(ParseError::new("slug", format!("{bad:?} is not allowed; use letters, digits and hyphens")));
        }
        Ok(Self(slug))
    }

    /// The slug, if the text is its stored form; `None` for another spelling (`Talks`), so that one page has one URL.
    pub fn as_written(text: &str) -> Option<Self> {
        Self::parse(text).ok().filter(|slug| slug.0 == text)
    }

    /// Makes a slug out of any text: transliterated to ASCII, words joined by hyphens, cut at a word's end.
    /// `None` where nothing is left, for example for `"!!!"`.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in deunicode::deunicode(text).chars() {
            match c.to_ascii_lowercase() {
                c if c.is_ascii_alphanumeric() => slug.push(c),
                '\'' | '\u{2019}' => {}
                _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                _ => {}
            }
        }
        if slug.len() > 80 {
            let cut = slug.char_indices().take_while(|(at, _)| *at <= 80).filter(|(_, c)| *c == '-').last().map_or(80, |(at, _)| at);
            slug.truncate(cut);
        }
        let slug = slug.trim_matches('-');
        if slug.is_empty() { None } else { Some(Self(slug.to_owned())) }
    }

    /// The same slug with a number, to make it unique: `talks` becomes `talks-2`.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!("-{number}");
        let room = Self::MAX_CHARS.saturating_sub(suffix.len());
        let stem: String = self.0.chars().take(room).collect();
        Self(format!("{}{suffix}", stem.trim_end_matches('-')))
    }
}

/// Whether this byte needs no folding; most slugs consist of such bytes.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

/// Combining marks count as letters, because Hindi and Urdu words contain them.
fn allowed(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '-' | '_' | '.' | '~')
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_slugs_from_headlines() {
        for (text, slug) in [
            ("ASEAN’s summit: what now?", "aseans-summit-what-now"),
            ("Überraschung in Köln", "uberraschung-in-koln"),
            ("  --  ", ""),
            ("سلام دنیا", "slm-dny"),
        ] {
            assert_eq!(Slug::from_text(text).map(String::from).unwrap_or_default(), slug, "{text}");
        }
    }

    #[test]
    fn cuts_long_headlines_at_a_word() {
        let slug = Slug::from_text(&"negotiation ".repeat(20)).unwrap();
        assert!(slug.as_str().len() <= 80 && slug.as_str().ends_with("negotiation"), "{slug}");
    }

    #[test]
    fn accepts_scripts_outside_ascii_and_refuses_separators() {
        assert_eq!(Slug::parse("आर्टिकल").unwrap().as_str(), "आर्टिकल");
        assert_eq!(Slug::parse("Mixed-Case").unwrap().as_str(), "mixed-case");
        assert!(Slug::as_written("Mixed-Case").is_none() && Slug::as_written("mixed-case").is_some());
        for bad in ["", ".", "..", "...", "a/b", "a b", "a?b", "a%20b", "..\u{0}", "a#b"] {
            assert!(Slug::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn numbers_stay_in_bounds() {
        let long = Slug::parse(&"a".repeat(200)).unwrap();
        assert_eq!(long.numbered(12).as_str().chars().count(), 200);
    }
}
