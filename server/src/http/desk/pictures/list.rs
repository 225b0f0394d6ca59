//! `GET /desk/pictures/?q=…&kind=image&after=ID`: pictures and files to choose from, last added first.

use std::sync::Arc;

use axum::{Json, extract::State};
use domain::{MediaId, MediaKind};
use serde_json::{Value, json};

use super::as_json;
use crate::http::{AppState, HttpError, desk::Asked};

/// So many at once.
const PAGE: usize = 24;

/// Those whose title, alternative text, caption or credit has all words.
///
/// # Errors
/// 400 for a cursor or kind that is none; storage failed.
pub async fn list(State(state): State<Arc<AppState>>, Asked(asked): Asked) -> Result<Json<Value>, HttpError> {
    let unreadable = |error: domain::ParseError| HttpError::BadRequest(error.to_string().into());
    let given = |name: &str| Some(asked.line(name)).filter(|value| !value.is_empty());
    let after = given("after").map(|id| MediaId::parse(&id)).transpose().map_err(unreadable)?;
    let kind = given("kind").map(|kind| MediaKind::parse(&kind)).transpose().map_err(unreadable)?;
    let list = state.site.newsroom.desk_media(&asked.line("q"), kind, after.as_ref(), PAGE).await?;
    let found: Vec<Value> = list.items.iter().map(as_json).collect();
    Ok(Json(json!({ "found": found, "next": list.next.as_ref().map(MediaId::as_str) })))
}
