//! Lists of stories, newest first: fronts, sections, tags, authors, archives, feeds.

mod card;
mod cursor;

use domain::{AuthorId, SectionId, Story, StoryId, TagId, Timestamp};

pub use card::{Named, StoryCard};
pub use cursor::Cursor;

use crate::{Newsroom, Result, edit::unbuilt};

/// A list that stories stand on.
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

/// Which part of a list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListQuery<'a> {
    /// The list.
    pub shelf: Shelf<'a>,
    /// Only what comes after this place; `None`: from the newest.
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

impl<'a> ListQuery<'a> {
    /// The newest `limit` stories of a list.
    pub fn newest(shelf: Shelf<'a>, limit: u16) -> Self {
        Self { shelf, after: None, from: None, until: None, limit, exclude: None }
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryPage {
    /// The stories, newest first.
    pub cards: Vec<StoryCard>,
    /// Where the next part begins; `None` on the last one.
    pub next: Option<Cursor>,
}

/// What was published just before and just after a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Neighbours {
    /// The older one.
    pub previous: Option<StoryCard>,
    /// The newer one.
    pub next: Option<StoryCard>,
}

impl Newsroom {
    /// One part of a list. Costs the same at any place of a list of any length.
    pub async fn list(&self, query: ListQuery<'_>) -> Result<StoryPage> {
        let _ = query;
        unbuilt()
    }
    /// How many stories stand on a list, from a counter.
    pub async fn shelf_count(&self, shelf: Shelf<'_>) -> Result<i64> {
        let _ = shelf;
        unbuilt()
    }
    /// The newest stories of several lists at once, in the order asked for: what a front page needs.
    pub async fn list_many(&self, shelves: &[Shelf<'_>], limit_each: u16) -> Result<Vec<Vec<StoryCard>>> {
        let _ = (shelves, limit_each);
        unbuilt()
    }
    /// The pinned stories, newest first.
    pub async fn pinned(&self, limit: u16) -> Result<Vec<StoryCard>> {
        let _ = limit;
        unbuilt()
    }
    /// The place before page `page` (from 1) of a list cut into pages of `per_page`; `None` past the end.
    pub async fn page_number(&self, shelf: Shelf<'_>, page: u32, per_page: u16) -> Result<Option<Cursor>> {
        let _ = (shelf, page, per_page);
        unbuilt()
    }
    /// The listed stories published just before and after this one.
    pub async fn neighbours(&self, story: &Story) -> Result<Neighbours> {
        let _ = story;
        unbuilt()
    }
}
