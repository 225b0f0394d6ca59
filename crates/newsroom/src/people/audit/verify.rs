//! Checking the audit log: every entry's hash follows from the entry and from the hash before it.

use super::{Row, columns};
use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// The first entry that does not fit: it or one beside it was changed, removed or put in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of the audit log {why}")]
pub struct AuditFault {
    /// The number of the entry.
    pub seq: i64,
    /// What is wrong with it.
    pub why: &'static str,
}

impl Newsroom {
    /// Walks through the whole log; `Ok(Ok(n))`: all `n` entries fit together. Entries removed from the end cannot be noticed from inside
    /// the database; compare the count with an earlier one.
    pub async fn verify_audit_log(&self) -> Result<std::result::Result<i64, AuditFault>> {
        const NEXT: &str = columns!("WHERE seq > $1 ORDER BY seq LIMIT 500");
        let (mut last, mut hash) = (0, String::new());
        loop {
            let mut held = self.read().await?;
            let rows: Vec<Row> =
                on!(held.conn(), c => sqlx::query_as(NEXT).bind(last).fetch_all(c).await).doing("checking the audit log")?;
            if rows.is_empty() {
                return Ok(Ok(last));
            }
            for row in rows {
                let fault = |why| Ok(Err(AuditFault { seq: row.seq, why }));
                if row.seq != last + 1 {
                    return fault("does not follow the one before: entries are missing");
                }
                if row.hash != row.chained(&hash) {
                    return fault("was changed, or the one before it was");
                }
                (last, hash) = (row.seq, row.hash);
            }
        }
    }
}
