//! A story as a reader opens it: with the entities it refers to, its neighbours and its comments, in one query.

use std::collections::HashMap;

use domain::{
    Author, Comment, Correction, Direction, Headline, Language, MediaId, MediaItem, ReaderCounts, SitePath, Story, StoryId, StoryKind, Tag,
};
use serde::{Deserialize, de::DeserializeOwned};
use sqlx::Row as _;

use crate::comments::with_answers;
use crate::counts::reader_counts;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Newsroom, Result, entity};

/// The story with the number of its words; its authors, tags, media, portraits of authors, comments and corrections, each kind as JSON, separated
/// by a control character that JSON never contains; the previous and the next story. One query with one row, because a round trip to
/// SQLite's thread costs more than the read. The databases differ in their JSON functions.
macro_rules! opened {
    ($picture:literal, $object:literal, $json:literal, $as_text:literal) => {
        concat!(
            "SELECT s.words, s.data, \
             (SELECT string_agg(a.data, '\u{1e}') FROM story_byline l JOIN author a ON a.id = l.author_id WHERE l.story_id = s.id), \
             (SELECT string_agg(t.data, '\u{1e}') FROM story_tag l JOIN tag t ON t.id = l.tag_id WHERE l.story_id = s.id), \
             (SELECT string_agg(m.data, '\u{1e}') FROM story_media l JOIN media m ON m.id = l.media_id WHERE l.story_id = s.id), \
             (SELECT string_agg(m.data, '\u{1e}') FROM story_byline l JOIN author a ON a.id = l.author_id JOIN media m ON m.id = ",
            $picture,
            " WHERE l.story_id = s.id), \
             (SELECT string_agg(c.data, '\u{1e}') FROM comment c WHERE c.story_id = s.id AND c.kind = 'comment' \
               AND (c.state = 'approved' OR EXISTS (SELECT 1 FROM comment a WHERE a.parent_id = c.id))), \
             (SELECT ",
            $object,
            "('id', t.id, 'path', t.path, 'headline', t.headline, 'language', t.language, 'direction', t.direction)",
            $as_text,
            " FROM shelf_story l JOIN story t ON t.id = l.story_id \
               WHERE l.shelf = 'all' AND (l.published_at, l.story_id) < (s.published_at, s.id) \
               ORDER BY l.published_at DESC, l.story_id DESC LIMIT 1), \
             (SELECT ",
            $object,
            "('id', t.id, 'path', t.path, 'headline', t.headline, 'language', t.language, 'direction', t.direction, \
               'picture', (SELECT ",
            $json,
            " FROM media m WHERE m.id = t.lead_image_id))",
            $as_text,
            " FROM shelf_story l JOIN story t ON t.id = l.story_id \
               WHERE l.shelf = 'all' AND (l.published_at, l.story_id) > (s.published_at, s.id) \
               ORDER BY l.published_at, l.story_id LIMIT 1), \
             (SELECT string_agg(",
            $object,
            "('at', c.at, 'text', c.text)",
            $as_text,
            ", '\u{1e}') FROM correction c WHERE c.story_id = s.id), \
             (SELECT COUNT(*) FROM comments_closed x WHERE x.story_id = s.id), \
             n.views, n.shares, n.imported_views \
             FROM story s LEFT JOIN story_count n ON n.story_id = s.id WHERE s.path = $1"
        )
    };
}
pub(crate) const SQLITE_OPENED: &str = opened!("a.data ->> 'picture'", "json_object", "json(m.data)", "");
pub(crate) const POSTGRES_OPENED: &str = opened!("a.data::json ->> 'picture'", "json_build_object", "m.data::json", "::text");

/// A story or page with the entities it refers to, read in one snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedStory {
    /// The story or page.
    pub story: Story,
    /// Number of words of its text.
    pub words: usize,
    /// The people and desks of its bylines, each once, in their order.
    pub authors: Vec<Author>,
    /// Its tags, in its order.
    pub tags: Vec<Tag>,
    /// Its pictures, recordings and files, and its authors' portraits.
    pub media: HashMap<MediaId, MediaItem>,
    /// The approved comments by readers, oldest first; between them those that are not shown but have approved answers, without their content.
    pub comments: Vec<Comment>,
    /// Whether a moderator closed the comments.
    pub comments_closed: bool,
    /// What was corrected, oldest first.
    pub corrections: Vec<Correction>,
    /// How often readers viewed and shared it.
    pub counts: ReaderCounts,
    /// The listed story published just before it; none for a page.
    pub previous: Option<Neighbour>,
    /// The listed story published just after it; none for a page.
    pub next: Option<Neighbour>,
}

/// The previous or next story, as a link target.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Neighbour {
    /// Its identity.
    pub id: StoryId,
    /// Its path.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// The language it is written in.
    pub language: Language,
    /// Which way its text runs.
    pub direction: Direction,
    /// The picture of the next story.
    #[serde(default)]
    pub picture: Option<MediaItem>,
}

/// The columns of the query's one row, read where they are: a copy would cost as much as reading the JSON.
struct Columns<'r> {
    words: i64,
    story: &'r str,
    authors: Option<&'r str>,
    tags: Option<&'r str>,
    media: Option<&'r str>,
    portraits: Option<&'r str>,
    comments: Option<&'r str>,
    older: Option<&'r str>,
    newer: Option<&'r str>,
    corrections: Option<&'r str>,
    closed: i64,
    counts: [Option<i64>; 3],
}

