//! `POST /desk/stories/{id}/scheduled-changes/cancel`: drops the planned changes of a story; its draft keeps them.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{editable, story_id};
use crate::http::{AppState, HttpError, desk::see_other, session::Acting};

/// Drops them; a story without planned changes has none afterwards, too.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 without the right to publish its changes; storage failed.
pub async fn cancel_changes(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let id = story_id(&id)?;
    if state.site.newsroom.scheduled_changes(&id).await?.is_some() {
        let mut edit = state.site.newsroom.edit(&authority).await?;
        edit.cancel_scheduled_changes(&id).await?;
        edit.commit().await?;
    }
    see_other(&format!("/desk/stories/{id}/"))
}
