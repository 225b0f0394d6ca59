//! Storing a story or page: its row, its references, its shelves, its revision.

use domain::{ParseError, RevisionNumber, SitePath, Story, StoryId, StoryKind, StoryState, UserId};

use crate::db::on;
use crate::entity::{self, stored};
use crate::error::Doing;
use crate::write::keys::Key;
use crate::write::{Placement, Table, cells, due_at};
use crate::{Edit, Error, Result};

const STORING: &str = "storing a story";

/// The story itself, and the one that occupies its path.
pub(crate) const BEFORE: &str = "SELECT id, data, shelves, shelved_at, revisions, state, owner_id, state_since, state_note, changed_at FROM story WHERE id = $1 OR path = $2";

/// A stored story, before it is changed.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Before {
    id: String,
    data: String,
    shelves: String,
    shelved_at: Option<i64>,
    revisions: i64,
    state: String,
    owner_id: Option<String>,
    state_since: i64,
    state_note: String,
    changed_at: i64,
}

/// What the desk knows of a story besides its content; not part of its JSON, so that no revision and no reader's page contains it.
struct DeskColumns {
    owner: Option<String>,
    /// When the state last changed.
    state_since: i64,
    /// The note given with that change.
    state_note: String,
    /// When it was last saved; imports take the date of the text.
    changed_at: i64,
}

/// How a story is stored.
pub(crate) struct Saving<'s> {
    /// Why, for its history.
    pub(crate) reason: &'s str,
    /// The note of a change of state.
    pub(crate) note: &'s str,
    /// Whether a revision is added; without one, the row changes in place.
    pub(crate) revise: bool,
    /// Whether the time of the last change stays: nobody wrote, only what the story refers to got another identity.
    pub(crate) quiet: bool,
}

impl Saving<'static> {
    /// The row follows the draft.
    pub(crate) const IN_PLACE: Self = Self { reason: "", note: "", revise: false, quiet: false };
    /// Something that the story refers to became part of something else.
    pub(crate) const MERGED: Self = Self { reason: "", note: "", revise: false, quiet: true };
}

impl Before {
    /// The story.
    pub(crate) fn story(&self) -> Result<Story> {
        entity::read("story", &self.id, &self.data)
    }

    /// Its last revision.
    pub(crate) fn revision(&self) -> RevisionNumber {
        RevisionNumber(self.revisions)
    }

    /// Who began it.
    pub(crate) fn owner(&self) -> Result<Option<UserId>> {
        let damaged = |source: ParseError| stored("story", &self.id, source);
        self.owner_id.as_deref().map(UserId::parse).transpose().map_err(damaged)
    }
}

