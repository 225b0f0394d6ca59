//! The content of a feed, independent of its format.

use domain::{Direction, Language, Timestamp};

/// A list of stories for feed readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its title: the paper's name, or "Section | Paper".
    pub title: String,
    /// A sentence about it; if it is empty, the title is used, because RSS requires one.
    pub description: String,
    /// Absolute URL of the page that lists the same stories.
    pub page_url: String,
    /// Absolute URL of the feed itself.
    pub self_url: String,
    /// The paper's main language.
    pub language: Language,
    /// Absolute URL of a square picture that stands for the paper.
    pub image: Option<String>,
    /// Its stories, newest first.
    pub items: Vec<Item>,
}

/// One story of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// An identity that never changes, even if the URL does: `urn:uuid:…`.
    pub guid: String,
    /// Headline.
    pub title: String,
    /// Absolute URL.
    pub url: String,
    /// When it was published.
    pub published: Timestamp,
    /// When the text last changed in a way readers should know.
    pub updated: Timestamp,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// Sections and tags, by name.
    pub categories: Vec<String>,
    /// The standfirst or the first words, as plain text; may be empty.
    pub summary: String,
    /// The whole text as HTML with absolute URLs, made by [`crate::html`].
    pub content: String,
    /// Language of the text.
    pub language: Language,
    /// Which way the text runs.
    pub direction: Direction,
    /// Absolute URL of the feed of its comments; `None` if it is closed for comments.
    pub comments_feed: Option<String>,
    /// Its picture or recording.
    pub enclosure: Option<Enclosure>,
}

/// A file that belongs to a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// Absolute URL.
    pub url: String,
    /// For example `image/jpeg`.
    pub mime: String,
    /// Size in bytes; 0 if unknown.
    pub bytes: i64,
}
