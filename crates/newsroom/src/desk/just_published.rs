//! The stories that were published last, by the time of their publication.

use super::WorklistRow;
use super::worklist_rows::{Row, row_columns, rows_for};
use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// The newest stories that readers find in lists.
pub(crate) const JUST_PUBLISHED: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM shelf_story l JOIN story t ON t.id = l.story_id WHERE l.shelf = 'all' \
     ORDER BY l.published_at DESC, l.story_id DESC LIMIT CAST($1 AS BIGINT)"
);

impl Newsroom {
    /// The stories that readers find in lists, the newest first, at most `limit`. Everybody may know of them.
    pub async fn just_published(&self, limit: u16) -> Result<Vec<WorklistRow>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let rows: Vec<Row> = on!(&mut conn, c => sqlx::query_as(JUST_PUBLISHED).bind(i64::from(limit)).fetch_all(c).await)
            .doing("reading what was published last")?;
        rows_for(&mut conn, rows, self.now()).await
    }
}
