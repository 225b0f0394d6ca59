//! Scheduled changes: stories go live, stories expire.

use domain::{AuditAct, StoryId, Timestamp};

use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Authority, Edit, Error, Newsroom, Result};

/// Stories whose due time has passed.
pub(crate) const DUE: &str = "SELECT id FROM story WHERE due_at <= $1 ORDER BY due_at, id LIMIT 500";
/// The earliest due time.
pub(crate) const NEXT_DUE: &str = "SELECT due_at FROM story WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1";

impl Newsroom {
    /// Adds stories whose time has come to their shelves and removes expired ones; returns the stories and pages that went live or
    /// expired. Does not change their text, state or revisions. A story whose row cannot be read holds up no other one: it is not tried
    /// again, and the audit log says so.
    pub async fn go_live(&self) -> Result<Vec<StoryId>> {
        let mut changed = Vec::new();
        // reads without the write lock first: usually nothing is due
        while self.next_due().await?.is_some_and(|due| due <= self.now()) {
            let now = self.now().millis();
            let due: Vec<String> = {
                let mut held = self.read().await?;
                on!(held.conn(), c => sqlx::query_scalar(DUE).bind(now).fetch_all(c).await).doing("looking for stories that go live")?
            };
            match self.move_due(&due).await {
                Ok(moved) => changed.extend(moved),
                Err(Error::Stored { table: "story", .. }) => {
                    for id in due {
                        match self.move_due(std::slice::from_ref(&id)).await {
                            Ok(moved) => changed.extend(moved),
                            Err(error @ Error::Stored { table: "story", .. }) => self.give_up(&id, &error).await?,
                            Err(error) => return Err(error),
                        }
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(changed)
    }

    /// Moves all of these stories, or none.
    async fn move_due(&self, due: &[String]) -> Result<Vec<StoryId>> {
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        let mut moved = Vec::new();
        for id in due {
            if let Some(story) = edit.reshelve(id).await? {
                edit.touch_story(&story);
                moved.push(story.id);
            }
        }
        edit.commit().await?;
        Ok(moved)
    }

    /// Leaves a story where it is. Once its row is corrected by hand, storing the story makes it due again.
    async fn give_up(&self, id: &str, error: &Error) -> Result<()> {
        const LEAVE: &str = "UPDATE story SET due_at = NULL WHERE id = $1";
        let authority = Authority::schedule();
        let mut edit: Edit<'_> = self.edit(&authority).await?;
        on!(edit.conn().await?, c => sqlx::query(LEAVE).bind(id).execute(c).await.map(drop)).doing("leaving a story where it is")?;
        let target = Target { kind: "story", id: Some(id), name: id };
        edit.audit(AuditAct::StoryDueFailed, target, serde_json::json!({ "why": error.to_string() })).await?;
        edit.commit().await
    }

    /// When [`Newsroom::go_live`] has something to do next.
    pub async fn next_due(&self) -> Result<Option<Timestamp>> {
        let mut held = self.read().await?;
        let due: Option<i64> =
            on!(held.conn(), c => sqlx::query_scalar(NEXT_DUE).fetch_optional(c).await).doing("looking for what is due")?;
        Ok(due.map(Timestamp::from_millis))
    }
}
