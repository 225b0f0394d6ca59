//! `GET /desk/numbers/?days=7` and `GET /desk/numbers/{story}/`.

use std::sync::Arc;

use app::desk::pages::numbers::{NumbersPage, StoryLine, numbers};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use newsroom::counts::{Days, Numbers, total};

use super::{noon, span};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, page, stories::story_id},
    session::Acting,
};

/// Stories in the list.
const STORIES: i64 = 25;

/// The whole paper's.
///
/// # Errors
/// 400 for an unknown span; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let days = span(&frame, &asked)?;
    let found = newsroom.numbers(days, STORIES).await?;
    let before = newsroom.sum_of(days.earlier()).await?;
    let model = NumbersPage { before: (before.views, before.shares), ..model(&frame, days, found) };
    Ok(page(|| numbers(frame.desk(), &model)))
}

/// One story's.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 400 for an unknown span; storage failed.
pub async fn story(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let id = story_id(&id)?;
    let opened = newsroom.desk_story(&authority, &id).await?.ok_or(HttpError::NotFound { what: "story" })?;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let days = span(&frame, &asked)?;
    let found = newsroom.story_numbers(&id, days).await?;
    let before = total(&newsroom.story_numbers(&id, days.earlier()).await?.days);
    let story = Some((id.to_string(), opened.story.headline.to_string()));
    let model = NumbersPage { before: (before.views, before.shares), story, ..model(&frame, days, found) };
    Ok(page(|| numbers(frame.desk(), &model)))
}

fn model(frame: &Frame, days: Days, found: Numbers) -> NumbersPage {
    let sum = total(&found.days);
    NumbersPage {
        days: days.number,
        by_day: found.days.iter().map(|(day, sum)| (frame.calendar.short_day(noon(frame, *day)), sum.views, sum.shares)).collect(),
        sum: (sum.views, sum.shares),
        lately: found.lately,
        stories: found
            .stories
            .into_iter()
            .map(|story| StoryLine {
                id: story.id.to_string(),
                headline: story.headline.to_string(),
                views: story.sum.views,
                shares: story.sum.shares,
                to_the_end: story.readings.to_the_end(),
                seconds: story.readings.average_seconds(),
            })
            .collect(),
        depth: found.readings.percent(),
        seconds: found.readings.average_seconds(),
        readings: found.readings.number,
        sections: found.sections,
        sources: found.sources,
        ..NumbersPage::default()
    }
}
