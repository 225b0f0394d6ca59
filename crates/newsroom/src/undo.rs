//! Taking an import back: what it made goes, what it changed becomes what it was, and what somebody changed since stays.

use domain::{Author, Capability, Comment, ImportId, MediaItem, Menu, Redirect, Section, SiteSettings, Story, StoryState, Tag};

use crate::comment::is_shown;
use crate::db::on;
use crate::edit::Placed;
use crate::error::Doing;
use crate::import::digest;
use crate::kept;
use crate::keys::Key;
use crate::{Edit, Error, Result};

/// Kinds of things in the order in which an import is taken back: what refers to something goes before it.
pub const TAKE_BACK_ORDER: [&str; 10] = ["settings", "menu", "redirect", "comment", "story", "media", "file", "tag", "author", "section"];

/// What taking back one thing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBack {
    /// The import had made it; it is gone.
    Removed,
    /// The import had changed it; it is as it was before.
    Restored,
    /// It stays as it is.
    Stays {
        /// Its headline or name.
        title: String,
        /// Why.
        why: String,
    },
}

const TAKING: &str = "taking an import back";

impl Edit<'_> {
    /// Notes that an import is being taken back: none from the same source begins until that is finished.
    pub async fn begin_take_back(&mut self, import: &ImportId) -> Result<()> {
        const BEGIN: &str = "UPDATE import SET undo_begun_at = $2, undone_at = NULL WHERE id = $1";
        self.authority.require(Capability::Import)?;
        let now = self.newsroom.now().millis();
        let rows =
            on!(self.conn().await?, c => sqlx::query(BEGIN).bind(import.as_str()).bind(now).execute(c).await.map(|done| done.rows_affected()))
                .doing(TAKING)?;
        if rows == 1 { Ok(()) } else { Err(Error::Missing { what: "taking back an import", detail: import.to_string() }) }
    }

    /// Notes that an import has been taken back. What it remembered is forgotten, except for things that stay.
    pub async fn finish_take_back(&mut self, import: &ImportId) -> Result<()> {
        const FORGET: &str =
            "DELETE FROM source WHERE import_id = $1 AND target_id NOT IN (SELECT target_id FROM import_thing WHERE import_id = $1)";
        const END: &str = "UPDATE import SET undone_at = $2, finished_at = COALESCE(finished_at, $2) WHERE id = $1";
        self.authority.require(Capability::Import)?;
        let now = self.newsroom.now().millis();
        on!(self.conn().await?, c => sqlx::query(FORGET).bind(import.as_str()).execute(c).await.map(drop)).doing(TAKING)?;
        on!(self.conn().await?, c => sqlx::query(END).bind(import.as_str()).bind(now).execute(c).await.map(drop)).doing(TAKING)
    }

    /// Takes back one thing of an import; for a `file`, its media item must have gone before, and the caller removes the file
    /// itself if the answer is [`TakenBack::Removed`].
    pub async fn take_back(&mut self, import: &ImportId, kind: &str, id: &str) -> Result<TakenBack> {
        const WRITTEN: &str = "SELECT digest, before FROM import_thing WHERE import_id = $1 AND kind = $2 AND target_id = $3";
        const FORGET: &str = "DELETE FROM import_thing WHERE import_id = $1 AND kind = $2 AND target_id = $3";
        self.authority.require(Capability::Import)?;
        let run = import.as_str();
        let written: Option<(String, Option<String>)> =
            on!(self.conn().await?, c => sqlx::query_as(WRITTEN).bind(run).bind(kind).bind(id).fetch_optional(c).await).doing(TAKING)?;
        let Some((left, before)) = written else { return Ok(TakenBack::Removed) };
        let taken = match self.stored(kind, id).await? {
            // somebody removed it: nothing is left to be taken back
            None => TakenBack::Removed,
            Some(data) if kind != "file" && digest(&data) != left => {
                let why = if self.is_as_left(kind, id, &data).await? {
                    "another import wrote it anew since; take that one back first"
                } else {
                    "it was changed here since"
                };
                TakenBack::Stays { title: title(&data, id), why: why.to_owned() }
            }
            Some(data) => match (before, self.in_use(kind, id, &data).await?) {
                (Some(before), _) => match self.restore(kind, id, &before).await {
                    Ok(()) => TakenBack::Restored,
                    Err(Error::Conflict { what, value }) => TakenBack::Stays {
                        title: title(&data, id),
                        why: format!("it cannot become what it was: the {what} {value} is taken by now"),
                    },
                    Err(error) => return Err(error),
                },
                (None, Some(why)) => TakenBack::Stays { title: title(&data, id), why },
                (None, None) => {
                    self.remove_thing(kind, id, &data).await?;
                    TakenBack::Removed
                }
            },
        };
        if !matches!(taken, TakenBack::Stays { .. }) {
            on!(self.conn().await?, c => sqlx::query(FORGET).bind(run).bind(kind).bind(id).execute(c).await.map(drop)).doing(TAKING)?;
        }
        Ok(taken)
    }

    /// Whether a thing is stored just as an import left it, so that nobody's work is lost when it is written anew.
    pub async fn is_as_imported(&mut self, kind: &str, id: &str) -> Result<bool> {
        match self.stored(kind, id).await? {
            Some(data) => self.is_as_left(kind, id, &data).await,
            None => Ok(false),
        }
    }

    /// What is stored of a thing now.
    async fn stored(&mut self, kind: &str, id: &str) -> Result<Option<String>> {
        let sql = match kind {
            "story" => "SELECT data FROM story WHERE id = $1",
            "comment" => "SELECT data FROM comment WHERE id = $1",
            "media" => "SELECT data FROM media WHERE id = $1",
            "author" => "SELECT data FROM author WHERE id = $1",
            "section" => "SELECT data FROM section WHERE id = $1",
            "tag" => "SELECT data FROM tag WHERE id = $1",
            "menu" => "SELECT data FROM menu WHERE id = $1",
            "settings" => return self.settings().await?.map(|settings| kept::write("settings", "1", &settings)).transpose(),
            "redirect" => return self.redirect(id).await?.map(|redirect| kept::write("redirect", id, &redirect)).transpose(),
            _ => return Ok(Some(String::new())),
        };
        on!(self.conn().await?, c => sqlx::query_scalar(sql).bind(id).fetch_optional(c).await).doing(TAKING)
    }

    /// What else needs a thing, in words; `None` if it may go.
    async fn in_use(&mut self, kind: &str, id: &str, data: &str) -> Result<Option<String>> {
        let held_by = |field: &str| format!("%\"{field}\":\"{id}\"%");
        let (sql, like, why) = match kind {
            "comment" => {
                let comment: Comment = kept::read("comment", id, data)?;
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
                if self.count("SELECT COUNT(*) FROM author WHERE data LIKE $1", &held_by("picture")).await? > 0 {
                    return Ok(Some("it is the picture of an author who stays".to_owned()));
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
                let menu: Menu = kept::read("menu", id, data)?;
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

    async fn restore(&mut self, kind: &str, id: &str, before: &str) -> Result<()> {
        match kind {
            "story" => self.put_story(&kept::read::<Story>("story", id, before)?, "an import was taken back").await,
            "comment" => self.put_comment(&kept::read::<Comment>("comment", id, before)?).await,
            "media" => self.put_media(&kept::read::<MediaItem>("media", id, before)?).await,
            "author" => self.put_author(&kept::read("author", id, before)?).await,
            "section" => self.put_section(&kept::read::<Section>("section", id, before)?).await,
            "tag" => self.put_tag(&kept::read::<Tag>("tag", id, before)?).await,
            "menu" => self.put_menu(&kept::read::<Menu>("menu", id, before)?).await,
            "redirect" => self.put_redirect(&kept::read::<Redirect>("redirect", id, before)?).await,
            "settings" => self.put_settings(&kept::read::<SiteSettings>("settings", id, before)?).await,
            _ => Ok(()),
        }
    }

    async fn remove_thing(&mut self, kind: &str, id: &str, data: &str) -> Result<()> {
        let sql = match kind {
            "story" => return self.remove_story(id, data).await,
            "comment" => {
                let comment: Comment = kept::read("comment", id, data)?;
                if is_shown(&comment) {
                    self.touch_discussion(&comment.story);
                }
                "DELETE FROM comment WHERE id = $1"
            }
            "media" => {
                let item: MediaItem = kept::read("media", id, data)?;
                self.touch(Key::Media(id));
                self.touch(Key::Picture(id));
                self.touch_slug("media", None, &item.slug);
                "DELETE FROM media WHERE id = $1"
            }
            "author" => {
                let author: Author = kept::read("author", id, data)?;
                self.author_names.remove(&author.id);
                self.touch(Key::Author(id));
                self.touch_slug("author", None, &author.slug);
                "DELETE FROM author WHERE id = $1"
            }
            "section" => {
                self.forget_section_tree();
                let section: Section = kept::read("section", id, data)?;
                self.touch(Key::Section(id));
                self.touch(Key::Sections);
                self.touch_slug("section", None, &section.slug);
                "DELETE FROM section WHERE id = $1"
            }
            "tag" => {
                let tag: Tag = kept::read("tag", id, data)?;
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
                self.touch(Key::Settings);
                return Ok(());
            }
            _ => return Ok(()),
        };
        on!(self.conn().await?, c => sqlx::query(sql).bind(id).execute(c).await.map(drop)).doing(TAKING)?;
        if matches!(kind, "author" | "section" | "tag") {
            // its list had been counted
            const UNCOUNT: &str = "DELETE FROM shelf_count WHERE shelf = $1";
            let shelf = format!("{kind}:{id}");
            on!(self.conn().await?, c => sqlx::query(UNCOUNT).bind(&shelf).execute(c).await.map(drop)).doing(TAKING)?;
        }
        Ok(())
    }

    /// Takes a story off its lists and out of the search index, then removes it with its versions.
    async fn remove_story(&mut self, id: &str, data: &str) -> Result<()> {
        const PLACED: &str = "SELECT shelves, shelved_at FROM story WHERE id = $1";
        const DELETE: &str = "DELETE FROM story WHERE id = $1";
        let story: Story = kept::read("story", id, data)?;
        let (shelves, at): (String, Option<i64>) =
            on!(self.conn().await?, c => sqlx::query_as(PLACED).bind(id).fetch_one(c).await).doing(TAKING)?;
        let unlisted = Story { state: StoryState::Trash, ..story };
        self.place(&unlisted, &Placed::read(&shelves, at)).await?;
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(id).execute(c).await.map(drop)).doing(TAKING)?;
        self.touch_story(&unlisted);
        self.touch(Key::Path(unlisted.path.as_str()));
        Ok(())
    }
}

/// What a thing is called, out of its JSON.
fn title(data: &str, id: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(data).unwrap_or_default();
    let name = ["headline", "name", "title", "author_name"].iter().find_map(|field| value.get(field)?.as_str());
    name.filter(|name| !name.is_empty()).unwrap_or(id).to_owned()
}
