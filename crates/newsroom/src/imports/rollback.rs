//! Rolling an import back: removes what it created, restores what it changed, leaves what was changed here since.

use domain::{Author, Capability, Comment, ImportId, MediaItem, Menu, Redirect, Section, SiteSettings, Story, StoryState, Tag};

use crate::content::story::{Saving, media_of};
use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::imports::digest;
use crate::library::Shower;
use crate::write::Placement;
use crate::write::keys::Key;
use crate::{Edit, Error, Result};

/// Kinds of entities in rollback order: referring ones before those they refer to.
pub const ROLLBACK_ORDER: [&str; 10] = ["settings", "menu", "redirect", "comment", "story", "media", "file", "tag", "author", "section"];

/// The effect of rolling back one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RolledBack {
    /// The import had created it; it is removed.
    Removed,
    /// The import had changed it; the former state is restored.
    Restored,
    /// It stays unchanged.
    Stays {
        /// Its headline or name.
        title: String,
        /// Why.
        why: String,
    },
}

const TAKING: &str = "rolling an import back";

impl Edit<'_> {
    /// Marks an import as being rolled back: no import from the same source begins until that is finished.
    pub async fn begin_rollback(&mut self, import: &ImportId) -> Result<()> {
        const BEGIN: &str = "UPDATE import SET undo_begun_at = $2, undone_at = NULL WHERE id = $1";
        self.authority.require(Capability::Import)?;
        let now = self.newsroom.now().millis();
        let rows =
            on!(self.conn().await?, c => sqlx::query(BEGIN).bind(import.as_str()).bind(now).execute(c).await.map(|done| done.rows_affected()))
                .doing(TAKING)?;
        if rows == 1 { Ok(()) } else { Err(Error::Missing { what: "rolling an import back", detail: import.to_string() }) }
    }

    /// Marks an import as rolled back and deletes its sources, except those of entities that stay.
    pub async fn finish_rollback(&mut self, import: &ImportId) -> Result<()> {
        const DELETE: &str =
            "DELETE FROM source WHERE import_id = $1 AND target_id NOT IN (SELECT target_id FROM import_thing WHERE import_id = $1)";
        const END: &str = "UPDATE import SET undone_at = $2, finished_at = COALESCE(finished_at, $2) WHERE id = $1";
        self.authority.require(Capability::Import)?;
        let now = self.newsroom.now().millis();
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(import.as_str()).execute(c).await.map(drop)).doing(TAKING)?;
        on!(self.conn().await?, c => sqlx::query(END).bind(import.as_str()).bind(now).execute(c).await.map(drop)).doing(TAKING)
    }

    /// Rolls back one entity of an import. For a `file`, its media item must have been removed before; the caller deletes the file
    /// itself after [`RolledBack::Removed`].
    pub async fn roll_back(&mut self, import: &ImportId, kind: &str, id: &str) -> Result<RolledBack> {
        const WRITTEN: &str = "SELECT digest, before FROM import_thing WHERE import_id = $1 AND kind = $2 AND target_id = $3";
        const DELETE: &str = "DELETE FROM import_thing WHERE import_id = $1 AND kind = $2 AND target_id = $3";
        self.authority.require(Capability::Import)?;
        let run = import.as_str();
        let written: Option<(String, Option<String>)> =
            on!(self.conn().await?, c => sqlx::query_as(WRITTEN).bind(run).bind(kind).bind(id).fetch_optional(c).await).doing(TAKING)?;
        let Some((left, before)) = written else { return Ok(RolledBack::Removed) };
        let taken = match self.stored(kind, id).await? {
            // removed since: nothing is left to roll back
            None => RolledBack::Removed,
            Some(data) if kind != "file" && digest(&data) != left => {
                let why = if self.is_as_left(kind, id, &data).await? {
                    "another import has written it since; roll that one back first"
                } else {
                    "it was changed here since"
                };
                RolledBack::Stays { title: title(&data, id), why: why.to_owned() }
            }
            Some(data) => match (before, self.in_use(kind, id, &data).await?) {
                (Some(before), _) => match self.restore_entity(kind, id, &before).await {
                    Ok(()) => RolledBack::Restored,
                    Err(Error::Conflict { what, value }) => RolledBack::Stays {
                        title: title(&data, id),
                        why: format!("it cannot become what it was: the {what} {value} is taken by now"),
                    },
                    Err(error) => return Err(error),
                },
                (None, Some(why)) => RolledBack::Stays { title: title(&data, id), why },
                (None, None) => {
                    self.remove_entity(kind, id, &data).await?;
                    RolledBack::Removed
                }
            },
        };
        if !matches!(taken, RolledBack::Stays { .. }) {
            on!(self.conn().await?, c => sqlx::query(DELETE).bind(run).bind(kind).bind(id).execute(c).await.map(drop)).doing(TAKING)?;
        }
        Ok(taken)
    }

    /// Whether an entity is still as an import left it, so that overwriting it loses nobody's work.
    pub async fn is_as_imported(&mut self, kind: &str, id: &str) -> Result<bool> {
        match self.stored(kind, id).await? {
            Some(data) => self.is_as_left(kind, id, &data).await,
            None => Ok(false),
        }
    }

    /// The stored JSON of an entity.
    pub(crate) async fn stored(&mut self, kind: &str, id: &str) -> Result<Option<String>> {
        let sql = match kind {
            "story" => "SELECT data FROM story WHERE id = $1",
            "comment" => "SELECT data FROM comment WHERE id = $1",
            "media" => "SELECT data FROM media WHERE id = $1",
            "author" => "SELECT data FROM author WHERE id = $1",
            "section" => "SELECT data FROM section WHERE id = $1",
            "tag" => "SELECT data FROM tag WHERE id = $1",
            "menu" => "SELECT data FROM menu WHERE id = $1",
            "settings" => return self.settings().await?.map(|settings| entity::write("settings", "1", &settings)).transpose(),
            "redirect" => return self.redirect(id).await?.map(|redirect| entity::write("redirect", id, &redirect)).transpose(),
            _ => return Ok(Some(String::new())),
        };
        on!(self.conn().await?, c => sqlx::query_scalar(sql).bind(id).fetch_optional(c).await).doing(TAKING)
    }

    /// Why an entity cannot be removed; `None` if nothing refers to it.
    async fn in_use(&mut self, kind: &str, id: &str, data: &str) -> Result<Option<String>> {
        let held_by = |field: &str| format!("%\"{field}\":\"{id}\"%");
        let (sql, like, why) = match kind {
            "comment" => {
                let comment: Comment = entity::read("comment", id, data)?;
                let answers = "SELECT COUNT(*) FROM comment WHERE story_id = $1 AND data LIKE $2";
                let answers: i64 = on!(self.conn().await?, c => sqlx::query_scalar(answers).bind(comment.story.as_str()).bind(held_by("parent")).fetch_one(c).await)
                    .doing(TAKING)?;
                return Ok((answers > 0).then(|| "it has answers that stay".to_owned()));
            }
            "story" => {
                let comments: i64 = self.count("SELECT COUNT(*) FROM comment WHERE story_id = $1", id).await?;
                if comments > 0 {
                    return Ok(Some(format!("{comments} comments under it stay")));
                }
                ("SELECT COUNT(*) FROM story WHERE parent_id = $1", String::new(), "pages below it stay")
            }
            "media" => {
                if self.count("SELECT COUNT(*) FROM media_use WHERE media_id = $1", id).await? > 0 {
                    return Ok(Some("an author, a section or the settings show it and stay".to_owned()));
                }
                ("SELECT COUNT(*) FROM story_media WHERE media_id = $1", String::new(), "stories that stay show it")
            }
            "file" => ("SELECT COUNT(*) FROM media WHERE data LIKE $1", held_by("file"), "a picture or file that stays needs it"),
            "tag" => ("SELECT COUNT(*) FROM story_tag WHERE tag_id = $1", String::new(), "stories that stay carry it"),
            "author" => ("SELECT COUNT(*) FROM story_byline WHERE author_id = $1", String::new(), "stories that stay are by them"),
            "section" => {
                if self.count("SELECT COUNT(*) FROM section WHERE data LIKE $1", &held_by("parent")).await? > 0 {
                    return Ok(Some("sections below it stay".to_owned()));
                }
                ("SELECT COUNT(*) FROM story_section WHERE section_id = $1", String::new(), "stories that stay are in it")
            }
            "menu" => {
                let menu: Menu = entity::read("menu", id, data)?;
                let settings = self.settings().await?.unwrap_or_default();
                let shown = [settings.main_menu, settings.footer_menu].into_iter().flatten().any(|slug| slug == menu.slug);
                return Ok(shown.then(|| "the paper's settings, which stay, show it".to_owned()));
            }
            _ => return Ok(None),
        };
        let found = self.count(sql, if like.is_empty() { id } else { &like }).await?;
        Ok((found > 0).then(|| why.to_owned()))
    }

    async fn count(&mut self, sql: &'static str, key: &str) -> Result<i64> {
        on!(self.conn().await?, c => sqlx::query_scalar(sql).bind(key).fetch_one(c).await).doing(TAKING)
    }

    pub(crate) async fn restore_entity(&mut self, kind: &str, id: &str, before: &str) -> Result<()> {
        match kind {
            "story" => {
                let story = entity::read::<Story>("story", id, before)?;
                let stored = self.story_before(&story).await?;
                self.store_story(stored, &story, Saving { reason: "an import was rolled back", note: "", revise: true, quiet: false })
                    .await
                    .map(drop)
            }
            "comment" => self.put_comment(&entity::read::<Comment>("comment", id, before)?).await,
            "media" => self.put_media(&entity::read::<MediaItem>("media", id, before)?).await,
            "author" => self.put_author(&entity::read("author", id, before)?).await,
            "section" => self.put_section(&entity::read::<Section>("section", id, before)?).await,
            "tag" => self.put_tag(&entity::read::<Tag>("tag", id, before)?).await,
            "menu" => self.put_menu(&entity::read::<Menu>("menu", id, before)?).await,
            "redirect" => self.put_redirect(&entity::read::<Redirect>("redirect", id, before)?).await,
            "settings" => self.put_settings(&entity::read::<SiteSettings>("settings", id, before)?).await,
            _ => Ok(()),
        }
    }

    pub(crate) async fn remove_entity(&mut self, kind: &str, id: &str, data: &str) -> Result<()> {
        self.journal_step(kind, id, Some(data), None);
        let sql = match kind {
            "story" => return self.remove_story(id, data).await.map(drop),
            "comment" => {
                let comment: Comment = entity::read("comment", id, data)?;
                if comment.is_shown() {
                    self.touch_discussion(&comment.story);
                }
                "DELETE FROM comment WHERE id = $1"
            }
            "media" => {
                let item: MediaItem = entity::read("media", id, data)?;
                self.touch(Key::Media(id));
                self.touch(Key::Picture(id));
                self.touch_slug("media", None, &item.slug);
                "DELETE FROM media WHERE id = $1"
            }
            "author" => {
                let author: Author = entity::read("author", id, data)?;
                self.author_names.remove(&author.id);
                self.put_uses(Shower::Author, id, &[]).await?;
                self.touch(Key::Author(id));
                self.touch_slug("author", None, &author.slug);
                "DELETE FROM author WHERE id = $1"
            }
            "section" => {
                self.invalidate_section_tree();
                let section: Section = entity::read("section", id, data)?;
                self.put_uses(Shower::Section, id, &[]).await?;
                self.touch(Key::Section(id));
                self.touch(Key::Sections);
                self.touch_slug("section", None, &section.slug);
                "DELETE FROM section WHERE id = $1"
            }
            "tag" => {
                let tag: Tag = entity::read("tag", id, data)?;
                self.touch(Key::Tag(id));
                self.touch_slug("tag", None, &tag.slug);
                "DELETE FROM tag WHERE id = $1"
            }
            "menu" => {
                self.touch(Key::Menus);
                "DELETE FROM menu WHERE id = $1"
            }
            "redirect" => {
                self.touch(Key::Path(id));
                "DELETE FROM redirect WHERE from_path = $1"
            }
            "settings" => {
                on!(self.conn().await?, c => sqlx::query("DELETE FROM settings WHERE id = 1").execute(c).await.map(drop)).doing(TAKING)?;
                for name in ["logo_light", "logo_dark"] {
                    self.put_uses(Shower::Setting, name, &[]).await?;
                }
                self.touch(Key::Settings);
                return Ok(());
            }
            _ => return Ok(()),
        };
        on!(self.conn().await?, c => sqlx::query(sql).bind(id).execute(c).await.map(drop)).doing(TAKING)?;
        if matches!(kind, "author" | "section" | "tag") {
            // the counter of its shelf
            const UNCOUNT: &str = "DELETE FROM shelf_count WHERE shelf = $1";
            let shelf = format!("{kind}:{id}");
            self.counts.remove(&shelf);
            on!(self.conn().await?, c => sqlx::query(UNCOUNT).bind(&shelf).execute(c).await.map(drop)).doing(TAKING)?;
        }
        Ok(())
    }

    /// Removes a story from its shelves and the search index, then deletes it with its revisions.
    pub(crate) async fn remove_story(&mut self, id: &str, data: &str) -> Result<Story> {
        const PLACED: &str = "SELECT shelves, shelved_at FROM story WHERE id = $1";
        const DELETE: &str = "DELETE FROM story WHERE id = $1";
        let story: Story = entity::read("story", id, data)?;
        let (shelves, at): (String, Option<i64>) =
            on!(self.conn().await?, c => sqlx::query_as(PLACED).bind(id).fetch_one(c).await).doing(TAKING)?;
        let unlisted = Story { state: StoryState::Trash, ..story };
        self.shelve(&unlisted, &Placement::read(&shelves, at)).await?;
        self.unindex_draft(&unlisted.id).await?;
        self.remove_corrections(id).await?;
        self.used_media.extend(media_of(&unlisted));
        self.put_uses(Shower::Draft, id, &[]).await?;
        unlisted.tags.iter().for_each(|tag| *self.tag_uses.entry(tag.as_str().to_owned()).or_default() -= 1);
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(id).execute(c).await.map(drop)).doing(TAKING)?;
        self.touch_story(&unlisted);
        self.touch(Key::Path(unlisted.path.as_str()));
        Ok(unlisted)
    }
}

/// The headline or name in the JSON of an entity.
fn title(data: &str, id: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(data).unwrap_or_default();
    let name = ["headline", "name", "title", "author_name"].iter().find_map(|field| value.get(field)?.as_str());
    name.filter(|name| !name.is_empty()).unwrap_or(id).to_owned()
}
