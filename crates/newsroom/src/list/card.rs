//! What a list shows of a story.

use domain::{Direction, Headline, Language, MediaItem, SitePath, Standfirst, StoryFormat, StoryId, Timestamp};
use serde::{Deserialize, Serialize};

/// A name with the page it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// What readers see.
    pub name: String,
    /// Where it leads.
    pub path: SitePath,
}

/// What a list shows of a story: everything a card needs, nothing of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryCard {
    /// The story.
    pub id: StoryId,
    /// Its address.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// A shorter headline for lists, or empty.
    pub front_headline: String,
    /// The sentences under the headline.
    pub standfirst: Option<Standfirst>,
    /// Its primary section, or else its first.
    pub section: Option<Named>,
    /// The names over it, in order.
    pub bylines: Vec<Named>,
    /// When it went live.
    pub published_at: Timestamp,
    /// When its text last changed in a way readers should know.
    pub updated_at: Timestamp,
    /// The picture at its head.
    pub picture: Option<MediaItem>,
    /// The language it is written in.
    pub language: Language,
    /// Which way its text runs.
    pub direction: Direction,
    /// Its shape.
    pub format: StoryFormat,
    /// Approved comments by readers.
    pub comment_count: i64,
    /// Pinned to the top of the front page.
    pub pinned: bool,
    /// Length of its text in words.
    pub words: i64,
}
