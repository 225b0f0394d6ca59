//! `GET /desk/stories/{id}/draft`: the draft with everything that the editor begins with; `?since=V`: the steps after a version.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{UserId, draft::SCHEMA};
use newsroom::{StepsSince, TrayNote};

use super::{draft_json, editable, refusal};
use crate::http::{AppState, HttpError, desk::Asked, session::Acting};

/// The draft, which is made from the story when it is first opened.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it;
/// 400 for a version that is no number; storage failed.
pub async fn draft(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let opened = editable(&state, &authority, &id).await?;
    let newsroom = &state.site.newsroom;
    if asked.has("since") {
        let since = asked.get("since").parse().map_err(|_| HttpError::BadRequest("The parameter since is a version, a number.".into()))?;
        return Ok(match newsroom.draft_steps(&opened.story.id, since).await? {
            Some(StepsSince::Steps { version, steps }) => {
                draft_json::json(StatusCode::OK, format!("{{{}}}", draft_json::steps(version, &steps)))
            }
            Some(StepsSince::Reload) | None => draft_json::reload(),
        });
    }
    let draft = newsroom.open_draft(&authority, &opened.story.id).await.map_err(refusal)?;
    let (story, user) = (&opened.story, signed_in.user());
    let body = format!(
        "{{\"schema\":{SCHEMA},\"version\":{},\"saved\":{},\"state\":{},\"live\":{},\"me\":{{\"id\":{},\"name\":{}}},\"tray\":{},\"doc\":{}}}",
        draft.version,
        draft.saved,
        draft_json::text(story.state.as_str()),
        story.is_live(newsroom.now()),
        draft_json::text(user.id.as_str()),
        draft_json::text(&user.name),
        tray(&state, draft.tray).await?,
        draft.doc,
    );
    Ok(draft_json::json(StatusCode::OK, body))
}

/// The notes of the tray, with the names of those whose words they hold.
async fn tray(state: &AppState, notes: Vec<TrayNote>) -> Result<serde_json::Value, HttpError> {
    let mut names: HashMap<UserId, String> = HashMap::new();
    for user in notes.iter().filter_map(|note| note.user.as_ref()) {
        if !names.contains_key(user) {
            let name = state.site.newsroom.user(user).await?.map(|user| user.name).unwrap_or_default();
            names.insert(user.clone(), name);
        }
    }
    let name = |user: Option<&UserId>| user.and_then(|user| names.get(user)).cloned().unwrap_or_default();
    let note = |note: &TrayNote| {
        serde_json::json!({
            "id": note.id,
            "at": note.at.millis(),
            "user": note.user.as_ref().map(UserId::as_str).unwrap_or_default(),
            "name": name(note.user.as_ref()),
            "why": note.note.why,
            "removed_by": note.note.removed_by,
            "text": note.note.text,
        })
    };
    Ok(notes.iter().map(note).collect())
}
