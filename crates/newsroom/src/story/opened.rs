//! A story as a reader opens it: with everything that it refers to, its neighbours and what readers wrote, in one query.

use std::collections::HashMap;

use domain::{Author, Comment, Direction, Headline, Language, MediaId, MediaItem, SitePath, Story, StoryId, StoryKind, Tag};
use serde::Deserialize;
use sqlx::Row as _;

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::keys::Key;
use crate::{Newsroom, Result, kept};

/// For each thing: which kind, its identity (of the story itself the number of its words), the whole as JSON, with control characters between them, which stand in none of
/// these. One query with one row, because each query and each row has its own way to the database's thread and back, which costs
/// more than the reading. The databases differ in how they read and write JSON.
macro_rules! opened {
    ($picture:literal, $object:literal, $as_text:literal) => {
        concat!(
            "SELECT string_agg(kind || '\u{1f}' || id || '\u{1f}' || data, '\u{1e}') FROM (\
             SELECT 'story' AS kind, CAST(words AS TEXT) AS id, data FROM story WHERE path = $1 \
             UNION ALL SELECT 'author', a.id, a.data FROM story_byline b JOIN author a ON a.id = b.author_id \
               WHERE b.story_id = (SELECT id FROM story WHERE path = $1) \
             UNION ALL SELECT 'media', m.id, m.data FROM story_byline b JOIN author a ON a.id = b.author_id JOIN media m ON m.id = ",
            $picture,
            " WHERE b.story_id = (SELECT id FROM story WHERE path = $1) \
             UNION ALL SELECT 'tag', t.id, t.data FROM story_tag s JOIN tag t ON t.id = s.tag_id \
               WHERE s.story_id = (SELECT id FROM story WHERE path = $1) \
             UNION ALL SELECT 'media', m.id, m.data FROM story_media s JOIN media m ON m.id = s.media_id \
               WHERE s.story_id = (SELECT id FROM story WHERE path = $1) \
             UNION ALL SELECT 'comment', id, data FROM comment \
               WHERE story_id = (SELECT id FROM story WHERE path = $1) AND state = 'approved' AND kind = 'comment' \
             UNION ALL SELECT * FROM (SELECT 'older', t.id, ",
            $object,
            "('id', t.id, 'path', t.path, 'headline', t.headline, 'language', t.language, 'direction', t.direction)",
            $as_text,
            " FROM shelf_story s JOIN story t ON t.id = s.story_id \
               WHERE s.shelf = 'all' AND (s.published_at, s.story_id) < (SELECT published_at, id FROM story WHERE path = $1) \
               ORDER BY s.published_at DESC, s.story_id DESC LIMIT 1) AS older \
             UNION ALL SELECT * FROM (SELECT 'newer', t.id, ",
            $object,
            "('id', t.id, 'path', t.path, 'headline', t.headline, 'language', t.language, 'direction', t.direction)",
            $as_text,
            " FROM shelf_story s JOIN story t ON t.id = s.story_id \
               WHERE s.shelf = 'all' AND (s.published_at, s.story_id) > (SELECT published_at, id FROM story WHERE path = $1) \
               ORDER BY s.published_at, s.story_id LIMIT 1) AS newer) AS opened"
        )
    };
}
pub(crate) const SQLITE_OPENED: &str = opened!("a.data ->> 'picture'", "json_object", "");
pub(crate) const POSTGRES_OPENED: &str = opened!("a.data::json ->> 'picture'", "json_build_object", "::text");

/// A story or page with everything around it, all of the same moment.
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
    /// The approved comments by readers, oldest first.
    pub comments: Vec<Comment>,
    /// The listed story published just before it; none for a page.
    pub previous: Option<Neighbour>,
    /// The listed story published just after it; none for a page.
    pub next: Option<Neighbour>,
}

/// A story beside another, as something to point to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Neighbour {
    /// Its identity.
    pub id: StoryId,
    /// Its address.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// The language it is written in.
    pub language: Language,
    /// Which way its text runs.
    pub direction: Direction,
}

/// Kind, identity or number of words, JSON.
type Thing<'r> = (&'r str, &'r str, &'r str);

