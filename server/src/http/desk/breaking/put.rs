//! `POST /desk/breaking/` and `POST /desk/breaking/end`.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::breaking::{BreakingNews, HOURS},
    words::breaking_news as words,
};
use axum::{Extension, extract::State, response::Response};
use domain::{Breaking, document::Href};
use newsroom::Authority;

use super::show::{USUAL_HOURS, shown};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other},
    session::Sender,
};

const HOUR: i64 = 3_600_000;

/// Puts a line on every page.
///
/// # Errors
/// Storage failed.
pub async fn put(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let mut errors = Errors::default();
    let text = Breaking::text(fields.get("text")).map_err(|_| errors.add("text", words::BAD_TEXT)).ok();
    let link = match fields.line("link").as_str() {
        "" => Some(None),
        link => Href::parse(link).map(Some).map_err(|_| errors.add("link", words::BAD_LINK)).ok(),
    };
    let hours = fields.get("hours").parse().ok().filter(|hours| HOURS.contains(hours));
    if hours.is_none() {
        errors.add("hours", words::BAD_HOURS);
    }
    let (Some(text), Some(link), Some(hours)) = (text, link, hours) else {
        let (text, link) = (fields.line("text"), fields.line("link"));
        let hours = hours.unwrap_or(USUAL_HOURS);
        return shown(&state, &signed_in, BreakingNews { text, link, hours, errors, ..BreakingNews::default() }).await;
    };
    let newsroom = &state.site.newsroom;
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = newsroom.edit(&authority).await?;
    edit.put_breaking(&text, link.as_ref(), newsroom.now().plus_millis(i64::from(hours) * HOUR)).await?;
    edit.commit().await?;
    see_other("/desk/breaking/?done=put")
}

/// Takes it down.
///
/// # Errors
/// Storage failed.
pub async fn end(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
) -> Result<Response, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.end_breaking().await?;
    edit.commit().await?;
    see_other("/desk/breaking/?done=ended")
}
