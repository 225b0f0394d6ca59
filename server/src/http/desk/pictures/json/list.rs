//! `GET /desk/pictures/pictures.json?q=…&kind=image&after=ID`: pictures and files to choose from, last added first.

use std::sync::Arc;

use axum::{Json, extract::State};
use domain::MediaKind;
use newsroom::library::MediaQuery;
use serde_json::{Value, json};

use super::{as_json, calendar};
use crate::http::{
    AppState, HttpError,
    desk::{Asked, pictures::list::unreadable as not_a_list},
};

/// So many at once.
const PAGE: usize = 24;

/// Those whose name, alternative text, caption or credit has all words.
///
/// # Errors
/// 400 for a cursor or kind that is none; storage failed.
pub async fn list(State(state): State<Arc<AppState>>, Asked(asked): Asked) -> Result<Json<Value>, HttpError> {
    let newsroom = &state.site.newsroom;
    let unreadable = |error: domain::ParseError| HttpError::BadRequest(error.to_string().into());
    let given = |name: &str| Some(asked.line(name)).filter(|value| !value.is_empty());
    let kind = given("kind").map(|kind| MediaKind::parse(&kind)).transpose().map_err(unreadable)?;
    let query = MediaQuery { words: asked.line("q"), kind, after: given("after"), limit: PAGE, ..MediaQuery::default() };
    let list = newsroom.media_list(&query).await.map_err(not_a_list)?;
    let calendar = calendar(&state).await?;
    let found: Vec<Value> = list.rows.iter().map(|row| as_json(&row.item, &calendar)).collect();
    Ok(Json(json!({ "found": found, "next": list.next })))
}
