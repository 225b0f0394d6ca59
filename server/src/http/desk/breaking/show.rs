//! `GET /desk/breaking/`: the line that is on every page, and the form for another one.

use std::sync::Arc;

use app::desk::{
    pages::breaking::{BreakingNews, breaking},
    words::breaking_news as words,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
};

/// The hours that are chosen at first.
pub(super) const USUAL_HOURS: u32 = 4;

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let notice = match asked.get("done") {
        "put" => Some(words::IS_PUT),
        "ended" => Some(words::IS_ENDED),
        _ => None,
    };
    shown(&state, &signed_in, BreakingNews { hours: USUAL_HOURS, notice, ..BreakingNews::default() }).await
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, model: BreakingNews) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let current = state.site.newsroom.breaking().await?;
    let current = current.map(|line| (line.text, line.link.map(String::from).unwrap_or_default(), frame.at(line.until)));
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = BreakingNews { current, ..model };
    Ok(status_page(status, || breaking(frame.desk(), &model)))
}
