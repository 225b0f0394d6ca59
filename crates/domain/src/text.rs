//! Short texts with rules: headline, standfirst, dateline, e-mail address, language, path.

use crate::{ParseError, Slug, newtype::text_type};

/// Trims, folds white space into single spaces and drops control characters: the form of a one-line field.
pub fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether an ASCII text has nothing to trim, fold or drop; `false` for any other text, which is then folded.
fn is_one_line(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || (byte, before) == (b' ', b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

macro_rules! line_type {
    ($(#[$meta:meta])* $name:ident, $what:literal, $max:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);
        text_type!($name);
        impl $name {
            /// Longest text, in characters.
            pub const MAX_CHARS: usize = $max;
            /// Folds white space; refuses nothing but an empty text and one that is too long.
            pub fn parse(text: &str) -> Result<Self, ParseError> {
                let line = one_line(text);
                if line.is_empty() {
                    return Err(ParseError::new($what, "is empty"));
                }
                let length = line.chars().count();
                if length > Self::MAX_CHARS {
                    return Err(ParseError::new($what, format!("has {length} characters; at most {} fit", Self::MAX_CHARS)));
                }
                Ok(Self(line))
            }
        }
    };
}

line_type!(
    /// The title of a story.
    Headline, "headline", 500
);
line_type!(
    /// The one or two sentences under the headline that say why to read on.
    Standfirst, "standfirst", 2000
);
line_type!(
    /// The place (and agency) a story was filed from, without separator: `BEIJING/ISLAMABAD`.
    Dateline, "dateline", 120
);

/// An e-mail address: one `@`, something on both sides, no white space. Its existence is not checked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);
text_type!(Email);

impl Email {
    /// Accepts the form of an address. The domain is folded to lower case, the mailbox is left as it is.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let text = text.trim();
        let bad = |why: &'static str| Err(ParseError::new("e-mail address", why));
        if text.len() > 254 {
            return bad("is longer than 254 bytes");
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | ',' | ';')) {
            return bad("has a character that addresses do not have");
        }
        match text.rsplit_once('@') {
            Some((mailbox, domain))
                if !mailbox.is_empty()
                    && !mailbox.contains('@')
                    && !domain.is_empty()
                    && !domain.starts_with('.')
                    && !domain.ends_with('.') =>
            {
                Ok(Self(format!("{mailbox}@{}", domain.to_lowercase())))
            }
            _ => bad("needs the form name@example.org"),
        }
    }
}

/// A BCP 47 language tag, checked for its shape: `en`, `ur`, `zh-Hans`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);
text_type!(Language);

impl Language {
    /// Accepts subtags of 1 to 8 letters or digits joined by hyphens; underscores (WordPress: `en_US`) become hyphens.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let tag = text.trim().replace('_', "-");
        let mut parts = tag.split('-');
        // longer ones are reserved, and what somebody writes there is the name of a language (RFC 5646, 2.2.1)
        let first_ok = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
        let rest_ok = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if first_ok && rest_ok && tag.len() <= 35 {
            Ok(Self(tag))
        } else {
            Err(ParseError::new("language", format!("{text:?} is not a language tag such as en, ur or zh-Hans")))
        }
    }

    /// English, the default of a new paper.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Whether both are one language, of any country and script: `en` and `en-GB`.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.primary().eq_ignore_ascii_case(other.primary())
    }

    /// The language itself, without script and country.
    fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The direction of its usual script.
    pub fn direction(&self) -> crate::Direction {
        if matches!(self.primary(), "ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb") {
            crate::Direction::RightToLeft
        } else {
            crate::Direction::LeftToRight
        }
    }
}

/// A path on this site: begins with one `/`, percent-encoded, no query, no `..`, no `//`. Safe to put into a link or a `Location`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SitePath(String);
text_type!(SitePath);

