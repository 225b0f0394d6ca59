//! `GET /desk/stories/{id}/alert/`: the form, or what became of what was sent.

use std::{collections::BTreeSet, sync::Arc};

use app::{
    desk::{
        form::Errors,
        pages::alert::{AlertPage, Followers, SentAlert, alert},
        words::alerts_desk as words,
    },
    ui::{text::shortened, words::Word},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{AlertText, PushTopic, Story};
use newsroom::{DeskStory, push::PushMessage};

use super::publishable;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
    session::Acting,
};

/// What was typed and what was wrong with it.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) body: String,
    /// What was chosen; `None`: everything but breaking news.
    pub(super) topics: Option<BTreeSet<PushTopic>>,
    pub(super) errors: Errors,
    pub(super) notice: Option<Word>,
}

/// The page.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not publish it; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let opened = publishable(&state, &authority, &id).await?;
    let notice = match asked.get("done") {
        "planned" => Some(words::IS_PLANNED),
        "sent" => Some(words::IS_SENT),
        "cancelled" => Some(words::IS_CANCELLED),
        "replaced" => Some(words::IS_REPLACED),
        _ => None,
    };
    shown(&state, &signed_in, &opened, None, notice).await
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    opened: &DeskStory,
    typed: Option<Typed>,
    notice: Option<Word>,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let settings = newsroom.settings().await?;
    let story = &opened.story;
    let mut alerts = newsroom.alerts_of(&story.id).await?;
    let planned = alerts.iter().position(|alert| alert.begun_at.is_none() && alert.replaces.is_none()).map(|at| alerts.remove(at));
    let typed = typed.unwrap_or_else(|| begun(story, planned.as_ref().or(alerts.first())));
    let mut page = AlertPage {
        story: story.id.to_string(),
        headline: story.headline.to_string(),
        paper: frame.paper.clone(),
        is_possible: state.push.public_key(&settings).is_some(),
        is_live: story.is_live(newsroom.now()),
        followers: followers(state, story, typed.topics.as_ref()).await?,
        title: typed.title,
        body: typed.body,
        sent: alerts.iter().map(|alert| sent(&frame, alert)).collect(),
        errors: typed.errors,
        notice: typed.notice.or(notice),
        planned: None,
    };
    if let Some(planned) = planned {
        page.planned = Some(newsroom.audience(&planned.topics).await?);
    }
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || alert(frame.desk(), &page)))
}

/// What the form begins with: the alert that is planned or was sent last, or the story's own words and everybody who follows what it is about.
fn begun(story: &Story, alert: Option<&PushMessage>) -> Typed {
    let standfirst = story.standfirst.as_ref().map(ToString::to_string).unwrap_or_default();
    match alert {
        Some(alert) => Typed {
            title: alert.text.title.clone(),
            body: alert.text.body.clone(),
            topics: Some(alert.topics.iter().cloned().collect()),
            ..Typed::default()
        },
        None => Typed {
            title: shortened(story.headline.as_str(), AlertText::MAX_TITLE),
            body: shortened(&standfirst, AlertText::MAX_BODY),
            ..Typed::default()
        },
    }
}

/// Who can get the alert of this story, with the number of their devices.
pub(super) async fn followers(state: &AppState, story: &Story, chosen: Option<&BTreeSet<PushTopic>>) -> Result<Vec<Followers>, HttpError> {
    let newsroom = &state.site.newsroom;
    let mut all = vec![(PushTopic::Breaking, String::from(words::BREAKING))];
    let sections = newsroom.sections().await?;
    // a reader who follows a section gets what is in those below it
    let mut wanted = story.primary_section.clone().or_else(|| story.sections.first().cloned());
    let mut seen = BTreeSet::new();
    while let Some(section) = wanted.take().and_then(|id| sections.iter().find(|section| section.id == id)) {
        if !seen.insert(section.id.clone()) {
            break;
        }
        all.push((PushTopic::Section(section.id.clone()), words::OF_SECTION.with(&[("name", &section.name)])));
        wanted = section.parent.clone();
    }
    for section in sections.iter().filter(|section| story.sections.contains(&section.id) && !seen.contains(&section.id)) {
        all.push((PushTopic::Section(section.id.clone()), words::OF_SECTION.with(&[("name", &section.name)])));
    }
    for tag in newsroom.tags_by_ids(&story.tags).await? {
        all.push((PushTopic::Tag(tag.id.clone()), words::OF_TAG.with(&[("name", &tag.name)])));
    }
    let authors: Vec<_> = story.bylines.iter().map(|byline| byline.author.clone()).collect();
    for author in newsroom.authors_by_ids(&authors).await? {
        all.push((PushTopic::Author(author.id.clone()), words::OF_AUTHOR.with(&[("name", &author.name)])));
    }
    let mut followers = Vec::new();
    for (topic, label) in all {
        let devices = newsroom.followers(&topic).await?;
        followers.push(Followers {
            is_chosen: chosen.map_or(topic != PushTopic::Breaking, |chosen| chosen.contains(&topic)),
            topic: topic.to_string(),
            label,
            devices,
        });
    }
    Ok(followers)
}

/// An alert as pages show it.
pub fn sent(frame: &Frame, alert: &PushMessage) -> SentAlert {
    let state = match (alert.ended_at, alert.begun_at) {
        (Some(at), _) => words::ENDED.with(&[("time", &frame.ago(at))]),
        (None, at) => words::SENDING.with(&[("time", &frame.ago(at.unwrap_or(alert.made_at)))]),
    };
    let waiting = alert.audience - alert.sent - alert.failed - alert.dropped;
    let numbers = [
        (words::AUDIENCE, alert.audience),
        (words::ACCEPTED, alert.sent),
        (words::OPENED, alert.opened),
        (words::FAILED, alert.failed),
        (words::LEFT_OUT, alert.dropped),
        (words::WAITING, waiting),
    ];
    SentAlert { title: alert.text.title.clone(), body: alert.text.body.clone(), state, numbers: numbers.to_vec() }
}
