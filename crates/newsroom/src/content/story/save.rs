//! Storing a story or page: its row, its references, its shelves, its revision.

use domain::{Capability, Story};

use crate::db::on;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::write::{Placement, Table, cells, due_at};
use crate::{Edit, Error, Result, entity};

const STORING: &str = "storing a story";

/// The story itself, and the one that occupies its path.
pub(crate) const BEFORE: &str = "SELECT id, data, shelves, shelved_at, revisions FROM story WHERE id = $1 OR path = $2";

type Before = (String, String, String, Option<i64>, i64);

impl Edit<'_> {
    /// Stores a story or page and a revision of it. Nothing happens if it is stored just like that already.
    pub async fn put_story(&mut self, story: &Story, reason: &str) -> Result<()> {
        self.authority.require(Capability::EditAny)?;
        let id = story.id.as_str();
        let data = entity::write("story", id, story)?;
        let names = [id, story.path.as_str()];
        let mut rows: Vec<Before> = if self.are_known_unused(&names) {
            Vec::new()
        } else {
            on!(self.conn().await?, c => sqlx::query_as(BEFORE).bind(id).bind(story.path.as_str()).fetch_all(c).await).doing(STORING)?
        };
        let before = rows.iter().position(|row| row.0 == id).map(|at| rows.swap_remove(at));
        if before.as_ref().is_some_and(|before| before.1 == data) {
            return Ok(());
        }
        if !rows.is_empty() {
            return Err(Error::Conflict { what: "story path", value: story.path.to_string() });
        }
        let (placed, revisions, old) = match &before {
            Some((_, data, shelves, at, revisions)) => {
                (Placement::read(shelves, *at), *revisions, Some(entity::read::<Story>("story", id, data)?))
            }
            None => (Placement::default(), 0, None),
        };
        let placed = self.shelve(story, &placed).await?;
        self.write_references(story, old.as_ref()).await?;
        self.write_story_row(story, old.as_ref(), &placed, revisions + 1, &data);
        self.add_revision(&story.id, revisions + 1, reason, &data);
        self.record_written("story", id, before.map(|before| before.1), &data);
        self.touch(Key::Story(id));
        match &old {
            Some(old) if shows_the_same(old, story) => {}
            _ => old.iter().chain([story]).for_each(|story| {
                self.touch_story(story);
                self.touch(Key::Path(story.path.as_str()));
            }),
        }
        self.end_put().await
    }

    fn write_story_row(&mut self, story: &Story, old: Option<&Story>, placed: &Placement, revisions: i64, data: &str) {
        let millis = |at: Option<domain::Timestamp>| at.map(domain::Timestamp::millis);
        let section = story.primary_section.as_ref().or(story.sections.first()).map(|id| id.as_str());
        let bylines: Vec<&str> = story.bylines.iter().map(|byline| byline.author.as_str()).collect();
        let row = cells![
            story.id.as_str(),
            story.kind.as_str(),
            story.state.as_str(),
            story.path.as_str(),
            story.parent.as_ref().map(|id| id.as_str()),
            story.position,
            story.headline.as_str(),
            entity::without_nul(&story.overrides.front_headline),
            story.standfirst.as_ref().map(|text| text.as_str()),
            section,
            bylines.join(" "),
            story.lead_image.as_ref().map(|id| id.as_str()),
            story.language.as_str(),
            story.direction.as_str(),
            story.format.as_str(),
            millis(story.published_at),
            story.updated_at.millis(),
            millis(story.embargo_until),
            millis(story.expires_at),
            story.pinned,
            i64::try_from(story.document.word_count()).unwrap_or(i64::MAX),
            revisions,
            placed.shelves_text(),
            placed.at,
            due_at(story, self.newsroom.now().millis()),
            data,
        ];
        self.write_row(Table::Story, row);
        self.mark_used([story.id.as_str(), story.path.as_str()]);
        // the old path is free once the row is written
        self.mark_used(old.map(|old| old.path.as_str()));
    }

    /// The rows that say which sections, tags, authors and media a story refers to.
    async fn write_references(&mut self, story: &Story, old: Option<&Story>) -> Result<()> {
        let id = story.id.as_str();
        let (sections, old_sections) = (sections_of(story), old.map(sections_of).unwrap_or_default());
        if old_sections != sections {
            self.delete_references(&old_sections, "DELETE FROM story_section WHERE story_id = $1", id).await?;
            self.write_list(Table::StorySection, id, &sections);
        }
        let (tags, old_tags) = (tags_of(story), old.map(tags_of).unwrap_or_default());
        if old_tags != tags {
            self.delete_references(&old_tags, "DELETE FROM story_tag WHERE story_id = $1", id).await?;
            self.write_list(Table::StoryTag, id, &tags);
        }
        let (media, old_media) = (media_of(story), old.map(media_of).unwrap_or_default());
        if old_media != media {
            self.delete_references(&old_media, "DELETE FROM story_media WHERE story_id = $1", id).await?;
            self.write_list(Table::StoryMedia, id, &media);
        }
        let old_bylines = old.map(|old| old.bylines.as_slice()).unwrap_or_default();
        if old_bylines != story.bylines {
            self.delete_references(old_bylines, "DELETE FROM story_byline WHERE story_id = $1", id).await?;
            for (position, byline) in (0_i64..).zip(&story.bylines) {
                self.write_row(Table::StoryByline, cells![id, position, byline.author.as_str(), byline.role.as_str()]);
            }
        }
        Ok(())
    }

    /// Deletes the stored references of one kind, if there are any.
    async fn delete_references<T>(&mut self, old: &[T], delete: &'static str, story: &str) -> Result<()> {
        if old.is_empty() {
            return Ok(());
        }
        on!(self.conn().await?, c => sqlx::query(delete).bind(story).execute(c).await.map(drop)).doing(STORING)
    }

    fn write_list(&mut self, table: Table, story: &str, targets: &[impl AsRef<str>]) {
        for (position, target) in (0_i64..).zip(targets) {
            self.write_row(table, cells![story, position, target.as_ref()]);
        }
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

/// Whether lists, menus and links render both alike; this includes the path and whether readers may open it.
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

fn tags_of(story: &Story) -> Vec<&str> {
    unique(story.tags.iter().map(|tag| tag.as_str()))
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
