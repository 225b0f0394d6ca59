//! From a list's name to the section, tag or author it is of, and to the query for its stories.

use domain::{FoundList, ListOf, Timestamp};
use newsroom::{Cursor, ListQuery, Newsroom, Shelf};

use super::LoadError;
use crate::ui::text::Calendar;

/// A span of time: its first instant and the first one after it.
pub type Span = (Timestamp, Timestamp);

/// The list with its section, tag or author; `None` where there is none of this name.
pub async fn find_list(newsroom: &Newsroom, of: &ListOf) -> Result<Option<FoundList>, LoadError> {
    Ok(match of {
        ListOf::Latest => Some(FoundList::Latest),
        ListOf::Section(slug) => newsroom.section_by_slug(slug).await?.map(FoundList::Section),
        ListOf::Tag(slug) => newsroom.tag_by_slug(slug).await?.map(FoundList::Tag),
        ListOf::Author(slug) => newsroom.author_by_slug(slug).await?.map(FoundList::Author),
        ListOf::Archive(period) => Some(FoundList::Archive(*period)),
    })
}

/// The shelf and the span of time of a list's stories.
#[derive(Debug, Clone, Copy)]
pub struct Stories<'a> {
    /// The shelf.
    pub shelf: Shelf<'a>,
    /// For archives.
    pub span: Option<Span>,
}

impl<'a> Stories<'a> {
    /// The shelf and span of `list`; `None` for the archive of a date that does not exist.
    pub fn of(list: &'a FoundList, calendar: &Calendar) -> Option<Self> {
        let (shelf, span) = match list {
            FoundList::Latest => (Shelf::All, None),
            FoundList::Section(section) => (Shelf::Section(&section.id), None),
            FoundList::Tag(tag) => (Shelf::Tag(&tag.id), None),
            FoundList::Author(author) => (Shelf::Author(&author.id), None),
            FoundList::Archive(period) => (Shelf::All, Some(calendar.span(*period)?)),
        };
        Some(Self { shelf, span })
    }

    /// The query for `limit` of them after a cursor, or from the newest.
    pub fn query(self, after: Option<Cursor>, limit: u16) -> ListQuery<'a> {
        let (from, until) = self.span.unzip();
        ListQuery { shelf: self.shelf, after, from, until, limit, exclude: None }
    }
}
