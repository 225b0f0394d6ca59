//! Scheduled changes: stories go live, stories expire.

use domain::{StoryId, Timestamp};

use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Newsroom, Result};

/// Stories whose due time has passed.
pub(crate) const DUE: &str = "SELECT id FROM story WHERE due_at <= $1 ORDER BY due_at, id LIMIT 500";
/// The earliest due time.
pub(crate) const NEXT_DUE: &str = "SELECT due_at FROM story WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1";

impl Newsroom {
    /// Adds stories whose time has come to their shelves and removes expired ones; returns the stories and pages that went live or
    /// expired. Does not change their text, state or revisions.
    pub async fn go_live(&self) -> Result<Vec<StoryId>> {
        let mut changed = Vec::new();
        // reads without the write lock first: usually nothing is due
        while self.next_due().await?.is_some_and(|due| due <= self.now()) {
            let authority = Authority::schedule();
            let mut edit = self.edit(&authority).await?;
            let now = self.now().millis();
            let due: Vec<String> = on!(edit.conn().await?, c => sqlx::query_scalar(DUE).bind(now).fetch_all(c).await)
                .doing("looking for stories that go live")?;
            for id in due {
                if let Some(story) = edit.reshelve(&id).await? {
                    edit.touch_story(&story);
                    changed.push(story.id);
                }
            }
            edit.commit().await?;
        }
        Ok(changed)
    }

    /// When [`Newsroom::go_live`] has something to do next.
    pub async fn next_due(&self) -> Result<Option<Timestamp>> {
        let mut held = self.read().await?;
        let due: Option<i64> =
            on!(held.conn(), c => sqlx::query_scalar(NEXT_DUE).fetch_optional(c).await).doing("looking for what is due")?;
        Ok(due.map(Timestamp::from_millis))
    }
}
