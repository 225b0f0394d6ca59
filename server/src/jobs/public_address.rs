//! Whether the paper's public address is one of TLS: an editor may change it at any time.

use std::time::Duration;

use newsroom::Newsroom;

use crate::http::Transport;

const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Runs for ever.
pub async fn keep_knowing(newsroom: Newsroom, transport: Transport) {
    loop {
        match newsroom.settings().await {
            Ok(settings) => transport.paper_is_at(&settings.public_url),
            Err(error) => tracing::error!("the settings do not say where the paper is: {error}"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
