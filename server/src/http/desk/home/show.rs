//! `GET /desk/`: the desk's home.

use std::sync::Arc;

use app::desk::{
    pages::home::{Home, home},
    words::stories as words,
};
use axum::{extract::State, response::Response};
use domain::Capability;
use newsroom::WorklistQuery;

use super::first_steps::first_steps;
use crate::http::{
    AppState, HttpError,
    desk::{Frame, check, page, stories::rows},
    session::Acting,
};

/// Rows of each part.
const ROWS: u16 = 6;

/// The page. The route's policy sends everybody without a session to sign in.
///
/// # Errors
/// Storage failed.
pub async fn show(State(state): State<Arc<AppState>>, Acting { authority, signed_in }: Acting) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let mut found = Vec::new();
    let may_write = authority.may(Capability::WriteDraft);
    if may_write {
        if authority.may(Capability::EditAny) {
            found.push(newsroom.worklist(&authority, &WorklistQuery::waiting_for_review(ROWS)).await?.rows);
        } else {
            found.push(Vec::new());
        }
        found.push(newsroom.worklist(&authority, &WorklistQuery::my_drafts(ROWS)).await?.rows);
        found.push(newsroom.scheduled(&authority, ROWS).await?);
        found.push(newsroom.just_published(ROWS).await?);
    }
    let me = &signed_in.user().id;
    let here = newsroom.who_is_here().await?.into_iter().filter(|present| present.id != *me);
    let here = here.map(|present| (present.name, frame.ago(present.last_seen_at))).collect();
    let flaws = if authority.may(Capability::ManageStructure) { check::flaws(newsroom).await? } else { Vec::new() };
    let mut parts = found.into_iter();
    let mut part = async || rows(&state, &frame, parts.next().unwrap_or_default()).await;
    let model = Home {
        greeting: words::greeting(frame.calendar.hour(frame.calendar.now()), &signed_in.user().name),
        may_write,
        may_import: authority.may(Capability::Import),
        steps: first_steps(newsroom, &authority).await?,
        waiting: part().await?,
        drafts: part().await?,
        scheduled: part().await?,
        published: part().await?,
        here,
        flaws,
    };
    Ok(page(|| home(frame.desk(), &model)))
}
