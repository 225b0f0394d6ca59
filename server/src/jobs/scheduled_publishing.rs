//! Publishes scheduled stories and takes expired ones down, at most a second late.

use std::time::Duration;

use newsroom::Newsroom;

/// Also the longest delay of a story that another process scheduled for the present moment.
const INTERVAL: Duration = Duration::from_secs(1);

/// Runs for ever. The first iteration catches up on what became due while no process ran.
pub async fn run(newsroom: Newsroom) {
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
        tokio::time::sleep(INTERVAL).await;
    }
}
