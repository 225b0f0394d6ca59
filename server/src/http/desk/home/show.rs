//! `GET /desk/`: the desk's home.

use std::sync::Arc;

use app::desk::pages::home;
use axum::{Extension, extract::State, response::Response};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, page},
};

/// The page. The route's policy sends everybody without a session to sign in.
///
/// # Errors
/// The settings cannot be read.
pub async fn show(State(state): State<Arc<AppState>>, Extension(signed_in): Extension<SignedIn>) -> Result<Response, HttpError> {
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    Ok(page(|| home(frame.desk())))
}
