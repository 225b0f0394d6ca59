//! `POST /desk/comments/stories/{story}/close`: closes the comments of a story, or opens them again.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::StoryId;
use newsroom::Authority;

use super::{page_of, queue};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other},
    session::Sender,
};

/// `closed=yes` closes, anything else opens.
///
/// # Errors
/// 404 if there is no such story, 403 if the person may not moderate there; storage failed.
pub async fn close(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(story): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let story = StoryId::parse(&story).map_err(|_| HttpError::NotFound { what: "story" })?;
    let closed = fields.get("closed") == "yes";
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.close_comments(&story, closed).await?;
    edit.commit().await?;
    see_other(&page_of(queue(&fields), if closed { "closed" } else { "opened" }))
}
