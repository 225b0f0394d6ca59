//! Storing a story or page: its row, what it refers to, its places on the lists, its version.

use domain::{Capability, Story};

use crate::db::on;
use crate::edit::{Placed, Table, cells, due_at};
use crate::error::Doing;
use crate::keys::Key;
use crate::{Edit, Error, Result, kept};

const STORING: &str = "storing a story";

/// The story itself, and whichever has its address.
pub(crate) const BEFORE: &str = "SELECT id, data, shelves, shelved_at, revisions FROM story WHERE id = $1 OR path = $2";

type Before = (String, String, String, Option<i64>, i64);

impl Edit<'_> {
    /// Stores a story or page and a revision of it. Nothing happens if it is stored just like that already.
    pub async fn put_story(&mut self, story: &Story, reason: &str) -> Result<()> {
        self.authority.require(Capability::EditAny)?;
        let id = story.id.as_str();
        let data = kept::write("story", id, story)?;
        let names = [id, story.path.as_str()];
        let mut rows: Vec<Before> = match self.conn_unless_unused(&names).await? {
            Some(conn) => on!(conn, c => sqlx::query_as(BEFORE).bind(id).bind(story.path.as_str()).fetch_all(c).await).doing(STORING)?,
            None => Vec::new(),
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
                (Placed::read(shelves, *at), *revisions, Some(kept::read::<Story>("story", id, data)?))
            }
            None => (Placed::default(), 0, None),
        };
        let placed = self.place(story, &placed).await?;
        self.write_references(story, old.as_ref()).await?;
        self.write_row(story, old.as_ref(), &placed, revisions + 1, &data);
        self.add_revision(&story.id, revisions + 1, reason, &data);
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

    fn write_row(&mut self, story: &Story, old: Option<&Story>, placed: &Placed, revisions: i64, data: &str) {
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
            kept::without_nul(&story.overrides.front_headline),
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
        self.waiting.row(Table::Story, row);
        self.named([story.id.as_str(), story.path.as_str()]);
        // its old address is free for others once the row is written
        self.named(old.map(|old| old.path.as_str()));
    }

    /// The rows that say which sections, tags, authors and media a story refers to.
    async fn write_references(&mut self, story: &Story, old: Option<&Story>) -> Result<()> {
        let id = story.id.as_str();
        let (sections, old_sections) = (sections_of(story), old.map(sections_of).unwrap_or_default());
        if old_sections != sections {
            self.forget_list(&old_sections, "DELETE FROM story_section WHERE story_id = $1", id).await?;
            self.write_list(Table::StorySection, id, &sections);
        }
        let (tags, old_tags) = (tags_of(story), old.map(tags_of).unwrap_or_default());
        if old_tags != tags {
            self.forget_list(&old_tags, "DELETE FROM story_tag WHERE story_id = $1", id).await?;
            self.write_list(Table::StoryTag, id, &tags);
        }
        let (media, old_media) = (media_of(story), old.map(media_of).unwrap_or_default());
        if old_media != media {
            self.forget_list(&old_media, "DELETE FROM story_media WHERE story_id = $1", id).await?;
            self.write_list(Table::StoryMedia, id, &media);
        }
        let old_bylines = old.map(|old| old.bylines.as_slice()).unwrap_or_default();
        if old_bylines != story.bylines {
            self.forget_list(old_bylines, "DELETE FROM story_byline WHERE story_id = $1", id).await?;
            for (position, byline) in (0_i64..).zip(&story.bylines) {
                self.waiting.row(Table::StoryByline, cells![id, position, byline.author.as_str(), byline.role.as_str()]);
            }
        }
        Ok(())
    }

    /// Removes the rows of a list that has some; whoever looked the story up has written what waited of it.
    async fn forget_list<T>(&mut self, old: &[T], delete: &'static str, story: &str) -> Result<()> {
        if old.is_empty() {
            return Ok(());
        }
        on!(self.conn_beside_waiting(), c => sqlx::query(delete).bind(story).execute(c).await.map(drop)).doing(STORING)
    }

    fn write_list(&mut self, table: Table, story: &str, targets: &[impl AsRef<str>]) {
        for (position, target) in (0_i64..).zip(targets) {
            self.waiting.row(table, cells![story, position, target.as_ref()]);
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
