//! Removes ended sessions, old links and counters now and then.

use std::time::Duration;

use newsroom::Newsroom;

const EVERY: Duration = Duration::from_secs(3600);

/// Runs for ever.
pub async fn run(newsroom: Newsroom) {
    loop {
        tokio::time::sleep(EVERY).await;
        match newsroom.prune_people().await {
            Ok(removed) => tracing::debug!(removed, "removed ended sessions, old links and counters"),
            Err(error) => tracing::warn!("ended sessions were not removed: {error}"),
        }
    }
}
