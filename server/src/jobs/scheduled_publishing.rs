//! Publishes scheduled stories and changes, and takes down what has expired (stories, breaking news, stories on fronts), at most a second late.
//! Empties the trash once an hour.

use std::time::{Duration, Instant};

use newsroom::{Newsroom, TRASH_DAYS};

/// Also the longest delay of a story that another process scheduled for the present moment.
const INTERVAL: Duration = Duration::from_secs(1);
const TRASH_INTERVAL: Duration = Duration::from_secs(60 * 60);

/// Runs for ever. The first iteration catches up on what became due while no process ran.
pub async fn run(newsroom: Newsroom) {
    let mut trash_emptied: Option<Instant> = None;
    loop {
        let due = match newsroom.next_due().await {
            Ok(due) => due.is_some_and(|at| at <= newsroom.now()),
            Err(error) => {
                tracing::error!("the next scheduled story cannot be read: {error}");
                false
            }
        };
        if due {
            match newsroom.go_live().await {
                Ok(changed) => changed.iter().for_each(|story| tracing::info!(%story, "published or taken down on schedule")),
                Err(error) => tracing::error!("stories that are due could not be published: {error}"),
            }
        }
        match newsroom.publish_scheduled_changes().await {
            Ok(published) => published.iter().for_each(|story| tracing::info!(%story, "published changes on schedule")),
            Err(error) => tracing::error!("changes that are due could not be published: {error}"),
        }
        match newsroom.expire_breaking().await {
            Ok(true) => tracing::info!("the time of the breaking news is over"),
            Ok(false) => {}
            Err(error) => tracing::error!("breaking news could not be taken down: {error}"),
        }
        match newsroom.end_front_slots().await {
            Ok(0) => {}
            Ok(ended) => tracing::info!(ended, "the time of stories on fronts is over"),
            Err(error) => tracing::error!("stories whose time on a front is over could not be taken out: {error}"),
        }
        if trash_emptied.is_none_or(|last| last.elapsed() >= TRASH_INTERVAL) {
            trash_emptied = Some(Instant::now());
            match newsroom.empty_trash().await {
                Ok(removed) => removed.iter().for_each(|story| tracing::info!(%story, "deleted out of the trash after {TRASH_DAYS} days")),
                Err(error) => tracing::error!("the trash could not be emptied: {error}"),
            }
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
