//! `POST /desk/pages/`: begins a page with a title; its address comes from the title and can be changed in the editor.

use std::sync::Arc;

use app::desk::{form::Errors, pages::structure::pages::Pages, words::structure as words};
use axum::{extract::State, response::Response};
use domain::{Headline, RevisionNumber, SitePath, Slug, Story, StoryId, StoryKind, document::Document};

use super::list::shown;
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other, structure::whole_paper},
    session::Acting,
};

/// An empty page that readers do not see yet.
///
/// # Errors
/// 403 without the right; storage failed.
pub async fn create(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let title = fields.line("title");
    let Ok(headline) = Headline::parse(&title) else {
        let model = Pages { title, errors: Errors::one("title", words::BAD_PAGE_TITLE), ..Pages::default() };
        return shown(&state, &signed_in, &authority, model).await;
    };
    let newsroom = &state.site.newsroom;
    let settings = newsroom.settings().await?;
    let id = StoryId::fresh(newsroom.ids());
    // a title without letters gets an address from the identity
    let wanted = match Slug::from_text(&title) {
        Some(slug) => slug,
        None => Slug::parse(id.as_str()).map_err(HttpError::internal)?,
    };
    let mut edit = newsroom.edit(&authority).await?;
    let (slug, path) = edit.unique_story_path(&SitePath::of_story(&wanted), &wanted, None, &id).await?;
    let draft = Story::draft(StoryKind::Page, id, slug, headline, Document::default(), newsroom.now());
    let page = Story { path, direction: settings.language.direction(), language: settings.language, ..draft };
    edit.put_story(&page, RevisionNumber::NEW, "begun").await?;
    edit.commit().await?;
    see_other(&format!("/desk/stories/{}/", page.id))
}
