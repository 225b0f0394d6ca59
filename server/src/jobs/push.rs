//! Sends alerts to readers' devices.

use std::time::Duration;

use app::site::Site;

use crate::push::Push;

/// An alert begins at most this much later than its story.
const INTERVAL: Duration = Duration::from_secs(1);
/// After a fault of the database.
const PAUSE: Duration = Duration::from_secs(10);

/// Runs for ever.
pub async fn run(site: Site, push: Push) {
    loop {
        let (push, site) = (push.clone(), site.clone());
        // on its own, so that stopping this job does not cut off a batch whose outcome must be stored
        let worked = tokio::spawn(async move { push.work(&site).await }).await;
        let pause = match worked {
            Ok(Ok(_)) => INTERVAL,
            Ok(Err(error)) => {
                tracing::error!("alerts could not be sent; it is tried again: {error}");
                PAUSE
            }
            Err(error) => {
                tracing::error!("sending alerts failed; it is tried again: {error}");
                PAUSE
            }
        };
        tokio::time::sleep(pause).await;
    }
}
