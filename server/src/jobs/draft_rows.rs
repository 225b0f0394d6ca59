//! The rows of stories that are being written follow their drafts, and old steps are removed.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use newsroom::Newsroom;

const INTERVAL: Duration = Duration::from_secs(1);
const PRUNE_INTERVAL: Duration = Duration::from_secs(60 * 60);
/// A draft that cannot be written into its story is tried again after this time, so that it neither fills the logs nor delays others.
const RETRY_AFTER: Duration = Duration::from_secs(60);

/// Runs for ever.
pub async fn run(newsroom: Newsroom) {
    let (mut failed, mut pruned) = (HashMap::new(), None::<Instant>);
    loop {
        failed.retain(|_, since: &mut Instant| since.elapsed() < RETRY_AFTER);
        match newsroom.unsaved_drafts().await {
            Ok(stories) => {
                for story in stories {
                    if failed.contains_key(&story) {
                        continue;
                    }
                    if let Err(error) = newsroom.follow_draft(&story).await {
                        tracing::error!(%story, "the draft of a story could not be written into it: {error}");
                        failed.insert(story, Instant::now());
                    }
                }
            }
            Err(error) => tracing::error!("drafts that were written cannot be found: {error}"),
        }
        if pruned.is_none_or(|last| last.elapsed() >= PRUNE_INTERVAL) {
            pruned = Some(Instant::now());
            match newsroom.prune_drafts().await {
                Ok(removed) => tracing::debug!(removed, "removed old steps of drafts"),
                Err(error) => tracing::warn!("old steps of drafts were not removed: {error}"),
            }
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
