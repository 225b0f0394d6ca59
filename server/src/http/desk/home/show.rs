//! `GET /desk/`: the desk's home.

use std::sync::Arc;

use app::desk::pages::{Desk, home};
use axum::{extract::State, response::Html};

use crate::http::{AppState, HttpError, desk};

/// The page. The route's policy sends everybody without a session to sign in.
///
/// # Errors
/// The settings cannot be read.
pub async fn show(State(state): State<Arc<AppState>>) -> Result<Html<String>, HttpError> {
    let settings = state.site.newsroom.settings().await?;
    Ok(desk::page(|| home(Desk { paper: &settings.name, assets: &state.site.assets })))
}
