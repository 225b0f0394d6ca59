//! A position in a list, as short text for URLs.

use std::fmt;
use std::str::FromStr;

use domain::{ParseError, StoryId, Timestamp};

/// A position in a list, newest first: stories published before this instant, or at it with a smaller id, come after it.
///
/// Its text form is `instant.id`: milliseconds in base 36 and the story's id without hyphens. Readers may keep it in
/// bookmarks; it stays valid when stories come and go.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cursor {
    pub(crate) published_at: i64,
    pub(crate) story: String,
}

/// Sorts after every identity.
const AFTER_ALL_IDS: &str = "ffffffff-ffff-ffff-ffff-ffffffffffff";

impl Cursor {
    /// The position just after a story.
    pub fn after(published_at: Timestamp, story: &StoryId) -> Self {
        Self { published_at: published_at.millis(), story: story.as_str().to_owned() }
    }

    /// The position before the newest story.
    pub fn start() -> Self {
        Self { published_at: i64::MAX, story: AFTER_ALL_IDS.to_owned() }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = Vec::new();
        let mut rest = self.published_at.unsigned_abs();
        loop {
            digits.push(char::from_digit(u32::try_from(rest % 36).unwrap_or(0), 36).unwrap_or('0'));
            rest /= 36;
            if rest == 0 {
                break;
            }
        }
        if self.published_at < 0 {
            f.write_str("-")?;
        }
        digits.iter().rev().try_for_each(|digit| write!(f, "{digit}"))?;
        f.write_str(".")?;
        self.story.chars().filter(|c| *c != '-').try_for_each(|c| write!(f, "{c}"))
    }
}

impl FromStr for Cursor {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let bad = || ParseError::new("place in a list", "is not one that this site made; start from the beginning of the list");
        let (instant, id) = text.split_once('.').ok_or_else(bad)?;
        let lower = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        if instant.len() > 14 || !lower(instant.strip_prefix('-').unwrap_or(instant)) || id.len() != 32 || !lower(id) {
            return Err(bad());
        }
        let published_at = i64::from_str_radix(instant, 36).map_err(|_| bad())?;
        let parts: Vec<&str> = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)].iter().filter_map(|(from, to)| id.get(*from..*to)).collect();
        let story = StoryId::parse(&parts.join("-")).map_err(|_| bad())?;
        Ok(Self { published_at, story: story.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_place_survives_the_trip(instant in any::<i64>(), id in "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}") {
            let cursor = Cursor::after(Timestamp::from_millis(instant), &StoryId::parse(&id).unwrap());
            let text = cursor.to_string();
            prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-'));
            prop_assert_eq!(text.parse::<Cursor>().unwrap(), cursor);
        }

        #[test]
        fn garbage_is_refused_without_panic(text in any::<String>()) {
            if let Ok(cursor) = text.parse::<Cursor>() {
                prop_assert!(cursor.to_string().len() <= text.len());
            }
        }
    }

    #[test]
    fn refuses_what_is_almost_right() {
        let good =
            Cursor::after(Timestamp::from_millis(1_700_000_000_000), &StoryId::parse("01900000-0000-7000-8000-000000000001").unwrap())
                .to_string();
        assert_eq!(good, "loyw3v28.01900000000070008000000000000001");
        for bad in [
            "",
            ".",
            "loyw3v28",
            "loyw3v28.",
            ".01900000000070008000000000000001",
            "LOYW.01900000000070008000000000000001",
            "loyw3v28.0190000000007000800000000000000g",
            "zzzzzzzzzzzzzz.01900000000070008000000000000001",
            "loyw3v28.01900000000070008000000000000001x",
            "+1.01900000000070008000000000000001",
        ] {
            assert!(bad.parse::<Cursor>().is_err(), "{bad:?}");
        }
        assert_eq!(Cursor::start().to_string().parse::<Cursor>().unwrap(), Cursor::start());
    }
}
