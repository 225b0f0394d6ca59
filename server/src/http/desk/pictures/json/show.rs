//! `GET /desk/pictures/{id}/picture.json`: one picture or file.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use serde_json::Value;

use super::for_person;
use crate::http::{AppState, HttpError, desk::pictures::find, session::Acting};

/// What is known of it.
///
/// # Errors
/// 404 for one that does not exist; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
) -> Result<Json<Value>, HttpError> {
    let item = find(&state, &id).await?;
    Ok(Json(for_person(&state, &authority, &item).await?))
}
