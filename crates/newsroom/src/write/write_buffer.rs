//! Buffered rows: one statement writes many rows of a table, because each statement costs a round trip to SQLite's thread or to the
//! server, which takes longer than the write itself.

use std::collections::BTreeMap;

use sqlx::QueryBuilder;

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::search::{Doc, insert_docs};
use crate::{Edit, Result};

/// Rows in one statement at most.
const MOST_ROWS: usize = 64;
/// The buffer of an import is flushed above this size.
const MOST_BYTES: usize = 4 << 20;

/// Tables whose rows are buffered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    Story,
    StorySection,
    StoryTag,
    StoryByline,
    StoryMedia,
    Revision,
    Comment,
    Redirect,
    Shelf,
    DraftDoc,
}

impl Table {
    /// The statement up to its rows, and what comes after them.
    fn statement(self) -> (&'static str, &'static str) {
        match self {
            Self::Story => (
                "INSERT INTO story (id, kind, state, path, parent_id, position, headline, front_headline, standfirst, section_id, byline_ids, \
                 lead_image_id, language, direction, format, published_at, updated_at, embargo_until, expires_at, pinned, words, revisions, shelves, \
                 shelved_at, due_at, owner_id, state_since, state_note, changed_at, slug, data) ",
                " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, state = excluded.state, path = excluded.path, parent_id = excluded.parent_id, \
                 position = excluded.position, headline = excluded.headline, front_headline = excluded.front_headline, \
                 standfirst = excluded.standfirst, section_id = excluded.section_id, byline_ids = excluded.byline_ids, \
                 lead_image_id = excluded.lead_image_id, language = excluded.language, direction = excluded.direction, format = excluded.format, \
                 published_at = excluded.published_at, updated_at = excluded.updated_at, embargo_until = excluded.embargo_until, \
                 expires_at = excluded.expires_at, pinned = excluded.pinned, words = excluded.words, revisions = excluded.revisions, \
                 shelves = excluded.shelves, shelved_at = excluded.shelved_at, due_at = excluded.due_at, \
                 owner_id = excluded.owner_id, state_since = excluded.state_since, state_note = excluded.state_note, \
                 changed_at = excluded.changed_at, slug = excluded.slug, data = excluded.data",
            ),
            Self::StorySection => ("INSERT INTO story_section (story_id, position, section_id) ", ""),
            Self::StoryTag => ("INSERT INTO story_tag (story_id, position, tag_id) ", ""),
            Self::StoryByline => ("INSERT INTO story_byline (story_id, position, author_id, role, changed_at, state) ", ""),
            Self::StoryMedia => ("INSERT INTO story_media (story_id, position, media_id) ", ""),
            Self::Revision => ("INSERT INTO revision (id, story_id, number, saved_by, reason, saved_at, snapshot) ", ""),
            Self::Comment => (
                "INSERT INTO comment (id, story_id, parent_id, kind, state, created_at, email_hash, data) ",
                // the address of a reader is stored as its digest only, which a later save does not have
                " ON CONFLICT (id) DO UPDATE SET story_id = excluded.story_id, parent_id = excluded.parent_id, kind = excluded.kind, \
                 state = excluded.state, created_at = excluded.created_at, \
                 email_hash = COALESCE(excluded.email_hash, comment.email_hash), data = excluded.data",
            ),
            Self::Redirect => (
                "INSERT INTO redirect (from_path, to_path, status) ",
                " ON CONFLICT (from_path) DO UPDATE SET to_path = excluded.to_path, status = excluded.status",
            ),
            Self::Shelf => ("INSERT INTO shelf_story (shelf, published_at, story_id) ", ""),
            Self::DraftDoc => ("INSERT INTO draft_doc (docid, story_id, words) ", ""),
        }
    }

    fn writing(self) -> &'static str {
        match self {
            Self::Story | Self::StorySection | Self::StoryTag | Self::StoryByline | Self::StoryMedia => "storing a story",
            Self::Revision => "storing a revision",
            Self::Comment => "storing a comment",
            Self::Redirect => "storing a redirect",
            Self::Shelf => "updating the shelves of a story",
            Self::DraftDoc => "indexing a draft for search",
        }
    }
}

