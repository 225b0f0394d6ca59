//! Counts what readers did, makes lists of it, and deletes old events.

use std::time::{Duration, Instant};

use newsroom::Newsroom;

use crate::readers::Readers;

const INTERVAL: Duration = Duration::from_secs(1);
const LISTS_INTERVAL: Duration = Duration::from_secs(30);
const PRUNE_INTERVAL: Duration = Duration::from_secs(6 * 60 * 60);

/// Runs for ever.
pub async fn run(newsroom: Newsroom, readers: Readers) {
    let (mut listed, mut pruned) = (None::<Instant>, None::<Instant>);
    let due = |last: Option<Instant>, every| last.is_none_or(|last| last.elapsed() >= every);
    loop {
        if let Err(error) = readers.count(&newsroom).await {
            tracing::warn!("readers could not be counted; it is tried again: {error}");
        }
        if due(listed, LISTS_INTERVAL) {
            listed = Some(Instant::now());
            if let Err(error) = newsroom.update_reader_lists(false).await {
                tracing::warn!("the lists of what is read could not be made: {error}");
            }
        }
        if due(pruned, PRUNE_INTERVAL) {
            pruned = Some(Instant::now());
            match newsroom.prune_reader_events().await {
                Ok(removed) => tracing::debug!(removed, "deleted old events of readers"),
                Err(error) => tracing::warn!("old events of readers were not deleted: {error}"),
            }
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
