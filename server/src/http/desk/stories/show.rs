//! `GET /desk/stories/{id}/`: one story.

use std::sync::Arc;

use app::desk::words::stories as words;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::StoryAct;

use super::{
    find,
    view::{With, shown},
};
use crate::http::{AppState, HttpError, desk::Asked, session::Acting};

/// The page.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let story = find(&state, &authority, &id).await?;
    let done = StoryAct::parse(asked.get("done")).ok();
    // changes that were only planned are named by the page itself
    let planned = done == Some(StoryAct::PublishChanges) && state.site.newsroom.scheduled_changes(&story.story.id).await?.is_some();
    let notice = done.filter(|_| !planned).map(words::done).filter(|word| !word.is_empty());
    shown(&state, &signed_in, &authority, story, With { notice, ..With::default() }).await
}