/// Parses one entity read with the story at `path`.
fn around<T: DeserializeOwned>(table: &'static str, path: &SitePath, json: &str) -> Result<T> {
    entity::read(table, format_args!("around {path}"), json)
}

/// Parses all entities in one column.
fn each<T: DeserializeOwned>(table: &'static str, path: &SitePath, column: Option<&str>) -> Result<Vec<T>> {
    let Some(column) = column else { return Ok(Vec::new()) };
    // memchr, because a column may be long
    let ends = memchr::memchr_iter(0x1e, column.as_bytes()).chain(std::iter::once(column.len()));
    let mut from = 0;
    let parts = ends.map(|end| column.get(std::mem::replace(&mut from, end + 1)..end).unwrap_or_default());
    parts.map(|json| around(table, path, json)).collect()
}

const OPENING: &str = "reading a story and what is around it";

impl Newsroom {
    /// The story or page at this path with everything around it, in any state; the caller decides with
    /// [`Story::is_live`]. Dangling references are left out.
    pub async fn open_story(&self, path: &SitePath) -> Result<Option<OpenedStory>> {
        self.record(Key::Path(path.as_str()));
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let sql = if matches!(conn, Conn::Sqlite(_)) { SQLITE_OPENED } else { POSTGRES_OPENED };
        let opened = on!(&mut conn, c => {
            let row = sqlx::query(sql).bind(path.as_str()).fetch_optional(c).await.doing(OPENING)?;
            match &row {
                Some(row) => {
                    let text = |at: usize| row.try_get_unchecked(at).doing(OPENING);
                    let number = |at: usize| row.try_get_unchecked(at).doing(OPENING);
                    Some(OpenedStory::read(path, &Columns {
                        words: row.try_get_unchecked(0).doing(OPENING)?,
                        story: row.try_get_unchecked(1).doing(OPENING)?,
                        authors: text(2)?,
                        tags: text(3)?,
                        media: text(4)?,
                        portraits: text(5)?,
                        comments: text(6)?,
                        older: text(7)?,
                        newer: text(8)?,
                        corrections: text(9)?,
                        closed: row.try_get_unchecked(10).doing(OPENING)?,
                        counts: [number(11)?, number(12)?, number(13)?],
                    })?)
                }
                None => None,
            }
        });
        opened.iter().for_each(|opened| self.record_opened(opened));
        Ok(opened)
    }

    fn record_opened(&self, opened: &OpenedStory) {
        if self.log.is_none() {
            return;
        }
        let (story, id) = (&opened.story, opened.story.id.as_str());
        self.record_all([Key::Story(id), Key::Comments(id)]);
        if story.kind == StoryKind::Story {
            self.record(Key::Readers(id));
        }
        self.record_all(story.bylines.iter().map(|byline| Key::Author(byline.author.as_str())));
        self.record_all(story.tags.iter().map(|id| Key::Tag(id.as_str())));
        let portraits = opened.authors.iter().filter_map(|author| author.picture.as_ref());
        self.record_all(story.document.media().iter().chain(&story.lead_image).chain(portraits).map(|id| Key::Media(id.as_str())));
        if story.kind == StoryKind::Story && story.published_at.is_some() {
            // an unlisted story has no entry of its own between its neighbours
            self.record(if story.is_listed(self.now()) { Key::Beside(id) } else { Key::Shelf("all") });
            self.record_all(opened.previous.iter().chain(&opened.next).map(|beside| Key::Card(beside.id.as_str())));
            let picture = opened.next.as_ref().and_then(|next| next.picture.as_ref());
            self.record_all(picture.map(|picture| Key::Picture(picture.id.as_str())));
        }
    }
}

impl OpenedStory {
    fn read(path: &SitePath, columns: &Columns<'_>) -> Result<Self> {
        let story: Story = entity::read("story", path.as_str(), columns.story)?;
        let mut authors: Vec<Author> = each("author", path, columns.authors)?;
        authors.sort_by_cached_key(|author| story.bylines.iter().position(|byline| byline.author == author.id));
        // an author in two roles is read twice
        authors.dedup_by(|a, b| a.id == b.id);
        let mut tags: Vec<Tag> = each("tag", path, columns.tags)?;
        tags.sort_by_cached_key(|tag| story.tags.iter().position(|id| *id == tag.id));
        let mut comments = with_answers(each("comment", path, columns.comments)?);
        comments.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        let mut corrections: Vec<Correction> = each("correction", path, columns.corrections)?;
        corrections.sort_by_key(|correction| correction.at);
        let media: Vec<MediaItem> = each("media", path, columns.media)?;
        let portraits: Vec<MediaItem> = each("media", path, columns.portraits)?;
        let beside = |column: Option<&str>| column.map(|json| around("story", path, json)).transpose();
        let is_page = story.kind == StoryKind::Page;
        Ok(Self {
            words: usize::try_from(columns.words).unwrap_or_default(),
            authors,
            tags,
            media: media.into_iter().chain(portraits).map(|item| (item.id.clone(), item)).collect(),
            comments,
            comments_closed: columns.closed > 0,
            counts: reader_counts(columns.counts),
            corrections,
            previous: beside(columns.older.filter(|_| !is_page))?,
            next: beside(columns.newer.filter(|_| !is_page))?,
            story,
        })
    }
}