/// The things of the query's one row.
fn things(row: &str) -> Vec<Thing<'_>> {
    let thing = |thing| {
        let mut parts = str::splitn(thing, 3, '\u{1f}');
        Some((parts.next()?, parts.next()?, parts.next()?))
    };
    // a text may be long, and the standard library looks at each of its bytes
    let ends = memchr::memchr_iter(0x1e, row.as_bytes()).chain(std::iter::once(row.len()));
    let mut from = 0;
    ends.filter_map(|end| thing(row.get(std::mem::replace(&mut from, end + 1)..end)?)).collect()
}

const OPENING: &str = "reading a story and what is around it";

impl Newsroom {
    /// The story or page at this address with everything around it, in whatever state; the caller decides with
    /// [`Story::is_live`]. What is not there any more is left out.
    pub async fn open_story(&self, path: &SitePath) -> Result<Option<OpenedStory>> {
        self.note(Key::Path(path.as_str()));
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let sql = if matches!(conn, Conn::Sqlite(_)) { SQLITE_OPENED } else { POSTGRES_OPENED };
        let opened = on!(&mut conn, c => {
            let row = sqlx::query(sql).bind(path.as_str()).fetch_one(c).await.doing(OPENING)?;
            // read where it is: a copy would cost as much as reading the JSON
            let found: Option<&str> = row.try_get_unchecked(0).doing(OPENING)?;
            OpenedStory::read(path, &things(found.unwrap_or_default()))?
        });
        opened.iter().for_each(|opened| self.note_opened(opened));
        Ok(opened)
    }

    fn note_opened(&self, opened: &OpenedStory) {
        if self.log.is_none() {
            return;
        }
        let (story, id) = (&opened.story, opened.story.id.as_str());
        self.note_all([Key::Story(id), Key::Comments(id)]);
        self.note_all(story.bylines.iter().map(|byline| Key::Author(byline.author.as_str())));
        self.note_all(story.tags.iter().map(|id| Key::Tag(id.as_str())));
        let portraits = opened.authors.iter().filter_map(|author| author.picture.as_ref());
        self.note_all(story.document.media().iter().chain(&story.lead_image).chain(portraits).map(|id| Key::Media(id.as_str())));
        if story.kind == StoryKind::Story && story.published_at.is_some() {
            // a story that is on no list has no neighbours that know of it
            self.note(if story.is_listed(self.now()) { Key::Beside(id) } else { Key::Shelf("all") });
            self.note_all(opened.previous.iter().chain(&opened.next).map(|beside| Key::Card(beside.id.as_str())));
        }
    }
}

impl OpenedStory {
    fn read(path: &SitePath, things: &[Thing<'_>]) -> Result<Option<Self>> {
        let Some((_, words, data)) = things.iter().find(|thing| thing.0 == "story") else { return Ok(None) };
        let mut opened = Self {
            story: kept::read("story", path.as_str(), data)?,
            words: words.parse().unwrap_or_default(),
            authors: Vec::new(),
            tags: Vec::new(),
            media: HashMap::new(),
            comments: Vec::new(),
            previous: None,
            next: None,
        };
        for (kind, id, data) in things {
            opened.add(kind, id, data)?;
        }
        let Self { story, authors, tags, comments, .. } = &mut opened;
        authors.sort_by_cached_key(|author| story.bylines.iter().position(|byline| byline.author == author.id));
        tags.sort_by_cached_key(|tag| story.tags.iter().position(|id| *id == tag.id));
        comments.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        Ok(Some(opened))
    }

    fn add(&mut self, kind: &str, id: &str, data: &str) -> Result<()> {
        match kind {
            // with two bylines there are two rows
            "author" if self.authors.iter().any(|author| author.id.as_str() == id) => {}
            "author" => self.authors.push(kept::read("author", id, data)?),
            "tag" => self.tags.push(kept::read("tag", id, data)?),
            "comment" => self.comments.push(kept::read("comment", id, data)?),
            "media" => {
                let item: MediaItem = kept::read("media", id, data)?;
                self.media.insert(item.id.clone(), item);
            }
            "older" | "newer" if self.story.kind == StoryKind::Page => {}
            "older" => self.previous = Some(kept::read("story", id, data)?),
            "newer" => self.next = Some(kept::read("story", id, data)?),
            _ => {}
        }
        Ok(())
    }
}
