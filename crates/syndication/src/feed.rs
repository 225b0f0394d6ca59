//! What a feed says, in no format yet.

use domain::{Direction, Language, Timestamp};

/// A list of stories for feed readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its title: the paper's name, or "Section | Paper".
    pub title: String,
    /// A sentence about it; an empty one is replaced by the title, because RSS wants some.
    pub description: String,
    /// Absolute address of the page that shows the same.
    pub page_url: String,
    /// Absolute address of the feed itself.
    pub self_url: String,
    /// The paper's main language.
    pub language: Language,
    /// Its stories, newest first.
    pub items: Vec<Item>,
}

/// One story of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// An identity that never changes, whatever happens to the address: `urn:uuid:…`.
    pub guid: String,
    /// Headline.
    pub title: String,
    /// Absolute address.
    pub url: String,
    /// When it was published.
    pub published: Timestamp,
    /// When readers were last told of a change.
    pub updated: Timestamp,
    /// Names over it.
    pub authors: Vec<String>,
    /// Sections and tags, by name.
    pub categories: Vec<String>,
    /// The standfirst or the first words, as plain text; may be empty.
    pub summary: String,
    /// The whole text as HTML with absolute addresses; made by [`crate::html`].
    pub content: String,
    /// Language of the text.
    pub language: Language,
    /// Which way the text runs.
    pub direction: Direction,
    /// Absolute address of the feed of what readers write under it, where they may.
    pub comments_feed: Option<String>,
    /// Its picture or recording.
    pub enclosure: Option<Enclosure>,
}

/// A file that belongs to a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// Absolute address.
    pub url: String,
    /// For example `image/jpeg`.
    pub mime: String,
    /// Size in bytes; 0 if unknown.
    pub bytes: i64,
}
