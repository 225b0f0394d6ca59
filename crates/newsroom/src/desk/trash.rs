//! The trash: stories leave their URL at once and the database after 30 days.

use domain::{AuditAct, RevisionNumber, SitePath, Story, StoryAct, StoryId, StoryState};

use super::base::Base;
use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::people::Target;
use crate::{Authority, Edit, Error, Newsroom, Result};

/// Days in the trash before a story is deleted.
pub const TRASH_DAYS: i64 = 30;
const DAY: i64 = 86_400_000;

/// Stories that have been in the trash for too long.
pub(crate) const EXPIRED: &str = "SELECT id, data FROM story WHERE state = 'trash' AND state_since <= $1 ORDER BY changed_at LIMIT 100";
const DOING: &str = "emptying the trash";

impl Edit<'_> {
    /// Puts a story in the trash. Its path is free for another story from then on.
    ///
    /// # Errors
    /// As [`Edit::publish`]; [`Error::Conflict`] for a page with pages below it.
    pub async fn trash(&mut self, id: &StoryId, based_on: impl Into<Base>, note: &str) -> Result<RevisionNumber> {
        const BELOW: &str = "SELECT path FROM story WHERE parent_id = $1 AND state <> 'trash' LIMIT 1";
        let path = SitePath::parse(&format!("/trash/{id}/"))?;
        let revision =
            self.change_state(StoryAct::Trash, id, based_on, note, |story| (story.state, story.path) = (StoryState::Trash, path)).await?;
        let below: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(BELOW).bind(id.as_str()).fetch_optional(c).await).doing(DOING)?;
        match below {
            Some(value) => Err(Error::Conflict { what: "page above", value }),
            None => Ok(revision),
        }
    }

    /// Brings a story back as a draft, out of the trash or the archive, at its former path. Never publishes.
    ///
    /// # Errors
    /// As [`Edit::publish`]; [`Error::Conflict`] if another story has that path by now: change the other one's first.
    pub async fn restore(&mut self, id: &StoryId, based_on: impl Into<Base>) -> Result<RevisionNumber> {
        let former = self.former_path(id).await?;
        let change = |story: &mut Story| {
            story.path = former.unwrap_or_else(|| story.path.clone());
            (story.state, story.published_at) = (StoryState::Draft, None);
        };
        self.change_state(StoryAct::Restore, id, based_on, "", change).await
    }

    /// The path a story had before it was put in the trash.
    async fn former_path(&mut self, id: &StoryId) -> Result<Option<SitePath>> {
        const FORMER: &str = "SELECT id, snapshot FROM revision WHERE story_id = $1 AND number < $2 ORDER BY number DESC LIMIT 1";
        let in_trash = |story: &Story| story.path.as_str().starts_with("/trash/");
        let Some(stored) = self.stored_story(id).await? else { return Ok(None) };
        if !in_trash(&stored.story()?) {
            return Ok(None);
        }
        let trashed = stored.revision();
        let row: Option<(String, String)> =
            on!(self.conn().await?, c => sqlx::query_as(FORMER).bind(id.as_str()).bind(trashed.0).fetch_optional(c).await).doing(DOING)?;
        let former: Option<Story> = row.map(|(id, snapshot)| entity::read("revision", id, &snapshot)).transpose()?;
        Ok(former.map(|story| story.path))
    }
}

impl Newsroom {
    /// Deletes stories that have been in the trash for [`TRASH_DAYS`], with their revisions and comments; returns them.
    pub async fn empty_trash(&self) -> Result<Vec<StoryId>> {
        let mut removed = Vec::new();
        let until = self.now().millis() - TRASH_DAYS * DAY;
        // reads without the write lock first: usually nothing is due
        while self.trash_is_due(until).await? {
            let authority = Authority::schedule();
            let mut edit = self.edit(&authority).await?;
            let rows: Vec<(String, String)> =
                on!(edit.conn().await?, c => sqlx::query_as(EXPIRED).bind(until).fetch_all(c).await).doing(DOING)?;
            for (id, data) in rows {
                let story = edit.remove_story(&id, &data).await?;
                let target = Target { kind: story.kind.as_str(), id: Some(&id), name: story.headline.as_str() };
                edit.audit(AuditAct::StoryDelete, target, serde_json::Value::Null).await?;
                removed.push(StoryId::parse(&id)?);
            }
            edit.commit().await?;
        }
        Ok(removed)
    }

    async fn trash_is_due(&self, until: i64) -> Result<bool> {
        let mut held = self.read().await?;
        let due: Option<(String, String)> =
            on!(held.conn(), c => sqlx::query_as(EXPIRED).bind(until).fetch_optional(c).await).doing(DOING)?;
        Ok(due.is_some())
    }
}
