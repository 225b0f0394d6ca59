//! `GET /desk/stories/{id}/checks`: the check before publication, for the version that the draft has now.

use std::sync::Arc;

use app::{desk::words::preview as words, ui::words::InterfaceLanguage};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    DraftProblem, StoryId,
    draft::checks::{Check, Level, Place},
};
use serde_json::{Value, json};

use super::{draft_json, editable, story_id};
use crate::http::{AppState, HttpError, session::Acting};

/// What was found: each with its level, its sentence, and the field or block where it is; and what is fine.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; storage failed.
pub async fn checks(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let (version, found) = of_draft(&state, &story_id(&id)?).await?;
    let is_found = |ids: &[&str]| found.iter().any(|check| ids.contains(&check.id));
    let fine: Vec<&str> = words::fine().filter(|(ids, _)| !is_found(ids)).map(|(_, word)| word.text()).collect();
    let checks: Vec<Value> = found.iter().map(as_json).collect();
    Ok(draft_json::json(StatusCode::OK, json!({ "version": version, "checks": checks, "fine": fine }).to_string()))
}

/// The version of a draft and what its checks find.
///
/// # Errors
/// 404 for a story that does not exist; storage failed.
pub async fn of_draft(state: &AppState, id: &StoryId) -> Result<(i64, Vec<Check>), HttpError> {
    let newsroom = &state.site.newsroom;
    let drafted = newsroom.drafted_story(id).await?.ok_or(HttpError::NotFound { what: "story" })?;
    let origin = state.site.origin(&newsroom.settings().await?);
    Ok((drafted.version, newsroom.checks(&drafted, &origin).await?))
}

/// The sentence of a finding in the language of the request.
pub fn sentence(check: &Check) -> String {
    let field = if let Place::Field(field) = check.place { Some(field) } else { None };
    translated(check.id, field).unwrap_or_else(|| check.sentence.clone())
}

/// The sentence about a field of a draft in the language of the request.
pub fn problem_sentence(problem: DraftProblem) -> String {
    translated(problem.id, Some(problem.field)).unwrap_or(problem.sentence)
}

/// In English the domain's sentence is better: it has the details.
fn translated(id: &str, field: Option<&str>) -> Option<String> {
    words::sentence(id, field).filter(|_| InterfaceLanguage::current() != InterfaceLanguage::default())
}

fn as_json(check: &Check) -> Value {
    let level = match check.level {
        Level::Blocker => "blocker",
        Level::Warning => "warning",
    };
    let (field, block) = match &check.place {
        Place::Field(field) => (Some(*field), None),
        Place::Block(block) => (None, Some(block.as_str())),
    };
    json!({ "level": level, "id": check.id, "sentence": sentence(check), "field": field, "block": block })
}
