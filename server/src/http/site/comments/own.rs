//! `/comments/sent/{comment}`: one's own comment, what became of it, and for five minutes the form that changes or withdraws it.

use std::sync::Arc;

use app::site::{forms, pages::forms::OwnComment};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{Html, IntoResponse, Response},
};
use domain::{CommentId, Story};
use newsroom::comments::OwnComment as Stored;
use newsroom::people::SecretHash;

use super::{cookie, find_story, lines, text_error};
use crate::http::{AppState, HttpError, fields::Fields, respond::see_other};

const MINUTE: i64 = 60_000;

/// The comment with its story and the secret, if the request has it.
async fn find(state: &AppState, id: &str, headers: &HeaderMap) -> Result<Option<(Stored, Story, SecretHash)>, HttpError> {
    let (Ok(id), Some(token)) = (CommentId::parse(id), cookie::read(headers)) else { return Ok(None) };
    let token = SecretHash::of(&token);
    let Some(own) = state.site.newsroom.own_comment(&id, &token).await? else { return Ok(None) };
    let story = find_story(state, own.comment.story.as_str()).await?;
    Ok(Some((own, story, token)))
}

/// The page, with what was typed instead of the stored text.
async fn page(
    state: &AppState,
    own: &Stored,
    story: &Story,
    typed: Option<(&str, String)>,
    is_changed: bool,
) -> Result<Response, HttpError> {
    let left = own.until.millis() - state.site.newsroom.now().millis();
    let (text, errors) = match typed {
        Some((text, error)) => (text, vec![("comment", error)]),
        None => (own.text.as_str(), Vec::new()),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let minutes = (left.max(0) + MINUTE - 1) / MINUTE;
    let view = OwnComment { story, id: &own.comment.id, state: own.comment.state, text, minutes, is_changed, errors };
    Ok((status, Html(forms::own_comment(&state.site, Some(&view)).await?)).into_response())
}

/// The page of one's own comment; for anybody else one that says nothing about it. `?changed` says that changes are stored.
///
/// # Errors
/// Storage failed.
pub async fn show_own(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    match find(&state, &id, &headers).await? {
        Some((own, story, _)) => page(&state, &own, &story, None, uri.query() == Some("changed")).await,
        None => Ok(Html(forms::own_comment(&state.site, None).await?).into_response()),
    }
}

/// Changes the text.
///
/// # Errors
/// 404 without the secret, 409 when the time is over or a moderator has decided; storage failed.
pub async fn change(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, HttpError> {
    let (own, story, token) = find(&state, &id, &headers).await?.ok_or(HttpError::NotFound { what: "comment" })?;
    let text = lines(fields.get("comment"));
    if let Some(error) = state.site.language().await?.within(|| text_error(&text)) {
        return page(&state, &own, &story, Some((&text, error)), false).await;
    }
    state.site.newsroom.change_comment(&own.comment.id, &token, &text).await?;
    see_other(&format!("{}?changed", cookie::path(&own.comment.id)))
}

/// Withdraws the comment.
///
/// # Errors
/// 404 without the secret, 409 when the time is over; storage failed.
pub async fn withdraw(State(state): State<Arc<AppState>>, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, HttpError> {
    let (own, story, token) = find(&state, &id, &headers).await?.ok_or(HttpError::NotFound { what: "comment" })?;
    state.site.newsroom.withdraw_comment(&own.comment.id, &token).await?;
    Ok(Html(forms::withdrawn(&state.site, &story).await?).into_response())
}
