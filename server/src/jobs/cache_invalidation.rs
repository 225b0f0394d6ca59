//! Invalidates cached responses after commits of other processes: polls the outbox.

use std::time::Duration;

use newsroom::Newsroom;
use prometheus_client::metrics::gauge::Gauge;

use crate::http::ResponseCache;

/// A commit of another process may stay unseen for this long. One poll is one step in an index.
const INTERVAL: Duration = Duration::from_millis(200);
/// Commits read in one query.
const BATCH: i64 = 500;

/// Runs for ever. `lag` shows how many commits were not yet applied when the outbox was last polled; `last` is the newest commit
/// that existed before anything was cached.
pub async fn run(newsroom: Newsroom, cache: ResponseCache, lag: Gauge, mut last: i64) {
    loop {
        match newsroom.outbox_since(last, BATCH).await {
            Ok(entries) => {
                lag.set(i64::try_from(entries.len()).unwrap_or(i64::MAX));
                for entry in &entries {
                    // a gap: old commits were deleted, or the database lost some; what they changed is unknown
                    if entry.seq != last + 1 {
                        cache.invalidate_all();
                    }
                    cache.apply(entry);
                    last = entry.seq;
                }
                cache.acknowledge(last);
                if !entries.is_empty() {
                    continue;
                }
            }
            Err(error) => tracing::error!("the outbox cannot be read, so cached pages may be out of date: {error}"),
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
