//! `POST /desk/breaking/alert`: sends the line that is there to those who follow breaking news.

use std::{collections::BTreeSet, sync::Arc};

use app::{
    desk::{form::Errors, pages::breaking::LineAlert, words::alerts_desk as words},
    ui::text::shortened,
};
use axum::{extract::State, response::Response};
use domain::{AlertText, Breaking, PushTopic, SitePath, Story, document::Href, text::one_line};
use newsroom::{Edit, Error, push::PushMessage};

use super::show::{fresh, shown};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, Frame, see_other, stories::alert::sent},
    session::Acting,
};

/// Sends it.
///
/// # Errors
/// 404 if there is no line; 403 without the right to publish the story that it leads to; storage failed.
pub async fn send(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let line = newsroom.breaking().await?.ok_or(HttpError::NotFound { what: "breaking news" })?;
    let (title, body) = (fields.line("title"), fields.line("body"));
    let mut errors = Errors::default();
    let text = AlertText::parse(&title, &body);
    if text.is_err() && AlertText::parse(&title, "").is_err() {
        errors.add("title", words::BAD_HEADLINE);
    }
    if one_line(&body).chars().count() > AlertText::MAX_BODY {
        errors.add("body", words::BAD_BODY);
    }
    if let (Ok(text), true) = (text, state.push.public_key(&newsroom.settings().await?).is_some()) {
        let story = story_of(&state, line.link.as_ref()).await?;
        let mut edit = newsroom.edit(&authority).await?;
        if plan(&mut edit, &line, story.as_ref(), &text).await? {
            edit.commit().await?;
            return see_other("/desk/breaking/?done=alert");
        }
        errors.add("", words::ALREADY);
    }
    let mut model = fresh();
    model.alert = Some(LineAlert { title, body, ..LineAlert::default() });
    model.errors = errors;
    shown(&state, &signed_in, model).await
}

/// Plans the alert of a line; if it leads to a story of this paper, the alert is the story's. False if it was sent before.
pub(super) async fn plan(edit: &mut Edit<'_>, line: &Breaking, story: Option<&Story>, text: &AlertText) -> Result<bool, HttpError> {
    let planned = match story {
        Some(story) => edit.plan_alert(&story.id, text, &BTreeSet::from([PushTopic::Breaking])).await,
        None => {
            let path = line.link.as_ref().filter(|link| link.as_str().starts_with('/')).map_or("/", |link| link.as_str());
            edit.send_breaking_alert(line, text, path).await
        }
    };
    match planned {
        Ok(()) => Ok(true),
        Err(Error::Conflict { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The words of an alert as the desk begins them: the line, and what it is about.
pub(super) fn begun(line: &str, story: Option<&Story>) -> (String, String) {
    let title = shortened(line, AlertText::MAX_TITLE);
    let body = match story {
        _ if title != line => line.to_owned(),
        Some(story) if story.headline.as_str() != line => shortened(story.headline.as_str(), AlertText::MAX_BODY),
        _ => String::new(),
    };
    (title, body)
}

/// The story of this paper that a link leads to.
pub(super) async fn story_of(state: &AppState, link: Option<&Href>) -> Result<Option<Story>, HttpError> {
    let path = link.and_then(|link| link.as_str().split(['?', '#']).next());
    let Some(path) = path.and_then(|path| SitePath::parse(path).ok()) else { return Ok(None) };
    Ok(state.site.newsroom.story_by_path(&path).await?)
}

/// The card of the line that is there: what was typed, or what the desk begins with, or what became of it.
pub(super) async fn card(state: &AppState, frame: &Frame, line: &Breaking, typed: Option<LineAlert>) -> Result<LineAlert, HttpError> {
    let newsroom = &state.site.newsroom;
    let story = story_of(state, line.link.as_ref()).await?;
    let former: Option<PushMessage> = match &story {
        Some(story) => newsroom.alerts_of(&story.id).await?.into_iter().next(),
        None => newsroom.alert_of_breaking(&line.id).await?,
    };
    let (title, body) = begun(&line.text, story.as_ref());
    let typed = typed.unwrap_or(LineAlert { title, body, ..LineAlert::default() });
    Ok(LineAlert {
        paper: frame.paper.clone(),
        story: story.map(|story| story.id.to_string()),
        sent: former.as_ref().map(|alert| sent(frame, alert)),
        ..typed
    })
}
