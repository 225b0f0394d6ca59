//! `POST /desk/stories/{id}/alert/`, `…/alert/cancel`, `…/alert/replace`.

use std::{collections::BTreeSet, sync::Arc};

use app::desk::{form::Errors, words::alerts_desk as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{AlertText, PushTopic, text::one_line};
use newsroom::Error;

use super::{
    publishable,
    show::{Typed, followers, shown},
};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

/// Plans the alert; if readers can open the story, it is sent at once.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not publish it; storage failed.
pub async fn plan(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let opened = publishable(&state, &authority, &id).await?;
    let mut typed = typed(&fields);
    // only what the page offered: the story's own topics
    let offered = followers(&state, &opened.story, None).await?;
    let mut topics = typed.topics.take().unwrap_or_default();
    topics.retain(|topic| offered.iter().any(|followers| followers.topic == topic.to_string()));
    typed.topics = Some(topics.clone());
    if topics.is_empty() {
        typed.errors.add("topics", words::NOBODY);
    }
    let Some(text) = text(&typed) else { return shown(&state, &signed_in, &opened, Some(typed), None).await };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.plan_alert(&opened.story.id, &text, &topics).await {
        Ok(()) => edit.commit().await?,
        Err(Error::Conflict { .. }) => {
            drop(edit);
            typed.errors.add("", words::ALREADY);
            return shown(&state, &signed_in, &opened, Some(typed), None).await;
        }
        Err(error) => return Err(error.into()),
    }
    let done = if opened.story.is_live(state.site.newsroom.now()) { "sent" } else { "planned" };
    see_other(&format!("/desk/stories/{}/alert/?done={done}", opened.story.id))
}

/// Cancels a planned one.
///
/// # Errors
/// As [`plan`]; 404 if none is planned.
pub async fn cancel(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    let opened = publishable(&state, &authority, &id).await?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.cancel_alert(&opened.story.id).await?;
    edit.commit().await?;
    see_other(&format!("/desk/stories/{}/alert/?done=cancelled", opened.story.id))
}

/// Replaces the one that was sent last.
///
/// # Errors
/// As [`plan`]; 404 if none was sent.
pub async fn replace(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let opened = publishable(&state, &authority, &id).await?;
    let typed = typed(&fields);
    let Some(text) = text(&typed) else { return shown(&state, &signed_in, &opened, Some(typed), None).await };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.replace_alert(&opened.story.id, &text).await?;
    edit.commit().await?;
    see_other(&format!("/desk/stories/{}/alert/?done=replaced", opened.story.id))
}

fn typed(fields: &Fields) -> Typed {
    let (title, body) = (fields.line("title"), fields.line("body"));
    let topics: BTreeSet<PushTopic> = fields.all("topic").into_iter().filter_map(|topic| PushTopic::parse(topic).ok()).collect();
    let mut errors = Errors::default();
    if AlertText::parse(&title, "").is_err() {
        errors.add("title", words::BAD_HEADLINE);
    }
    if one_line(&body).chars().count() > AlertText::MAX_BODY {
        errors.add("body", words::BAD_BODY);
    }
    Typed { title, body, topics: Some(topics), errors, notice: None }
}

fn text(typed: &Typed) -> Option<AlertText> {
    AlertText::parse(&typed.title, &typed.body).ok().filter(|_| typed.errors.is_empty())
}
