//! `GET /desk/sign-in`: the form.

use std::sync::Arc;

use app::desk::pages::{Desk, sign_in};
use axum::{extract::State, response::Html};

use crate::http::{AppState, HttpError, desk};

/// The form; it posts to the same path.
///
/// # Errors
/// The settings cannot be read.
pub async fn show(State(state): State<Arc<AppState>>) -> Result<Html<String>, HttpError> {
    let settings = state.site.newsroom.settings().await?;
    Ok(desk::page(|| sign_in(Desk { paper: &settings.name, assets: &state.site.assets })))
}
