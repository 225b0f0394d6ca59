//! Alerts on readers' devices: what a reader can follow, and the words of an alert.

use std::fmt;

use crate::{AuthorId, ParseError, SectionId, TagId, text::one_line};

/// Something that a reader follows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PushTopic {
    /// What the newsroom calls breaking news.
    Breaking,
    /// Stories of a section, or of a section below it.
    Section(SectionId),
    /// Stories with a tag.
    Tag(TagId),
    /// Stories by an author.
    Author(AuthorId),
}

impl PushTopic {
    /// Reads the stored form: `breaking`, `section:ID`, `tag:ID`, `author:ID`.
    ///
    /// # Errors
    /// Any other text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match text.split_once(':') {
            None if text == "breaking" => Ok(Self::Breaking),
            Some(("section", id)) => SectionId::parse(id).map(Self::Section),
            Some(("tag", id)) => TagId::parse(id).map(Self::Tag),
            Some(("author", id)) => AuthorId::parse(id).map(Self::Author),
            _ => Err(ParseError::new("topic", format!("{text:?} is not breaking, section:ID, tag:ID or author:ID"))),
        }
    }
}

impl fmt::Display for PushTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Breaking => f.write_str("breaking"),
            Self::Section(id) => write!(f, "section:{id}"),
            Self::Tag(id) => write!(f, "tag:{id}"),
            Self::Author(id) => write!(f, "author:{id}"),
        }
    }
}

/// The words of an alert: what a locked screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertText {
    /// The first line.
    pub title: String,
    /// The lines below it; may be empty.
    pub body: String,
}

impl AlertText {
    /// Longest title, in characters: screens cut longer ones.
    pub const MAX_TITLE: usize = 100;
    /// Longest body, in characters.
    pub const MAX_BODY: usize = 200;

    /// Both as one line each.
    ///
    /// # Errors
    /// The title is empty, or one of them is too long.
    pub fn parse(title: &str, body: &str) -> Result<Self, ParseError> {
        let (title, body) = (one_line(title), one_line(body));
        let too_long = |what, text: &str, most: usize| {
            let length = text.chars().count();
            if length > most { Err(ParseError::new(what, format!("has {length} of {most} characters"))) } else { Ok(()) }
        };
        if title.is_empty() {
            return Err(ParseError::new("title of the alert", "is empty"));
        }
        too_long("title of the alert", &title, Self::MAX_TITLE)?;
        too_long("text of the alert", &body, Self::MAX_BODY)?;
        Ok(Self { title, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_read_as_they_are_written() {
        let id = "01900000-0000-7000-8000-000000000001";
        for text in ["breaking".to_owned(), format!("section:{id}"), format!("tag:{id}"), format!("author:{id}")] {
            assert_eq!(PushTopic::parse(&text).unwrap().to_string(), text);
        }
        for bad in ["", "Breaking", "section:", "section:world", "story:01900000-0000-7000-8000-000000000001", "breaking:x"] {
            assert!(PushTopic::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_alert_fits_on_a_screen() {
        assert_eq!(AlertText::parse(" A\n b ", "").unwrap(), AlertText { title: "A b".into(), body: String::new() });
        assert!(AlertText::parse(" ", "x").is_err());
        assert!(AlertText::parse(&"x".repeat(101), "").is_err() && AlertText::parse("x", &"x".repeat(201)).is_err());
    }
}
