//! `POST /desk/stories/{id}/tray` and `…/tray/{note}/close`: words of a draft that lost their place.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::StatusCode,
    response::Response,
};
use newsroom::{Edit, NewTrayNote};

use super::{draft_json, for_writers, refusal, story_id};
use crate::http::{AppState, HttpError, session::Acting};

/// What a tab sends.
#[derive(Debug, serde::Deserialize)]
pub struct Sent {
    text: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    removed_by: String,
}

/// Stores words; responds with the note's id.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; 400 for no words or too many; storage
/// failed.
pub async fn put_in_tray(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
    sent: Result<Json<Sent>, JsonRejection>,
) -> Result<Response, HttpError> {
    let Json(Sent { text, why, removed_by }) = for_writers(&state, &authority, &id, sent).await?;
    let id = story_id(&id)?;
    let note = NewTrayNote { text, why, removed_by };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let note = edit.put_in_tray(&id, &note).await.map_err(refusal)?;
    committed(edit, format!("{{\"id\":{}}}", draft_json::text(&note))).await
}

/// Closes a note.
///
/// # Errors
/// As [`put_in_tray`]; 404 for a note that the story does not have.
pub async fn close_tray_note(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path((id, note)): Path<(String, String)>,
) -> Result<Response, HttpError> {
    let (authority, id) = (authority, story_id(&id)?);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.close_tray_note(&id, &note).await.map_err(refusal)?;
    committed(edit, "{}".to_owned()).await
}

async fn committed(edit: Edit<'_>, body: String) -> Result<Response, HttpError> {
    edit.commit().await?;
    Ok(draft_json::json(StatusCode::OK, body))
}
