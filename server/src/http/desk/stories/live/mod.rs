//! `GET /desk/stories/{id}/live`: a WebSocket over which an editor gets what others do to the draft, and may push steps of its own.

mod limit;
mod message;
mod room;
mod socket;

use std::sync::Arc;

use axum::{
    extract::{Path, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    response::Response,
};

use super::editable;
use crate::http::{
    AppState, HttpError,
    session::{Acting, Sender},
};
pub use room::Live;
use room::Person;
use socket::Socket;

/// The largest message, in bytes, as for `POST steps`.
const MOST_BYTES: usize = 256 * 1024;

/// Opens the socket.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; 400 for what is no handshake of a
/// WebSocket; 429 with too many sockets, 503 while the server stops.
pub async fn live(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, HttpError> {
    let story = editable(&state, &authority, &id).await?.story.id;
    let upgrade = upgrade.map_err(|rejection| HttpError::BadRequest(format!("{}.", rejection.body_text()).into()))?;
    if state.context.draining.has_begun() {
        return Err(HttpError::unavailable("the server stops"));
    }
    let person = Person::new(&signed_in);
    let seat = state.context.live.join(&state.site.newsroom, &story, person)?;
    let upgrade = upgrade.max_message_size(MOST_BYTES).max_frame_size(MOST_BYTES);
    Ok(upgrade.on_upgrade(move |socket| Socket::new(state, socket, seat, signed_in, sender.origin, story).run()))
}
