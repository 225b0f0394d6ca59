//! Storing a story or page: its row, what it refers to, its places on the lists, its version.

use domain::{Capability, Story};
use sqlx::QueryBuilder;

use crate::db::on;
use crate::edit::{Placed, due_at};
use crate::error::{Doing, taken};
use crate::keys::Key;
use crate::{Edit, Error, Result, kept};

const STORING: &str = "storing a story";

/// The story itself, and whichever has its address.
pub(crate) const BEFORE: &str = "SELECT id, data, shelves, shelved_at, revisions FROM story WHERE id = $1 OR path = $2";
const PUT: &str = "INSERT INTO story (id, kind, state, path, parent_id, position, headline, front_headline, standfirst, section_id, byline_ids, lead_image_id, \
     language, direction, format, published_at, updated_at, embargo_until, expires_at, pinned, words, revisions, shelves, shelved_at, due_at, data) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26) \
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, state = excluded.state, path = excluded.path, parent_id = excluded.parent_id, position = excluded.position, \
     headline = excluded.headline, front_headline = excluded.front_headline, standfirst = excluded.standfirst, section_id = excluded.section_id, \
     byline_ids = excluded.byline_ids, lead_image_id = excluded.lead_image_id, language = excluded.language, direction = excluded.direction, \
     format = excluded.format, published_at = excluded.published_at, updated_at = excluded.updated_at, embargo_until = excluded.embargo_until, \
     expires_at = excluded.expires_at, pinned = excluded.pinned, words = excluded.words, revisions = excluded.revisions, shelves = excluded.shelves, \
     shelved_at = excluded.shelved_at, due_at = excluded.due_at, data = excluded.data";

type Before = (String, String, String, Option<i64>, i64);

