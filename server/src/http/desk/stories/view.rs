//! The page of a story, as it is opened and after an act that was refused.

use std::collections::HashMap;

use app::{
    desk::{
        form::Errors,
        pages::editor::{EditorPage, editor},
        pages::story::{Entered, RevisionRow, StoryPage, story},
        words::{listed, stories as words},
    },
    islands::desk::{PanelByline, PanelFields},
    ui::{blocks::BlockContext, words::Word},
};
use axum::{http::StatusCode, response::Response};
use domain::{Byline, SectionId, Story, StoryAct, Timestamp, UserId};
use newsroom::{Authority, DeskStory};

use super::history::why;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, status_page, why_not},
};

/// What an act left behind.
#[derive(Default)]
pub struct With {
    /// What was wrong.
    pub errors: Errors,
    /// The act that was refused.
    pub failed_act: Option<StoryAct>,
    /// What was entered for it.
    pub entered: Entered,
    /// Whether somebody else has saved meanwhile.
    pub is_conflict: bool,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    authority: &Authority,
    opened: DeskStory,
    with: With,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let one = &opened.story;
    let media = newsroom.media_by_ids(&one.document.media()).await?;
    let stories = newsroom.story_paths(&one.document.stories()).await?;
    let sections = choosable_sections(state, authority, one).await?;
    let mut history = Vec::new();
    let mut names: HashMap<UserId, String> = HashMap::new();
    for revision in newsroom.versions(&one.id).await? {
        let who = name_of(state, &mut names, revision.saved_by.as_ref()).await?;
        history.push(RevisionRow {
            number: revision.number.to_string(),
            when: frame.ago(revision.saved_at),
            machine: frame.calendar.machine(revision.saved_at),
            who,
            why: why(&revision.reason),
        });
    }
    let since = match one.published_at.filter(|_| one.state == domain::StoryState::Scheduled) {
        Some(at) => frame.at(at),
        None => frame.ago(opened.state_since),
    };
    let status = match (with.is_conflict, with.errors.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let planned = newsroom.scheduled_changes(&one.id).await?.map(|planned| {
        let when = frame.at(planned.at);
        match planned.waits.as_slice() {
            [] => words::CHANGES_PLANNED.with(&[("when", &when)]),
            fields => words::CHANGES_WAIT.with(&[("when", &when), ("what", &listed(fields))]),
        }
    });
    let has_alert = newsroom.alerts_of(&one.id).await?.iter().any(|alert| alert.begun_at.is_none());
    let why_not = why_not::with_story(state, signed_in, &opened.refused).await;
    let page = StoryPage {
        why_not,
        has_alert,
        planned,
        id: one.id.to_string(),
        revision: opened.revision.to_string(),
        headline: one.headline.to_string(),
        standfirst: one.standfirst.as_ref().map(ToString::to_string).unwrap_or_default(),
        language: one.language.clone(),
        direction: one.direction,
        state: one.shown_state(newsroom.now()),
        since,
        note: opened.state_note,
        live_path: one.is_live(newsroom.now()).then(|| one.path.to_string()),
        acts: opened.acts,
        sections,
        zone: frame.zone.clone(),
        entered: with.entered,
        history,
        errors: with.errors,
        failed_act: with.failed_act,
        notice: with.notice,
    };
    Ok(status_page(status, || {
        let context = BlockContext::for_story(&frame.calendar, &media, &stories, one.dateline.as_ref());
        if page.acts.contains(&StoryAct::Edit) {
            let (user, email) = (signed_in.user().id.to_string(), signed_in.user().email.to_string());
            let page = EditorPage { story: page, user, email, fields: panel_fields(one) };
            return editor(frame.desk(), &page, &context, &one.document.blocks);
        }
        story(frame.desk(), &page, &context, &one.document.blocks)
    }))
}

/// The name of the person who saved something; imports and the command line are the program.
pub async fn name_of(state: &AppState, names: &mut HashMap<UserId, String>, user: Option<&UserId>) -> Result<String, HttpError> {
    let Some(user) = user else { return Ok(words::THE_PROGRAM.into()) };
    if let Some(name) = names.get(user) {
        return Ok(name.clone());
    }
    let name = state.site.newsroom.user(user).await?.map_or_else(|| words::THE_PROGRAM.into(), |user| user.name);
    names.insert(user.clone(), name.clone());
    Ok(name)
}

/// The fields of the panel as they are stored; the editor fills in what the draft has.
fn panel_fields(story: &Story) -> PanelFields {
    let ids = |ids: &[SectionId]| ids.iter().filter(|id| Some(*id) != story.primary_section.as_ref()).map(ToString::to_string).collect();
    let byline = |byline: &Byline| PanelByline { author: byline.author.to_string(), role: byline.role.to_string() };
    let overrides = story.overrides.clone();
    PanelFields {
        headline: story.headline.to_string(),
        standfirst: story.standfirst.as_ref().map(ToString::to_string).unwrap_or_default(),
        section: story.primary_section.as_ref().map(ToString::to_string).unwrap_or_default(),
        sections: ids(&story.sections),
        tags: story.tags.iter().map(ToString::to_string).collect(),
        bylines: story.bylines.iter().map(byline).collect(),
        lead_image: story.lead_image.as_ref().map(ToString::to_string).unwrap_or_default(),
        slug: own_slug(story),
        language: story.language.to_string(),
        direction: story.direction.to_string(),
        format: story.format.to_string(),
        comments_open: story.comments_open,
        pinned: story.pinned,
        embargo_until: story.embargo_until.map(Timestamp::millis),
        expires_at: story.expires_at.map(Timestamp::millis),
        front_headline: overrides.front_headline,
        seo_title: overrides.seo_title,
        seo_description: overrides.seo_description,
        canonical_url: overrides.canonical_url,
        no_index: overrides.no_index,
        social_title: overrides.social_title,
        social_description: overrides.social_description,
        social_image: overrides.social_image.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

/// The sections in which the person may place the story, and the one it is in.
async fn choosable_sections(state: &AppState, authority: &Authority, story: &Story) -> Result<Vec<(String, String)>, HttpError> {
    let limits = authority.person().and_then(|person| person.sections.clone());
    let all = state.site.newsroom.sections().await?;
    // a section below a permitted one is permitted too
    let mut permitted: Vec<_> = limits.clone().unwrap_or_default();
    for _ in 0..8 {
        let below = all.iter().filter(|section| section.parent.as_ref().is_some_and(|parent| permitted.contains(parent)));
        let more: Vec<_> = below.map(|section| section.id.clone()).filter(|id| !permitted.contains(id)).collect();
        permitted.extend(more);
    }
    let may = |id| limits.is_none() || permitted.contains(id) || story.primary_section.as_ref() == Some(id);
    Ok(all.iter().filter(|section| may(&section.id)).map(|section| (section.id.to_string(), section.name.clone())).collect())
}

/// The last part of the URL; empty for a story that has only the one it was begun with.
fn own_slug(story: &Story) -> String {
    if story.slug.as_str().starts_with("draft-") { String::new() } else { story.slug.to_string() }
}
