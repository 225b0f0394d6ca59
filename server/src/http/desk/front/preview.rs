//! `GET /desk/front/preview/page` and `GET /desk/front/{section}/preview/page`: the reader's page with the drafts of all fronts.

use std::sync::Arc;

use app::site::{self, Address, load::list::Start};
use axum::{
    Extension,
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use domain::{FrontPage, ListOf};
use newsroom::Authority;

use super::{arrangeable, section_page};
use crate::http::{AppState, HttpError, SignedIn, session::Sender};

/// The front page.
///
/// # Errors
/// 403 without the right; storage failed.
pub async fn home_preview(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
) -> Result<Response, HttpError> {
    arrangeable(&state, &Authority::of_session(&signed_in, &sender.origin), FrontPage::Home).await?;
    rendered(&state, &Address::Front { page: 1 }).await
}

/// A section's page.
///
/// # Errors
/// 404 for a section that does not exist, 403 without the right; storage failed.
pub async fn section_preview(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    let page = section_page(&id)?;
    arrangeable(&state, &Authority::of_session(&signed_in, &sender.origin), page.clone()).await?;
    let sections = state.site.newsroom.sections().await?;
    let section = sections.into_iter().find(|one| FrontPage::Section(one.id.clone()) == page);
    let section = section.ok_or(HttpError::NotFound { what: "section" })?;
    rendered(&state, &Address::List { of: ListOf::Section(section.slug), start: Start::default() }).await
}

async fn rendered(state: &AppState, address: &Address) -> Result<Response, HttpError> {
    let page = site::page(&state.site.for_one_page().with_draft_fronts(), address).await?;
    Ok(Html(page.html).into_response())
}
