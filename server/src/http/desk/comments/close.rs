//! `POST /desk/comments/stories/{story}/close`: closes the comments of a story, or opens them again.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::StoryId;

use super::{page_of, queue};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

/// `closed=yes` closes, anything else opens.
///
/// # Errors
/// 404 if there is no such story, 403 if the person may not moderate there; storage failed.
pub async fn close(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(story): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let story = StoryId::parse(&story).map_err(|_| HttpError::NotFound { what: "story" })?;
    let closed = fields.get("closed") == "yes";
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.close_comments(&story, closed).await?;
    edit.commit().await?;
    see_other(&page_of(queue(&fields), if closed { "closed" } else { "opened" }))
}
