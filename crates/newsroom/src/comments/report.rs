//! Readers report comments. Enough reports hide one until a moderator has read it.

use domain::{Comment, CommentId, CommentState, ReportReason};

use super::{CommentRefusal, digest};
use crate::db::on;
use crate::error::Doing;
use crate::people::short;
use crate::{Authority, Edit, Newsroom, Result};

const REPORTING: &str = "storing a report about a comment";

impl Newsroom {
    /// Stores a report. `network` is a name for the client's network: one report of each network counts, so that a single reader hides nothing.
    /// Repeating it changes nothing. A comment that a moderator kept after reports is hidden again only by as many new ones.
    ///
    /// # Errors
    /// [`CommentRefusal::NoParent`] if the comment is not shown.
    pub async fn report_comment(&self, id: &CommentId, reason: ReportReason, note: &str, network: &str) -> Result<()> {
        const INSERT: &str = "INSERT INTO comment_report (id, comment_id, network, reason, note, reported_at) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (comment_id, network) DO NOTHING";
        let most = i64::from(self.settings().await?.comments.hide_after_reports);
        let authority = Authority::reader();
        let mut edit = self.edit(&authority).await?;
        let shown = edit.comment_by_id(id).await?.filter(Comment::is_shown).ok_or(CommentRefusal::NoParent)?;
        let (row, now, network) = (self.ids().next(), self.now().millis(), digest("network", network));
        on!(edit.conn().await?, c => sqlx::query(INSERT)
            .bind(row)
            .bind(id.as_str())
            .bind(network)
            .bind(reason.as_str())
            .bind(short(note, 500))
            .bind(now)
            .execute(c)
            .await
            .map(drop))
        .doing(REPORTING)?;
        let open = edit.open_reports(id).await?;
        if most > 0 && open >= most && !shown.staff {
            edit.store_comment(&Comment { state: CommentState::Waiting, ..shown }, None).await?;
        }
        edit.commit().await
    }
}

impl Edit<'_> {
    /// How many reports of a comment no moderator has closed.
    pub(super) async fn open_reports(&mut self, id: &CommentId) -> Result<i64> {
        const OPEN: &str = "SELECT COUNT(*) FROM comment_report WHERE comment_id = $1 AND closed_at IS NULL";
        on!(self.conn().await?, c => sqlx::query_scalar(OPEN).bind(id.as_str()).fetch_one(c).await)
            .doing("counting reports about a comment")
    }
}
