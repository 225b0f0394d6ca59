//! `POST /desk/stories/`: begins a story.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use domain::{Headline, RevisionNumber, Slug, Story, StoryId, StoryKind, document::Document};

use crate::http::{AppState, HttpError, desk::see_other, session::Acting};

/// An empty draft that belongs to the person, and its page.
///
/// # Errors
/// 403 without the right to write; storage failed.
pub async fn create(State(state): State<Arc<AppState>>, Acting { authority, .. }: Acting) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let settings = newsroom.settings().await?;
    let id = StoryId::fresh(newsroom.ids());
    // its own id makes the path unique until the headline gives a better one
    let slug = Slug::parse(&format!("draft-{id}")).map_err(HttpError::internal)?;
    let headline = Headline::parse(newsroom::UNTITLED).map_err(HttpError::internal)?;
    let draft = Story::draft(StoryKind::Story, id, slug, headline, Document::default(), newsroom.now());
    let story = Story { direction: settings.language.direction(), language: settings.language, ..draft };
    let mut edit = newsroom.edit(&authority).await?;
    edit.put_story(&story, RevisionNumber::NEW, "begun").await?;
    edit.commit().await?;
    see_other(&format!("/desk/stories/{}/", story.id))
}