impl Edit<'_> {
    /// The stored story, ready to be replaced.
    ///
    /// # Errors
    /// [`Error::Conflict`] if another story has the path it is to get.
    pub(crate) async fn story_before(&mut self, story: &Story) -> Result<Option<Before>> {
        let (id, path) = (story.id.as_str(), story.path.as_str());
        if self.are_known_unused(&[id, path]) {
            return Ok(None);
        }
        let mut rows: Vec<Before> =
            on!(self.conn().await?, c => sqlx::query_as(BEFORE).bind(id).bind(path).fetch_all(c).await).doing(STORING)?;
        let before = rows.iter().position(|row| row.id == id).map(|at| rows.swap_remove(at));
        if rows.is_empty() { Ok(before) } else { Err(Error::Conflict { what: "story path", value: path.to_owned() }) }
    }

    /// The stored story with this id.
    pub(crate) async fn stored_story(&mut self, id: &StoryId) -> Result<Option<Before>> {
        on!(self.conn().await?, c => sqlx::query_as(BEFORE).bind(id.as_str()).bind("").fetch_optional(c).await).doing(STORING)
    }

    /// Stores a story over the stored one, with a revision unless the row changes in place; returns the number of the newest revision.
    /// Does nothing if both are equal.
    pub(crate) async fn store_story(&mut self, before: Option<Before>, story: &Story, saving: Saving<'_>) -> Result<RevisionNumber> {
        let id = story.id.as_str();
        let data = entity::write("story", id, story)?;
        if let Some(same) = before.as_ref().filter(|before| before.data == data) {
            return Ok(same.revision());
        }
        let old = before.as_ref().map(Before::story).transpose()?;
        let revision = RevisionNumber(before.as_ref().map_or(0, |before| before.revisions) + i64::from(saving.revise));
        let placed = before.as_ref().map_or_else(Placement::default, |before| Placement::read(&before.shelves, before.shelved_at));
        let desk = self.desk_columns(before.as_ref(), story, &saving);
        let placed = self.shelve(story, &placed).await?;
        self.write_references(story, old.as_ref(), desk.changed_at).await?;
        self.write_story_row(story, old.as_ref(), &placed, revision, &desk, &data);
        if saving.revise {
            self.add_revision(&story.id, revision, saving.reason, &data);
        }
        self.record_written("story", id, before.map(|before| before.data), &data);
        self.touch(Key::Story(id));
        if let Some(old) = old.as_ref().filter(|old| old.path != story.path) {
            self.leave_path(old, story).await?;
        }
        match &old {
            Some(old) if shows_the_same(old, story) => {}
            _ => old.iter().chain([story]).for_each(|story| {
                self.touch_story(story);
                self.touch(Key::Path(story.path.as_str()));
                slug_elsewhere(story).into_iter().for_each(|slug| self.touch(Key::Slug("story", slug)));
            }),
        }
        self.end_put().await?;
        Ok(revision)
    }

    /// Lets the path that readers know lead to the new one.
    async fn leave_path(&mut self, old: &Story, story: &Story) -> Result<()> {
        // an import keeps the old site's redirects instead
        let is_import = self.deferred() || self.authority.running_import().is_some();
        let was_seen = old.published_at.is_some_and(|at| at <= self.newsroom.now());
        // nobody knows the path that a story has there
        let is_trash = [old, story].iter().any(|story| story.state == StoryState::Trash);
        if was_seen && !is_import && !is_trash { self.leave_redirect(&old.path, &story.path).await } else { Ok(()) }
    }

    fn desk_columns(&self, before: Option<&Before>, story: &Story, saving: &Saving<'_>) -> DeskColumns {
        let is_import = self.deferred() || self.authority.running_import().is_some();
        let note = saving.note;
        let changed_at = match before {
            Some(before) if saving.quiet => before.changed_at,
            _ if is_import => story.updated_at.millis(),
            _ => self.newsroom.now().millis(),
        };
        let owner = match before {
            Some(before) => before.owner_id.clone(),
            None => self.authority.user().map(|user| user.as_str().to_owned()),
        };
        match before.filter(|before| StoryState::parse(&before.state) == Ok(story.state)) {
            Some(same) if note.is_empty() => {
                DeskColumns { owner, state_since: same.state_since, state_note: same.state_note.clone(), changed_at }
            }
            _ => DeskColumns { owner, state_since: changed_at, state_note: entity::without_nul(note), changed_at },
        }
    }

    fn write_story_row(
        &mut self,
        story: &Story,
        old: Option<&Story>,
        placed: &Placement,
        revision: RevisionNumber,
        desk: &DeskColumns,
        data: &str,
    ) {
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
            revision.0,
            placed.shelves_text(),
            placed.at,
            due_at(story, self.newsroom.now().millis()),
            desk.owner.as_deref(),
            desk.state_since,
            desk.state_note.as_str(),
            desk.changed_at,
            slug_elsewhere(story),
            data,
        ];
        self.write_row(Table::Story, row);
        self.mark_used([story.id.as_str(), story.path.as_str()]);
        // the old path is free once the row is written
        self.mark_used(old.map(|old| old.path.as_str()));
    }

    /// The rows that say which sections, tags, authors and media a story refers to.
    async fn write_references(&mut self, story: &Story, old: Option<&Story>, changed_at: i64) -> Result<()> {
        let id = story.id.as_str();
        let (sections, old_sections) = (sections_of(story), old.map(sections_of).unwrap_or_default());
        if old_sections != sections {
            self.delete_references(&old_sections, "DELETE FROM story_section WHERE story_id = $1", id).await?;
            self.write_list(Table::StorySection, id, &sections);
        }
        let (tags, old_tags) = (tags_of(story), old.map(tags_of).unwrap_or_default());
        if old_tags != tags {
            old_tags.iter().for_each(|tag| *self.tag_uses.entry((*tag).to_owned()).or_default() -= 1);
            tags.iter().for_each(|tag| *self.tag_uses.entry((*tag).to_owned()).or_default() += 1);
            self.delete_references(&old_tags, "DELETE FROM story_tag WHERE story_id = $1", id).await?;
            self.write_list(Table::StoryTag, id, &tags);
        }
        let (media, old_media) = (media_of(story), old.map(media_of).unwrap_or_default());
        if old_media != media {
            self.used_media.extend(old_media.iter().chain(&media).cloned());
            self.delete_references(&old_media, "DELETE FROM story_media WHERE story_id = $1", id).await?;
            self.write_list(Table::StoryMedia, id, &media);
        }
        let old_bylines = old.map(|old| old.bylines.as_slice()).unwrap_or_default();
        if old_bylines != story.bylines {
            self.delete_references(old_bylines, "DELETE FROM story_byline WHERE story_id = $1", id).await?;
            for (position, byline) in (0_i64..).zip(&story.bylines) {
                self.write_row(
                    Table::StoryByline,
                    cells![id, position, byline.author.as_str(), byline.role.as_str(), changed_at, story.state.as_str()],
                );
            }
        } else if !old_bylines.is_empty() {
            const MOVE: &str = "UPDATE story_byline SET changed_at = $2, state = $3 WHERE story_id = $1";
            on!(self.conn().await?, c => sqlx::query(MOVE).bind(id).bind(changed_at).bind(story.state.as_str()).execute(c).await.map(drop))
                .doing(STORING)?;
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

/// The slug of a story that is not at `/{slug}/`.
fn slug_elsewhere(story: &Story) -> Option<&str> {
    (story.kind == StoryKind::Story && story.path != SitePath::of_story(&story.slug)).then_some(story.slug.as_str())
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