impl SitePath {
    /// Accepts a path in its encoded or readable form and stores it encoded.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let bad = |why: &'static str| Err(ParseError::new("path", why));
        if !text.starts_with('/') {
            return bad("must begin with /");
        }
        if is_plain(text) {
            return Ok(Self(text.to_owned()));
        }
        if text.contains("//") || text.contains('\\') || text.split('/').any(|part| part == ".." || part == ".") {
            return bad("must not hold //, \\, . or .. as a part");
        }
        if text.chars().any(|c| c.is_control() || matches!(c, '?' | '#')) {
            return bad("must not hold control characters, ? or #");
        }
        if text.len() > 4096 {
            return bad("is longer than 4096 bytes");
        }
        Ok(Self(encode(text)))
    }

    /// `/{slug}/`, the path of a story or a top-level page.
    pub fn of_story(slug: &Slug) -> Self {
        Self(encode(&format!("/{slug}/")))
    }
    /// A path that is known to need no encoding.
    pub(crate) fn plain(path: String) -> Self {
        Self(path)
    }
    /// `/category/{slug}/`.
    pub fn of_section(slug: &Slug) -> Self {
        Self(encode(&format!("/category/{slug}/")))
    }
    /// `/tag/{slug}/`.
    pub fn of_tag(slug: &Slug) -> Self {
        Self(encode(&format!("/tag/{slug}/")))
    }
    /// `/author/{slug}/`.
    pub fn of_author(slug: &Slug) -> Self {
        Self(encode(&format!("/author/{slug}/")))
    }
    /// `{self}{slug}/`: the path of a page below this page.
    #[must_use]
    pub fn child(&self, slug: &Slug) -> Self {
        Self(encode(&format!("{}/{slug}/", self.0.trim_end_matches('/'))))
    }
}

/// Whether a path has only letters, digits, `-` and single slashes: then it needs no further check and no encoding.
fn is_plain(path: &str) -> bool {
    let mut before = 0;
    path.len() <= 4096
        && path.bytes().all(|byte| {
            let is_plain = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'/' && before != b'/';
            before = byte;
            is_plain
        })
}

/// Whether RFC 3986 allows this byte in a path without encoding.
fn is_allowed_in_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'/' | b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@'
        )
}

/// Percent-encodes what RFC 3986 does not allow in a path; existing `%XX` stay, in upper case.
fn encode(path: &str) -> String {
    if path.bytes().all(is_allowed_in_path) {
        return path.to_owned();
    }
    let mut encoded = String::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match (byte, tail) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                encoded.extend(['%', high.to_ascii_uppercase() as char, low.to_ascii_uppercase() as char]);
                rest = after;
            }
            _ if is_allowed_in_path(*byte) => encoded.push(*byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded() {
        assert_eq!(Headline::parse("  A \n\t headline\u{0} here ").unwrap().as_str(), "A headline here");
        assert!(Headline::parse(" \n ").is_err());
        assert!(Headline::parse(&"x".repeat(501)).is_err());
    }

    #[test]
    fn e_mail_addresses() {
        assert_eq!(Email::parse("News.Desk@EXAMPLE.org").unwrap().as_str(), "News.Desk@example.org");
        for bad in ["", "a", "@b", "a@", "a b@c", "a@b@c", "a@.c", "x\r\nBcc: y@z"] {
            assert!(Email::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn languages_have_a_direction() {
        assert_eq!(Language::parse("en_US").unwrap().as_str(), "en-US");
        assert_eq!(Language::parse("ur-PK").unwrap().direction(), crate::Direction::RightToLeft);
        assert!(Language::english().is_same_as(&Language::parse("EN-gb").unwrap()));
        assert!(!Language::english().is_same_as(&Language::parse("ur").unwrap()));
        assert!(Language::parse("x").is_err());
        assert!(Language::parse("en us").is_err());
    }

    #[test]
    fn paths_are_local_and_encoded() {
        assert_eq!(SitePath::parse("/naïve plan/").unwrap().as_str(), "/na%C3%AFve%20plan/");
        assert_eq!(SitePath::parse("/na%c3%afve/").unwrap().as_str(), "/na%C3%AFve/");
        assert_eq!(SitePath::parse("/100%/a%c/").unwrap().as_str(), "/100%25/a%25c/");
        assert_eq!(SitePath::of_story(&Slug::parse("سلام").unwrap()).as_str(), "/%D8%B3%D9%84%D8%A7%D9%85/");
        assert_eq!(SitePath::parse("/2026/a-Story/x").unwrap().as_str(), "/2026/a-Story/x");
        for bad in ["", "x", "//evil.example", "/a//b/", "/a/../b", "/a\r\nX: y", "/\\evil", "/a?b", "/a#b"] {
            assert!(SitePath::parse(bad).is_err(), "{bad:?}");
        }
    }
}