/// One value of a row; all values of a column are of one kind, since PostgreSQL types NULL too.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Text(Option<String>),
    Number(Option<i64>),
    Flag(bool),
    /// The text form of PostgreSQL's `tsvector`.
    Vector(String),
}

/// Cells from texts, numbers and flags.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$($crate::write::Cell::from($value)),+] };
}
pub(crate) use cells;

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl Cell {
    fn bytes(&self) -> usize {
        match self {
            Self::Text(Some(text)) | Self::Vector(text) => text.len(),
            _ => 8,
        }
    }
}

/// Rows and search documents of an edit that are not yet written.
#[derive(Debug, Default)]
pub(crate) struct WriteBuffer {
    rows: BTreeMap<Table, Vec<Vec<Cell>>>,
    /// Search documents with the id of their story.
    docs: Vec<(String, Doc)>,
    bytes: usize,
}

impl Edit<'_> {
    /// The transaction's connection. Flushes first, so that a query sees every row this edit has put.
    pub(crate) async fn conn(&mut self) -> Result<Conn<'_>> {
        self.flush().await?;
        Ok(self.tx.conn())
    }

    /// Writes a row, at the latest before the next query.
    pub(crate) fn write_row(&mut self, table: Table, cells: Vec<Cell>) {
        self.buffer.bytes += cells.iter().map(Cell::bytes).sum::<usize>();
        self.buffer.rows.entry(table).or_default().push(cells);
    }

    /// Writes a search document, at the latest before the next query.
    pub(crate) fn write_doc(&mut self, story: &str, doc: Doc) {
        self.buffer.bytes += doc.fields().into_iter().map(str::len).sum::<usize>();
        self.buffer.docs.push((story.to_owned(), doc));
    }

    /// Call at the end of a put: flushes, except in an import, which writes the rows of many puts together.
    pub(crate) async fn end_put(&mut self) -> Result<()> {
        if self.deferred && self.buffer.bytes <= MOST_BYTES { Ok(()) } else { self.flush().await }
    }

    /// Whether this is the edit of an import.
    pub(crate) fn deferred(&self) -> bool {
        self.deferred
    }

    /// Writes all buffered rows.
    pub(super) async fn flush(&mut self) -> Result<()> {
        if self.buffer.bytes == 0 {
            return Ok(());
        }
        let WriteBuffer { rows, docs, .. } = std::mem::take(&mut self.buffer);
        for (table, rows) in rows {
            let (into, after) = table.statement();
            insert(&mut self.tx.conn(), into, &rows, after, table.writing()).await?;
        }
        if docs.is_empty() { Ok(()) } else { insert_docs(&mut self.tx.conn(), docs).await }
    }
}

/// Writes rows, many in one statement; returns what the statements return. Row counts are powers of two, so that few different
/// statements have to be prepared.
pub(crate) async fn insert(conn: &mut Conn<'_>, into: &str, rows: &[Vec<Cell>], after: &str, doing: &'static str) -> Result<Vec<i64>> {
    let (mut rows, mut returned) = (rows, Vec::new());
    while let Some(most) = rows.len().checked_ilog2() {
        let (some, rest) = rows.split_at((1 << most).min(MOST_ROWS));
        rows = rest;
        returned.extend(
            on!(&mut *conn, c => {
                let mut query = QueryBuilder::new(into);
                query.push_values(some, |mut row, cells| {
                    for cell in cells {
                        match cell {
                            Cell::Text(text) => row.push_bind(text.as_deref()),
                            Cell::Number(number) => row.push_bind(*number),
                            Cell::Flag(flag) => row.push_bind(*flag),
                            Cell::Vector(text) => row.push_bind(text.as_str()).push_unseparated("::tsvector"),
                        };
                    }
                });
                query.push(after);
                query.build_query_scalar::<i64>().fetch_all(c).await
            })
            .doing(doing)?,
        );
    }
    Ok(returned)
}
