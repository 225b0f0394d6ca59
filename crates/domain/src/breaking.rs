//! Breaking news: one line on every page, for some hours.

use crate::{ParseError, Timestamp, document::Href, text::one_line};

/// A line of breaking news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breaking {
    /// Its identity: a reader who closed it sees the next one.
    pub id: String,
    /// What it says; one line.
    pub text: String,
    /// Where it leads.
    pub link: Option<Href>,
    /// When it disappears by itself.
    pub until: Timestamp,
}

impl Breaking {
    /// Longest text, in characters.
    pub const MAX_CHARS: usize = 160;

    /// The text as one line.
    ///
    /// # Errors
    /// It is empty or too long.
    pub fn text(text: &str) -> Result<String, ParseError> {
        let line = one_line(text);
        match line.chars().count() {
            0 => Err(ParseError::new("breaking news", "is empty")),
            length if length > Self::MAX_CHARS => {
                Err(ParseError::new("breaking news", format!("has {length} of {} characters", Self::MAX_CHARS)))
            }
            _ => Ok(line),
        }
    }
}
