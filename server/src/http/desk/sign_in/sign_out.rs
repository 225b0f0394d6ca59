//! `POST /desk/sign-out`.

use std::sync::Arc;

use axum::{
    Extension,
    extract::State,
    http::{HeaderName, HeaderValue},
    response::Response,
};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{see_other, with_cookies},
    session::Sender,
};

/// Ends the session and sends to the form.
///
/// # Errors
/// Storage failed.
pub async fn sign_out(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
) -> Result<Response, HttpError> {
    state.site.newsroom.sign_out(&signed_in, &sender.origin).await?;
    signed_out(&state, "out")
}

/// The response after a session of this browser ended.
///
/// # Errors
/// None that happens.
pub(in crate::http::desk) fn signed_out(state: &AppState, done: &str) -> Result<Response, HttpError> {
    let mut response = see_other(&format!("/desk/sign-in?done={done}"))?;
    // pages that the browser keeps in memory for Back are dropped too
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    Ok(with_cookies(response, state.context.sign_in.remove()))
}
