//! `GET /desk/front/preview/page` and `GET /desk/front/{section}/preview/page`: the reader's page with the drafts of all fronts.

use std::sync::Arc;

use app::site::{self, Address, load::list::Start};
use axum::{
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use domain::{FrontPage, ListOf};

use super::{arrangeable, section_page};
use crate::http::{AppState, HttpError, session::Acting};

/// The front page.
///
/// # Errors
/// 403 without the right; storage failed.
pub async fn home_preview(State(state): State<Arc<AppState>>, Acting { authority, .. }: Acting) -> Result<Response, HttpError> {
    arrangeable(&state, &authority, FrontPage::Home).await?;
    rendered(&state, &Address::Front { page: 1 }).await
}

/// A section's page.
///
/// # Errors
/// 404 for a section that does not exist, 403 without the right; storage failed.
pub async fn section_preview(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    let page = section_page(&id)?;
    arrangeable(&state, &authority, page.clone()).await?;
    let sections = state.site.newsroom.sections().await?;
    let section = sections.into_iter().find(|one| FrontPage::Section(one.id.clone()) == page);
    let section = section.ok_or(HttpError::NotFound { what: "section" })?;
    rendered(&state, &Address::List { of: ListOf::Section(section.slug), start: Start::default() }).await
}

async fn rendered(state: &AppState, address: &Address) -> Result<Response, HttpError> {
    let page = site::page(&state.site.for_one_page().with_draft_fronts(), address).await?;
    Ok(Html(page.html).into_response())
}
