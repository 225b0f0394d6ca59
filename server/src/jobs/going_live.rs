//! Scheduled stories go live, expired ones leave, at most a second late.

use std::time::Duration;

use newsroom::Newsroom;

/// Also how long a story that another process scheduled for right now waits at most.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Runs for ever. What fell due while nothing ran is caught up on the first call.
pub async fn keep_going_live(newsroom: Newsroom) {
    loop {
        let due = match newsroom.next_due().await {
            Ok(due) => due.is_some_and(|at| at <= newsroom.now()),
            Err(error) => {
                tracing::error!("cannot tell which story is due next: {error}");
                false
            }
        };
        if due {
            match newsroom.go_live().await {
                Ok(changed) => changed.iter().for_each(|story| tracing::info!(%story, "went live or left")),
                Err(error) => tracing::error!("stories that are due could not go live: {error}"),
            }
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