impl Edit<'_> {
    /// Stores a story or page and a revision of it. Nothing happens if it is stored just like that already.
    pub async fn put_story(&mut self, story: &Story, reason: &str) -> Result<()> {
        self.authority.require(Capability::EditAny)?;
        let id = story.id.as_str();
        let data = kept::write("story", id, story)?;
        let mut rows: Vec<Before> =
            on!(self.conn(), c => sqlx::query_as(BEFORE).bind(id).bind(story.path.as_str()).fetch_all(c).await).doing(STORING)?;
        let before = rows.iter().position(|row| row.0 == id).map(|at| rows.swap_remove(at));
        if before.as_ref().is_some_and(|before| before.1 == data) {
            return Ok(());
        }
        if !rows.is_empty() {
            return Err(Error::Conflict { what: "story path", value: story.path.to_string() });
        }
        let (placed, revisions, old) = match &before {
            Some((_, data, shelves, at, revisions)) => {
                (Placed::read(shelves, *at), *revisions, Some(kept::read::<Story>("story", id, data)?))
            }
            None => (Placed::default(), 0, None),
        };
        let placed = self.place(story, &placed).await?;
        self.write_row(story, &placed, revisions + 1, &data).await?;
        self.write_references(story, old.as_ref()).await?;
        self.add_revision(&story.id, revisions + 1, reason, &data).await?;
        self.note_thing("story", id, before.map(|before| before.1), &data);
        self.touch(Key::Story(id));
        match &old {
            Some(old) if shows_the_same(old, story) => {}
            _ => old.iter().chain([story]).for_each(|story| {
                self.touch_story(story);
                self.touch(Key::Path(story.path.as_str()));
            }),
        }
        Ok(())
    }

    async fn write_row(&mut self, story: &Story, placed: &Placed, revisions: i64, data: &str) -> Result<()> {
        let millis = |at: Option<domain::Timestamp>| at.map(domain::Timestamp::millis);
        let section = story.primary_section.as_ref().or(story.sections.first()).map(|id| id.as_str());
        let bylines: Vec<&str> = story.bylines.iter().map(|byline| byline.author.as_str()).collect();
        let (bylines, shelves) = (bylines.join(" "), placed.shelves_text());
        let front_headline = kept::without_nul(&story.overrides.front_headline);
        let words = i64::try_from(story.document.word_count()).unwrap_or(i64::MAX);
        let due = due_at(story, self.newsroom.now().millis());
        let result = on!(self.conn(), c => sqlx::query(PUT)
            .bind(story.id.as_str())
            .bind(story.kind.as_str())
            .bind(story.state.as_str())
            .bind(story.path.as_str())
            .bind(story.parent.as_ref().map(|id| id.as_str()))
            .bind(story.position)
            .bind(story.headline.as_str())
            .bind(&front_headline)
            .bind(story.standfirst.as_ref().map(|text| text.as_str()))
            .bind(section)
            .bind(&bylines)
            .bind(story.lead_image.as_ref().map(|id| id.as_str()))
            .bind(story.language.as_str())
            .bind(story.direction.as_str())
            .bind(story.format.as_str())
            .bind(millis(story.published_at))
            .bind(story.updated_at.millis())
            .bind(millis(story.embargo_until))
            .bind(millis(story.expires_at))
            .bind(story.pinned)
            .bind(words)
            .bind(revisions)
            .bind(&shelves)
            .bind(placed.at)
            .bind(due)
            .bind(data)
            .execute(c)
            .await
            .map(drop));
        taken(result, "story path", story.path.as_str(), STORING)
    }

    /// The rows that say which sections, tags, authors and media a story refers to.
    async fn write_references(&mut self, story: &Story, old: Option<&Story>) -> Result<()> {
        let id = story.id.as_str();
        let (sections, old_sections) = (sections_of(story), old.map(sections_of));
        if old_sections.as_ref() != Some(&sections) {
            self.write_list(
                old.is_some_and(|_| old_sections.as_ref().is_some_and(|list| !list.is_empty())),
                "DELETE FROM story_section WHERE story_id = $1",
                "INSERT INTO story_section (story_id, position, section_id) ",
                id,
                &sections,
            )
            .await?;
        }
        let tags = unique(story.tags.iter().map(|tag| tag.as_str()));
        let old_tags = old.map(|old| unique(old.tags.iter().map(|tag| tag.as_str())));
        if old_tags.as_ref() != Some(&tags) {
            let had = old_tags.is_some_and(|list| !list.is_empty());
            self.write_list(
                had,
                "DELETE FROM story_tag WHERE story_id = $1",
                "INSERT INTO story_tag (story_id, position, tag_id) ",
                id,
                &tags,
            )
            .await?;
        }
        let (media, old_media) = (media_of(story), old.map(media_of));
        if old_media.as_ref() != Some(&media) {
            let had = old_media.is_some_and(|list| !list.is_empty());
            let media: Vec<&str> = media.iter().map(String::as_str).collect();
            self.write_list(
                had,
                "DELETE FROM story_media WHERE story_id = $1",
                "INSERT INTO story_media (story_id, position, media_id) ",
                id,
                &media,
            )
            .await?;
        }
        if old.map(|old| &old.bylines) != Some(&story.bylines) {
            self.write_bylines(story, old.is_some_and(|old| !old.bylines.is_empty())).await?;
        }
        Ok(())
    }

    async fn write_list(&mut self, had: bool, delete: &'static str, insert: &'static str, story: &str, targets: &[&str]) -> Result<()> {
        if had {
            on!(self.conn(), c => sqlx::query(delete).bind(story).execute(c).await.map(drop)).doing(STORING)?;
        }
        if targets.is_empty() {
            return Ok(());
        }
        on!(self.conn(), c => {
            let mut query = QueryBuilder::new(insert);
            query.push_values((0_i64..).zip(targets), |mut row, (position, target)| {
                row.push_bind(story).push_bind(position).push_bind(*target);
            });
            query.build().execute(c).await.map(drop)
        })
        .doing(STORING)
    }

    async fn write_bylines(&mut self, story: &Story, had: bool) -> Result<()> {
        const DELETE: &str = "DELETE FROM story_byline WHERE story_id = $1";
        let id = story.id.as_str();
        if had {
            on!(self.conn(), c => sqlx::query(DELETE).bind(id).execute(c).await.map(drop)).doing(STORING)?;
        }
        if story.bylines.is_empty() {
            return Ok(());
        }
        on!(self.conn(), c => {
            let mut query = QueryBuilder::new("INSERT INTO story_byline (story_id, position, author_id, role) ");
            query.push_values((0_i64..).zip(&story.bylines), |mut row, (position, byline)| {
                row.push_bind(id).push_bind(position).push_bind(byline.author.as_str()).push_bind(byline.role.as_str());
            });
            query.build().execute(c).await.map(drop)
        })
        .doing(STORING)
    }
}

/// Each once, in order.
fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut list = Vec::new();
    for id in ids {
        if !list.contains(&id) {
            list.push(id);
        }
    }
    list
}

/// Whether lists, menus and links show both alike; the address counts, and whether readers may open it.
fn shows_the_same(a: &Story, b: &Story) -> bool {
    let section = |story: &Story| story.primary_section.clone().or_else(|| story.sections.first().cloned());
    let authors = |story: &Story| -> Vec<domain::AuthorId> { story.bylines.iter().map(|byline| byline.author.clone()).collect() };
    (a.kind, a.state, a.direction, a.format, a.position) == (b.kind, b.state, b.direction, b.format, b.position)
        && (&a.path, &a.parent, &a.headline, &a.standfirst) == (&b.path, &b.parent, &b.headline, &b.standfirst)
        && (&a.overrides.front_headline, &a.language, &a.lead_image) == (&b.overrides.front_headline, &b.language, &b.lead_image)
        && (a.published_at, a.embargo_until, a.expires_at) == (b.published_at, b.embargo_until, b.expires_at)
        && (section(a), authors(a)) == (section(b), authors(b))
}

fn sections_of(story: &Story) -> Vec<&str> {
    unique(story.primary_section.iter().chain(&story.sections).map(|id| id.as_str()))
}

/// The picture at the head and everything in the text, each once.
pub(crate) fn media_of(story: &Story) -> Vec<String> {
    let mut list: Vec<String> = story.lead_image.iter().map(|id| id.as_str().to_owned()).collect();
    for id in story.document.media() {
        if !list.iter().any(|known| known == id.as_str()) {
            list.push(id.into());
        }
    }
    list
}
