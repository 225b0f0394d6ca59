//! Rows that wait to be written, many in one statement: each statement has its own way to the database's thread, or over the network,
//! and back, which costs more than the writing.

use std::collections::{BTreeMap, HashSet};

use sqlx::QueryBuilder;

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::search::Doc;
use crate::{Edit, Result};

/// At most so many rows are written in one statement.
const MOST_ROWS: usize = 64;
/// What waits is written when it holds so many bytes.
const MOST_BYTES: usize = 4 << 20;

/// Tables whose rows wait.
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
}

impl Table {
    /// The statement up to its rows, and what comes after them.
    fn statement(self) -> (&'static str, &'static str) {
        match self {
            Self::Story => (
                "INSERT INTO story (id, kind, state, path, parent_id, position, headline, front_headline, standfirst, section_id, byline_ids, \
                 lead_image_id, language, direction, format, published_at, updated_at, embargo_until, expires_at, pinned, words, revisions, shelves, \
                 shelved_at, due_at, data) ",
                " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, state = excluded.state, path = excluded.path, parent_id = excluded.parent_id, \
                 position = excluded.position, headline = excluded.headline, front_headline = excluded.front_headline, \
                 standfirst = excluded.standfirst, section_id = excluded.section_id, byline_ids = excluded.byline_ids, \
                 lead_image_id = excluded.lead_image_id, language = excluded.language, direction = excluded.direction, format = excluded.format, \
                 published_at = excluded.published_at, updated_at = excluded.updated_at, embargo_until = excluded.embargo_until, \
                 expires_at = excluded.expires_at, pinned = excluded.pinned, words = excluded.words, revisions = excluded.revisions, \
                 shelves = excluded.shelves, shelved_at = excluded.shelved_at, due_at = excluded.due_at, data = excluded.data",
            ),
            Self::StorySection => ("INSERT INTO story_section (story_id, position, section_id) ", ""),
            Self::StoryTag => ("INSERT INTO story_tag (story_id, position, tag_id) ", ""),
            Self::StoryByline => ("INSERT INTO story_byline (story_id, position, author_id, role) ", ""),
            Self::StoryMedia => ("INSERT INTO story_media (story_id, position, media_id) ", ""),
            Self::Revision => ("INSERT INTO revision (id, story_id, number, saved_by, reason, saved_at, snapshot) ", ""),
            Self::Comment => (
                "INSERT INTO comment (id, story_id, kind, state, created_at, data) ",
                " ON CONFLICT (id) DO UPDATE SET story_id = excluded.story_id, kind = excluded.kind, state = excluded.state, \
                 created_at = excluded.created_at, data = excluded.data",
            ),
            Self::Redirect => (
                "INSERT INTO redirect (from_path, to_path, status) ",
                " ON CONFLICT (from_path) DO UPDATE SET to_path = excluded.to_path, status = excluded.status",
            ),
            Self::Shelf => ("INSERT INTO shelf_story (shelf, published_at, story_id) ", ""),
        }
    }

    fn writing(self) -> &'static str {
        match self {
            Self::Story | Self::StorySection | Self::StoryTag | Self::StoryByline | Self::StoryMedia => "storing a story",
            Self::Revision => "storing a version of a story",
            Self::Comment => "storing a comment",
            Self::Redirect => "storing a redirect",
            Self::Shelf => "putting a story onto its lists",
        }
    }
}

/// One value of a row; in one column always of the same kind, since PostgreSQL gives nothing a type too.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Text(Option<String>),
    Number(Option<i64>),
    Flag(bool),
    /// The text form of PostgreSQL's `tsvector`.
    Vector(String),
}

/// Makes cells of texts, numbers and flags.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$($crate::edit::Cell::from($value)),+] };
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

/// What an edit has still to write.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    rows: BTreeMap<Table, Vec<Vec<Cell>>>,
    /// Documents for the search index, with the identity of their story.
    docs: Vec<(String, Doc)>,
    /// Identities and addresses, those of before too, of stories, comments and redirects of which something waits.
    names: HashSet<String>,
    bytes: usize,
}

impl Waiting {
    /// A row, which is written before anybody who could see it looks.
    pub(crate) fn row(&mut self, table: Table, cells: Vec<Cell>) {
        self.bytes += cells.iter().map(Cell::bytes).sum::<usize>();
        self.rows.entry(table).or_default().push(cells);
    }

    /// A document for the search index.
    pub(crate) fn doc(&mut self, story: &str, doc: Doc) {
        self.bytes += doc.fields().into_iter().map(str::len).sum::<usize>();
        self.named(story);
        self.docs.push((story.to_owned(), doc));
    }

    /// Says what a row is found by.
    pub(super) fn named(&mut self, name: &str) {
        self.names.insert(name.to_owned());
    }
}

impl Edit<'_> {
    /// The transaction's connection, with everything written that waited.
    pub(crate) async fn conn(&mut self) -> Result<Conn<'_>> {
        self.settle().await?;
        Ok(self.tx.conn())
    }

    /// The connection for a question about stories, comments or redirects of these identities or addresses: they are written before it, but the
    /// rest need not be.
    pub(crate) async fn conn_about(&mut self, names: &[&str]) -> Result<Conn<'_>> {
        if self.waiting.bytes > MOST_BYTES || names.iter().any(|name| self.waiting.names.contains(*name)) {
            self.settle().await?;
        }
        Ok(self.tx.conn())
    }

    /// The connection as it is: for tables whose rows never wait, and where what waits makes no difference.
    pub(crate) fn conn_beside_waiting(&mut self) -> Conn<'_> {
        self.tx.conn()
    }

    /// Writes what waits.
    pub(crate) async fn settle(&mut self) -> Result<()> {
        let Waiting { rows, docs, .. } = std::mem::take(&mut self.waiting);
        for (table, rows) in rows {
            let (into, after) = table.statement();
            insert(&mut self.tx.conn(), into, &rows, after, table.writing()).await?;
        }
        if docs.is_empty() { Ok(()) } else { self.insert_docs(docs).await }
    }
}

/// Writes rows, many in one statement; what the statements return. The numbers of rows are powers of two, so that few different
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
