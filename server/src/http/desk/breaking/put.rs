//! `POST /desk/breaking/` and `POST /desk/breaking/end`.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::breaking::{BreakingNews, HOURS},
    words::breaking_news as words,
};
use axum::{extract::State, response::Response};
use domain::{AlertText, Breaking, document::Href};

use super::{
    alert::{begun, plan, story_of},
    show::{USUAL_HOURS, shown},
};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

const HOUR: i64 = 3_600_000;

/// Puts a line on every page; with `alert`, sends it as an alert too, in one transaction.
///
/// # Errors
/// 403 for an alert of a story that the person may not publish; storage failed.
pub async fn put(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
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
        let with_alert = fields.get("alert") == "1";
        return shown(&state, &signed_in, BreakingNews { text, link, hours, errors, with_alert, ..BreakingNews::default() }).await;
    };
    let newsroom = &state.site.newsroom;
    let sends = state.push.public_key(&newsroom.settings().await?).is_some();
    let story = story_of(&state, link.as_ref()).await?;
    let mut edit = newsroom.edit(&authority).await?;
    let until = newsroom.now().plus_millis(i64::from(hours) * HOUR);
    let id = edit.put_breaking(&text, link.as_ref(), until).await?;
    let done = if fields.get("alert") == "1" && sends {
        let (title, body) = begun(&text, story.as_ref());
        let alert = AlertText::parse(&title, &body).map_err(HttpError::internal)?;
        if plan(&mut edit, &Breaking { id, text, link, until }, story.as_ref(), &alert).await? { "both" } else { "put-only" }
    } else {
        "put"
    };
    edit.commit().await?;
    see_other(&format!("/desk/breaking/?done={done}"))
}

/// Takes it down.
///
/// # Errors
/// Storage failed.
pub async fn end(State(state): State<Arc<AppState>>, Acting { authority, .. }: Acting) -> Result<Response, HttpError> {
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.end_breaking().await?;
    edit.commit().await?;
    see_other("/desk/breaking/?done=ended")
}
