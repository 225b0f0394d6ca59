//! Stories with a planned time of publication, the next one first.

use super::WorklistRow;
use super::worklist_rows::{Row, row_columns, rows_for};
use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Newsroom, Result};

/// The stories that go live next. The concatenation keeps the planner on the index of due times, which is in order.
pub(crate) const SCHEDULED: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM story t WHERE t.due_at > $1 AND t.state || '' = 'scheduled' AND t.published_at > $1 ORDER BY t.due_at, t.id LIMIT CAST($2 AS BIGINT)"
);
/// Rows read at most: some may be hidden from the person.
const MOST: i64 = 500;

impl Newsroom {
    /// The next stories that go live, at most `limit`; only those the person may know of.
    pub async fn scheduled(&self, authority: &Authority, limit: u16) -> Result<Vec<WorklistRow>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let now = self.now();
        let rows: Vec<Row> = on!(&mut conn, c => sqlx::query_as(SCHEDULED).bind(now.millis()).bind(MOST).fetch_all(c).await)
            .doing("reading what is scheduled")?;
        let tree = crate::content::section::SectionTree::read(&mut conn).await?;
        let seen = rows.into_iter().filter(|row| row.is_seen_by(authority, &tree, now)).take(usize::from(limit)).collect();
        rows_for(&mut conn, seen, now).await
    }
}
