//! `POST /desk/account/sessions/…`: ends sessions on this and other devices.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::SessionId;

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{see_other, sign_in::signed_out},
    session::Sender,
};

/// Ends one session of one's own.
///
/// # Errors
/// 404 for one that is not one's own; storage failed.
pub async fn end_session(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(session): Path<String>,
) -> Result<Response, HttpError> {
    const NONE: HttpError = HttpError::NotFound { what: "session" };
    let session = SessionId::parse(&session).map_err(|_| NONE)?;
    let mut own = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
    if !own.end_session(&session).await? {
        return Err(NONE);
    }
    own.commit().await?;
    if session == *signed_in.session() { signed_out(&state, "out") } else { see_other("/desk/account/?done=session") }
}

/// Ends all of them, this one too.
///
/// # Errors
/// Storage failed.
pub async fn end_all_sessions(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
) -> Result<Response, HttpError> {
    let mut own = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
    own.end_all_sessions().await?;
    own.commit().await?;
    signed_out(&state, "everywhere")
}
