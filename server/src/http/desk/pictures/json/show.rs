//! `GET /desk/pictures/{id}/picture.json`: one picture or file.

use std::sync::Arc;

use axum::{
    Extension, Json,
    extract::{Path, State},
};
use newsroom::Authority;
use serde_json::Value;

use super::for_person;
use crate::http::{AppState, HttpError, SignedIn, desk::pictures::find, session::Sender};

/// What is known of it.
///
/// # Errors
/// 404 for one that does not exist; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
) -> Result<Json<Value>, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let item = find(&state, &id).await?;
    Ok(Json(for_person(&state, &authority, &item).await?))
}
