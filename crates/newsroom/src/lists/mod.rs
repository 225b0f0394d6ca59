//! Lists of stories, newest first: fronts, sections, tags, authors, archives, feeds.

mod card;
mod cursor;
mod read;
mod sitemap;

use std::fmt;

use domain::{AuthorId, SectionId, StoryId, TagId, Timestamp};

pub(crate) use card::{BY_IDS as CARDS_BY_IDS, CardRow, card_columns, cards};
pub use card::{Named, StoryCard};
pub(crate) use card::{teasers, unsigned};
pub use cursor::Cursor;
pub(crate) use read::{AFTER, COUNT, SKIP};
pub use sitemap::SitemapEntry;
pub(crate) use sitemap::{BETWEEN as IN_SITEMAP, NEWEST_BEFORE, PAGES as SITEMAP_PAGES};

/// A list of published stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf<'a> {
    /// Every listed story.
    All,
    /// The stories of a section and of all its sub-sections.
    Section(&'a SectionId),
    /// The stories with a tag.
    Tag(&'a TagId),
    /// The stories with an author's name over them.
    Author(&'a AuthorId),
}

/// The requested page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListQuery<'a> {
    /// The list.
    pub shelf: Shelf<'a>,
    /// Only stories after this cursor; `None`: from the newest.
    pub after: Option<Cursor>,
    /// Only what was published at or after this instant.
    pub from: Option<Timestamp>,
    /// Only what was published before this instant.
    pub until: Option<Timestamp>,
    /// At most so many stories.
    pub limit: u16,
    /// Not this one.
    pub exclude: Option<&'a StoryId>,
}

impl fmt::Display for Shelf<'_> {
    /// The shelf's name in the database and in dependency keys (after `shelf:`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Section(id) => write!(f, "section:{id}"),
            Self::Tag(id) => write!(f, "tag:{id}"),
            Self::Author(id) => write!(f, "author:{id}"),
        }
    }
}

impl<'a> ListQuery<'a> {
    /// The newest `limit` stories of a list.
    pub fn newest(shelf: Shelf<'a>, limit: u16) -> Self {
        Self { shelf, after: None, from: None, until: None, limit, exclude: None }
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryPage {
    /// The stories, newest first.
    pub cards: Vec<StoryCard>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}
