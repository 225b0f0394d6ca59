//! What happens by itself: stories go live, stories expire.

use domain::{StoryId, Timestamp};

use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Newsroom, Result};

/// Stories whose time came.
pub(crate) const DUE: &str = "SELECT id FROM story WHERE due_at <= $1 ORDER BY due_at, id LIMIT 500";
/// The next time at which something happens.
pub(crate) const NEXT_DUE: &str = "SELECT due_at FROM story WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1";

impl Newsroom {
    /// Puts stories whose time came onto the lists and takes expired ones off; returns the stories and pages whose
    /// being live changed. Does not touch their text, state or versions.
    pub async fn go_live(&self) -> Result<Vec<StoryId>> {
        let mut changed = Vec::new();
        // a look without the writer's lock first: mostly there is nothing to do
        while self.next_due().await?.is_some_and(|due| due <= self.now()) {
            let authority = Authority::command_line();
            let mut edit = self.edit(&authority).await?;
            let now = self.now().millis();
            let due: Vec<String> = on!(edit.conn().await?, c => sqlx::query_scalar(DUE).bind(now).fetch_all(c).await)
                .doing("looking for stories that go live")?;
            for id in due {
                if let Some(story) = edit.place_again(&id).await? {
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
