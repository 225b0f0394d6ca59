//! `GET /desk/breaking/`: the line that is on every page, and the form for another one.

use std::sync::Arc;

use app::desk::{
    pages::breaking::{BreakingNews, breaking},
    words::breaking_news as words,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::PushTopic;

use super::alert::card;
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
        "both" => Some(words::IS_PUT_AND_SENT),
        "put-only" => Some(words::IS_PUT_NOT_AGAIN),
        "alert" => Some(words::ALERT_IS_SENT),
        "ended" => Some(words::IS_ENDED),
        _ => None,
    };
    shown(&state, &signed_in, BreakingNews { notice, ..fresh() }).await
}

/// The form before anything is typed.
pub(super) fn fresh() -> BreakingNews {
    BreakingNews { hours: USUAL_HOURS, ..BreakingNews::default() }
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, model: BreakingNews) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let line = newsroom.breaking().await?;
    let (mut devices, mut alert) = (None, None);
    if state.push.public_key(&newsroom.settings().await?).is_some() {
        devices = Some(newsroom.followers(&PushTopic::Breaking).await?);
        if let Some(line) = &line {
            alert = Some(card(state, &frame, line, model.alert.clone()).await?);
        }
    }
    let current = line.map(|line| (line.text, line.link.map(String::from).unwrap_or_default(), frame.at(line.until)));
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = BreakingNews { current, devices, alert, ..model };
    Ok(status_page(status, || breaking(frame.desk(), &model)))
}
