//! What each commit touched, for caches that must forget it.

use crate::{Newsroom, Result, edit::unbuilt};

/// What one commit touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its number; later commits have larger ones.
    pub seq: i64,
    /// Dependency keys such as `story:ID`, `shelf:all`, `menu`.
    pub keys: Vec<String>,
}

impl Newsroom {
    /// The commits after number `seq`, oldest first, at most `limit`.
    pub async fn outbox_since(&self, seq: i64, limit: i64) -> Result<Vec<OutboxEntry>> {
        let _ = (seq, limit);
        unbuilt()
    }
}
