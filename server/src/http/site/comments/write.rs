//! `/comments/on/{story}`: the form for a comment on a page of its own, and where the forms under stories are sent.

use std::sync::Arc;

use app::site::{components::comment_form::CommentFields, forms, words::replies as words};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use domain::{Comment, CommentId, CommentState, Story};
use newsroom::Error;
use newsroom::comments::{CommentRefusal, NewComment, SentFrom};

use super::{cookie, email, find_comment, find_story, lines, name_error, text_error};
use crate::http::{
    AppState, Format, HttpError, InvalidField, Policy,
    fields::{Asked, Fields},
    respond::{see_other, with_cookies},
    session::Sender,
};

/// Longest key of a sender, in bytes: a UUID, or whatever a program has instead.
const LONGEST_KEY: usize = 100;

/// The form; `?to=ID` answers a comment.
///
/// # Errors
/// 404 if readers cannot open the story; storage failed.
pub async fn show(State(state): State<Arc<AppState>>, Path(story): Path<String>, Asked(asked): Asked) -> Result<Response, HttpError> {
    let story = find_story(&state, &story).await?;
    let parent = parent(&state, &story, asked.get("to")).await?;
    let fields = CommentFields { to: parent.as_ref().map(|parent| parent.id.clone()), ..CommentFields::default() };
    Ok(Html(forms::write_comment(&state.site, &story, parent.as_ref(), &fields).await?).into_response())
}

async fn parent(state: &AppState, story: &Story, id: &str) -> Result<Option<Comment>, HttpError> {
    Ok(find_comment(state, id).await?.filter(|(of, _)| of.id == story.id).map(|(_, comment)| comment))
}

/// Accepts a comment: 303 to the page of one's own comment, with the cookie that opens it. A form that is refused comes back with what was typed
/// and 422, 409 or 429. Programs that accept JSON get JSON: 201, or an error with a word for it.
///
/// # Errors
/// As above for JSON; storage failed.
pub async fn send(
    State(state): State<Arc<AppState>>,
    Path(story): Path<String>,
    sender: Sender,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, HttpError> {
    let is_json = Policy::Form.error_format(&headers) == Format::Json;
    let story = find_story(&state, &story).await?;
    let language = state.site.language().await?;
    let mut typed = CommentFields {
        to: CommentId::parse(fields.get("to")).ok(),
        comment: lines(fields.get("comment")),
        author: fields.line("author"),
        email: fields.line("email"),
        errors: Vec::new(),
    };
    let address = language.within(|| check(&mut typed));
    let Some(address) = address.filter(|_| typed.errors.is_empty()) else {
        return refused(&state, &story, typed, (StatusCode::UNPROCESSABLE_ENTITY, None), is_json).await;
    };
    let new = NewComment {
        story: story.id.clone(),
        parent: typed.to.clone(),
        name: typed.author.clone(),
        email: address,
        text: typed.comment.clone(),
        send_key: send_key(&headers, &fields),
    };
    let from =
        SentFrom { network: sender.network, trap: !fields.get("aside").trim().is_empty(), seconds: fields.get("seconds").parse().ok() };
    let (token, stored) = state.accounts.token()?;
    match state.site.newsroom.send_comment(&new, &from, &stored).await {
        Ok(sent) => {
            let page = cookie::path(&sent.id);
            let response = if is_json {
                // how a comment was judged is not for programs that try out what passes
                let shown = if sent.state == CommentState::Approved { "approved" } else { "waiting" };
                let status = if sent.is_new { StatusCode::CREATED } else { StatusCode::OK };
                (status, Json(serde_json::json!({ "id": sent.id, "state": shown, "page": page }))).into_response()
            } else {
                see_other(&page)?
            };
            Ok(with_cookies(response, cookie::set(&state, &sent.id, &token)))
        }
        Err(Error::Comment(refusal)) => {
            let (status, word, wait) = match refusal {
                CommentRefusal::Closed | CommentRefusal::NotYours | CommentRefusal::TooLate => (StatusCode::CONFLICT, words::CLOSED, None),
                CommentRefusal::NoParent => (StatusCode::CONFLICT, words::NO_PARENT, None),
                CommentRefusal::Wait { wait } => (StatusCode::TOO_MANY_REQUESTS, words::WAIT, Some(wait / 1000)),
                CommentRefusal::NoStory => return Err(HttpError::NotFound { what: "story" }),
            };
            if refusal == CommentRefusal::NoParent {
                typed.to = None;
            }
            typed.errors.push(("", language.within(|| word.into())));
            refused(&state, &story, typed, (status, wait), is_json).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Notes what is wrong with the fields; the address, if it is one.
fn check(typed: &mut CommentFields) -> Option<domain::Email> {
    let mut errors: Vec<(&'static str, String)> = Vec::new();
    errors.extend(text_error(&typed.comment).map(|error| ("comment", error)));
    errors.extend(name_error(&typed.author).map(|error| ("author", error)));
    let address = email(&typed.email).map_err(|error| errors.push(("email", error.0))).ok();
    typed.errors = errors;
    address
}

/// The key of this attempt, in the header or in the form.
pub(in crate::http::site) fn send_key(headers: &HeaderMap, fields: &Fields) -> Option<String> {
    let header = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = header.unwrap_or_else(|| fields.get("key")).trim();
    (!key.is_empty() && key.len() <= LONGEST_KEY).then(|| key.to_owned())
}

/// The form with what was typed, or the errors as JSON.
async fn refused(
    state: &AppState,
    story: &Story,
    typed: CommentFields,
    (status, wait): (StatusCode, Option<i64>),
    is_json: bool,
) -> Result<Response, HttpError> {
    if is_json {
        let fields = typed.errors.iter().map(|(name, message)| InvalidField { name: (*name).into(), message: message.clone() });
        return Err(match status {
            StatusCode::CONFLICT => HttpError::Conflict(typed.errors.first().map(|(_, message)| message.clone()).unwrap_or_default()),
            StatusCode::TOO_MANY_REQUESTS => {
                HttpError::RateLimited { retry_after: std::time::Duration::from_secs(wait.unwrap_or(60).unsigned_abs()) }
            }
            _ => HttpError::Invalid { fields: fields.collect() },
        });
    }
    let parent = match &typed.to {
        Some(id) => parent(state, story, id.as_str()).await?,
        None => None,
    };
    let page = forms::write_comment(&state.site, story, parent.as_ref(), &typed).await?;
    let wait = wait.map(|seconds| [(header::RETRY_AFTER, seconds.to_string())]);
    Ok((status, wait, Html(page)).into_response())
}
