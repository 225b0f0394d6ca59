//! `GET /desk/pages/`: all pages by path, with the menus that lead to them.

use std::sync::Arc;

use app::desk::{
    pages::structure::pages::{PageRow, Pages, pages},
    words::listed,
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{Menu, MenuItem, MenuTarget, StoryId};
use newsroom::Authority;

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, status_page, stories::rows, structure::whole_paper},
    session::Acting,
};

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn list(State(state): State<Arc<AppState>>, Acting { authority, signed_in }: Acting) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    shown(&state, &signed_in, &authority, Pages::default()).await
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, authority: &Authority, model: Pages) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let (found, menus) = (newsroom.pages(authority).await?, newsroom.menus().await?);
    let facts: Vec<(String, String)> = found.iter().map(|row| (row.path.to_string(), listed(&menus_to(&menus, &row.id)))).collect();
    let rows = rows(state, &frame, found).await?;
    let rows = rows.into_iter().zip(facts).map(|(story, (path, menus))| PageRow { story, path, menus }).collect();
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || pages(frame.desk(), &Pages { rows, ..model })))
}

/// The names of the menus that lead to a page.
fn menus_to(menus: &[Menu], page: &StoryId) -> Vec<String> {
    fn leads(items: &[MenuItem], page: &StoryId) -> bool {
        items.iter().any(|item| item.target == MenuTarget::Story(page.clone()) || leads(&item.children, page))
    }
    menus.iter().filter(|menu| leads(&menu.items, page)).map(|menu| menu.name.clone()).collect()
}
