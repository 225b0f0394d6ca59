//! `GET /desk/new/`: the form; the app's shortcut opens it. What it sends goes where other apps share, `/share`.

use std::sync::Arc;

use app::desk::pages::new_story::new_story;
use axum::{Extension, extract::State, http::StatusCode, response::Response};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, status_page},
};

/// The form.
///
/// # Errors
/// Storage failed.
pub async fn show(State(state): State<Arc<AppState>>, Extension(signed_in): Extension<SignedIn>) -> Result<Response, HttpError> {
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let key = state.site.newsroom.ids().next();
    Ok(status_page(StatusCode::OK, || new_story(frame.desk(), &key)))
}
