//! The outbox: the dependency keys each commit changed, for cache invalidation.

use crate::db::on;
use crate::error::Doing;
use crate::{Edit, Newsroom, Result, entity};

/// Commits after a number.
pub(crate) const SINCE: &str = "SELECT seq, keys FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2";

/// The newest commit.
pub(crate) const NEWEST: &str = "SELECT MAX(seq) FROM outbox";

/// Number of entries stored. A consumer that is further behind sees a gap in the sequence and must invalidate everything.
const STORED: i64 = 10_000;

/// The dependency keys one commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its number; later commits have larger ones.
    pub seq: i64,
    /// Dependency keys such as `story:ID`, `shelf:all`, `menus`, in alphabetical order. Every page that recorded
    /// one of them while it was rendered (see [`crate::ReadLog`]) may be stale.
    pub keys: Vec<String>,
}

impl Newsroom {
    /// The number of the newest commit; 0 before the first.
    pub async fn outbox_newest(&self) -> Result<i64> {
        let mut held = self.read().await?;
        let newest: Option<i64> = on!(held.conn(), c => sqlx::query_scalar(NEWEST).fetch_one(c).await).doing("reading the outbox")?;
        Ok(newest.unwrap_or(0))
    }

    /// The commits after number `seq`, oldest first, at most `limit`.
    pub async fn outbox_since(&self, seq: i64, limit: i64) -> Result<Vec<OutboxEntry>> {
        let mut held = self.read().await?;
        let rows: Vec<(i64, String)> =
            on!(held.conn(), c => sqlx::query_as(SINCE).bind(seq).bind(limit.max(0)).fetch_all(c).await).doing("reading the outbox")?;
        rows.into_iter().map(|(seq, keys)| Ok(OutboxEntry { seq, keys: entity::read("outbox", seq, &keys)? })).collect()
    }
}

impl Edit<'_> {
    /// Stores the keys of this edit, if any, and deletes old entries.
    pub(crate) async fn write_outbox(&mut self) -> Result<Option<OutboxEntry>> {
        const ADD: &str = "INSERT INTO outbox (keys, at) VALUES ($1, $2) RETURNING seq";
        const DELETE: &str = "DELETE FROM outbox WHERE seq <= $1";
        if self.keys.is_empty() {
            return Ok(None);
        }
        let keys = entity::write("outbox", "new", &self.keys)?;
        let now = self.newsroom.now().millis();
        let seq: i64 =
            on!(self.conn().await?, c => sqlx::query_scalar(ADD).bind(&keys).bind(now).fetch_one(c).await).doing("writing the outbox")?;
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(seq - STORED).execute(c).await.map(drop)).doing("writing the outbox")?;
        Ok(Some(OutboxEntry { seq, keys: std::mem::take(&mut self.keys).into_iter().collect() }))
    }
}
