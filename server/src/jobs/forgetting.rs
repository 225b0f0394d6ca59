//! What other processes saved is forgotten here too: the outbox is read again and again.

use std::time::Duration;

use newsroom::Newsroom;

use crate::http::Ready;

/// So long another process's save may stay unseen. A look at the outbox is one step in an index.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Commits taken at a time.
const AT_A_TIME: i64 = 500;

/// Runs for ever. `known` is the newest commit that was there before anything was kept.
pub async fn keep_forgetting(newsroom: Newsroom, ready: Ready, mut known: i64) {
    loop {
        match newsroom.outbox_since(known, AT_A_TIME).await {
            Ok(entries) => {
                for entry in &entries {
                    // numbers are missing where old commits were thrown away (or a server lost some): what they touched is unknown
                    if entry.seq != known + 1 {
                        ready.forget_all();
                    }
                    ready.hear(entry);
                    known = entry.seq;
                }
                ready.told_until(known);
                if !entries.is_empty() {
                    continue;
                }
            }
            Err(error) => tracing::error!("the outbox cannot be read, so pages may be old: {error}"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
