//! `GET /desk/front/` and `GET /desk/front/{section}/`: slots, layouts, search and versions. Those who are limited to sections begin at their first.

use std::{collections::HashMap, sync::Arc};

use app::desk::{
    pages::front::{FrontTool, VersionRow, front},
    words::front as words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::FrontPage;
use newsroom::{Authority, FrontDesk};

use super::{Arrangeable, all, arrangeable, path_of, section_page, slots};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, see_other, status_page, stories::view::name_of},
    session::Acting,
};

/// The front page.
///
/// # Errors
/// 403 without the right; storage failed.
pub async fn home(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    asked: Asked,
) -> Result<Response, HttpError> {
    if let Some(rights) = authority.person().filter(|rights| rights.sections.is_some())
        && let Some((first, _)) = all(&state, rights).await?.first()
    {
        return see_other(&path_of(first));
    }
    show(&state, &signed_in, &authority, FrontPage::Home, &asked).await
}

/// A section's page.
///
/// # Errors
/// 404 for a section that does not exist, 403 without the right; storage failed.
pub async fn section(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, HttpError> {
    show(&state, &signed_in, &authority, section_page(&id)?, &asked).await
}

async fn show(
    state: &AppState,
    signed_in: &SignedIn,
    authority: &Authority,
    page: FrontPage,
    Asked(asked): &Asked,
) -> Result<Response, HttpError> {
    let page = arrangeable(state, authority, page).await?;
    let notice = match asked.get("done") {
        "saved" => Some(words::SAVED),
        "published" => Some(words::PUBLISHED),
        "discarded" => Some(words::DISCARDED),
        "rolled-back" => Some(words::ROLLED_BACK),
        "undone" => Some(words::UNDONE),
        _ => None,
    };
    let slot = asked.get("slot").parse().ok();
    let open = Open { slot, words: asked.line("q"), given: FrontTool { notice, ..FrontTool::default() } };
    shown(state, signed_in, page, StatusCode::OK, open).await
}

/// What a page shows besides what is stored.
#[derive(Default)]
pub(super) struct Open {
    /// The slot that a story is searched for, from 1.
    pub slot: Option<usize>,
    /// The words of the search.
    pub words: String,
    /// Errors, a conflict, what just happened.
    pub given: FrontTool,
}

/// The page.
pub(super) async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    Arrangeable { page, name, all }: Arrangeable,
    status: StatusCode,
    open: Open,
) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let desk = state.site.newsroom.front_desk(&page).await?;
    let search = match open.slot.filter(|slot| (1..=desk.draft.layout.slots(&page)).contains(slot)) {
        Some(slot) => Some(slots::search(state, &frame, &desk.draft, slot, open.words).await?),
        None => None,
    };
    let mut names = HashMap::new();
    let changed = match &desk.changed {
        Some(change) => Some((name_of(state, &mut names, change.by.as_ref()).await?, frame.ago(change.at))),
        None => None,
    };
    let mut versions = Vec::new();
    for version in &desk.versions {
        versions.push(VersionRow {
            number: version.version,
            layout: version.plan.layout,
            stories: version.plan.slots.len(),
            who: name_of(state, &mut names, version.by.as_ref()).await?,
            when: frame.at(version.at),
            is_live: is_live(&desk, version.version),
        });
    }
    let model = FrontTool {
        path: path_of(&page),
        name,
        pages: all.iter().map(|(page, name)| (path_of(page), name.clone())).collect(),
        is_home: page == FrontPage::Home,
        revision: desk.revision,
        layout: desk.draft.layout,
        slots: slots::slots(state, &frame, &page, &desk.draft).await?,
        waiting: slots::waiting(state, &page, &desk.draft).await?,
        has_changes: desk.has_changes(),
        has_undo: desk.has_undo,
        changed,
        versions,
        search,
        zone: frame.zone.clone(),
        ..open.given
    };
    Ok(status_page(status, || front(frame.desk(), &model)))
}

/// Whether readers see this version: the newest one.
fn is_live(desk: &FrontDesk, version: i64) -> bool {
    desk.versions.first().is_some_and(|newest| newest.version == version)
}
