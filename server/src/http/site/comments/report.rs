//! `/comments/report/{comment}`: readers report a comment to the desk.

use std::sync::Arc;

use app::site::{forms, pages::forms::ReportFields, words::replies as words};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use domain::ReportReason;

use super::{find_comment, lines};
use crate::http::{AppState, Format, HttpError, InvalidField, Policy, fields::Fields, session::Sender};

const MISSING: HttpError = HttpError::NotFound { what: "comment" };

/// The form.
///
/// # Errors
/// 404 if the comment is not shown; storage failed.
pub async fn show_report(State(state): State<Arc<AppState>>, Path(id): Path<String>) -> Result<Response, HttpError> {
    let (story, comment) = find_comment(&state, &id).await?.ok_or(MISSING)?;
    Ok(Html(forms::report_comment(&state.site, &story, &comment, &ReportFields::default(), false).await?).into_response())
}

/// Stores the report, once for each network. One that filled in the trap is thanked and not stored: unlike a comment, nobody waits for a report to
/// appear. Programs that accept JSON get JSON: 201 with `id`, or 422 with the field.
///
/// # Errors
/// 404 if the comment is not shown; storage failed.
pub async fn report(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    sender: Sender,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, HttpError> {
    let is_json = Policy::Form.error_format(&headers) == Format::Json;
    let (story, comment) = find_comment(&state, &id).await?.ok_or(MISSING)?;
    let mut typed =
        ReportFields { reason: ReportReason::parse(fields.get("reason")).ok(), note: lines(fields.get("note")), errors: Vec::new() };
    let Some(reason) = typed.reason else {
        let message: String = state.site.language().await?.within(|| words::NO_REASON.into());
        if is_json {
            return Err(HttpError::Invalid { fields: vec![InvalidField { name: "reason".into(), message }] });
        }
        typed.errors.push(("reason", message));
        let page = forms::report_comment(&state.site, &story, &comment, &typed, false).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response());
    };
    if fields.get("aside").trim().is_empty() {
        state.site.newsroom.report_comment(&comment.id, reason, &typed.note, &sender.network).await?;
    }
    if is_json {
        return Ok((StatusCode::CREATED, Json(serde_json::json!({ "id": comment.id }))).into_response());
    }
    Ok(Html(forms::report_comment(&state.site, &story, &comment, &typed, true).await?).into_response())
}
