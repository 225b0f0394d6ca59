//! Closing the comments of a story: by a moderator, and by time.

use domain::{AuditAct, Story, StoryId};

use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::write::keys::Key;
use crate::{Authority, Edit, Error, Newsroom, Result};

const CLOSING: &str = "closing the comments of a story";

impl Edit<'_> {
    /// Closes the comments of a story, or opens them again as far as the story itself and the paper's rules allow it. Independent of the story's
    /// own switch, which belongs to its draft.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for a story outside of the person's sections; [`Error::Forbidden`] without the right to moderate.
    pub async fn close_comments(&mut self, id: &StoryId, closed: bool) -> Result<()> {
        const CLOSE: &str =
            "INSERT INTO comments_closed (story_id, closed_by, closed_at) VALUES ($1, $2, $3) ON CONFLICT (story_id) DO NOTHING";
        const OPEN: &str = "DELETE FROM comments_closed WHERE story_id = $1";
        match self.check_moderation(id).await {
            Err(Error::StoryRefused { .. }) => return Err(Error::NotFound { what: "story" }),
            checked => checked?,
        }
        let story: Story = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?.story()?;
        let (by, now) = (self.user().map(|user| user.to_string()).unwrap_or_default(), self.newsroom.now().millis());
        let changed = if closed {
            on!(self.conn().await?, c => sqlx::query(CLOSE).bind(id.as_str()).bind(by).bind(now).execute(c).await.map(|done| done.rows_affected()))
        } else {
            on!(self.conn().await?, c => sqlx::query(OPEN).bind(id.as_str()).execute(c).await.map(|done| done.rows_affected()))
        }
        .doing(CLOSING)?;
        if changed == 0 {
            return Ok(());
        }
        self.touch(Key::Comments(id.as_str()));
        let act = if closed { AuditAct::CommentsClose } else { AuditAct::CommentsOpen };
        self.audit(act, Target { kind: story.kind.as_str(), id: Some(id.as_str()), name: story.headline.as_str() }, serde_json::Value::Null)
            .await
    }

    /// Whether a moderator closed the comments of a story.
    pub(super) async fn are_comments_closed(&mut self, id: &StoryId) -> Result<bool> {
        const CLOSED: &str = "SELECT COUNT(*) FROM comments_closed WHERE story_id = $1";
        let closed: i64 = on!(self.conn().await?, c => sqlx::query_scalar(CLOSED).bind(id.as_str()).fetch_one(c).await).doing(CLOSING)?;
        Ok(closed > 0)
    }
}

impl Newsroom {
    /// Invalidates the pages of stories whose time for comments ended after `since` (an instant in milliseconds) and until now; returns how many.
    /// To be called now and then, because nothing is written when the time ends.
    pub async fn end_comment_times(&self, since: i64) -> Result<usize> {
        const ENDED: &str = "SELECT story_id FROM shelf_story WHERE shelf = 'all' AND published_at > $1 AND published_at <= $2 LIMIT 5000";
        const DAY: i64 = 24 * 60 * 60 * 1000;
        let days = i64::from(self.settings().await?.comments.close_after_days);
        if days == 0 {
            return Ok(0);
        }
        let (since, until) = (since - days * DAY, self.now().millis() - days * DAY);
        let mut held = self.read().await?;
        let ended: Vec<String> =
            on!(held.conn(), c => sqlx::query_scalar(ENDED).bind(since).bind(until).fetch_all(c).await).doing(CLOSING)?;
        drop(held);
        if ended.is_empty() {
            return Ok(0);
        }
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        ended.iter().for_each(|id| edit.touch(Key::Comments(id)));
        edit.commit().await?;
        Ok(ended.len())
    }
}
