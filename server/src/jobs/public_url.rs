//! Whether the site's public URL begins with `https`: an editor may change it at any time.

use std::time::Duration;

use newsroom::Newsroom;

use crate::http::Transport;

const INTERVAL: Duration = Duration::from_secs(30);

/// Runs for ever.
pub async fn run(newsroom: Newsroom, transport: Transport) {
    loop {
        match newsroom.settings().await {
            Ok(settings) => transport.set_public_url(&settings.public_url),
            Err(error) => tracing::error!("the settings, and with them the public URL, cannot be read: {error}"),
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
