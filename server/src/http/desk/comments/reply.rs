//! `POST /desk/comments/{id}/reply`: an answer in the name of the paper.

use std::sync::Arc;

use app::desk::{form::Errors, words::comments as words};
use axum::{
    extract::{Path, State},
    response::Response,
};

use super::show::{With, shown};
use super::{comment_id, page_of, queue};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

/// Publishes the answer; a waiting comment is approved with it.
///
/// # Errors
/// 404 if the comment is gone, 409 if it was rejected, 403 if the person may not moderate it; storage failed.
pub async fn reply(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let comment = comment_id(&id)?;
    let queue = queue(&fields);
    let text = fields.get("text").replace("\r\n", "\n").trim().to_owned();
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.comment_to_moderate(&comment).await?;
    if text.is_empty() {
        drop(edit);
        let with =
            With { queue, errors: Errors::one("", words::NO_TEXT), reply: Some((id, text, words::NO_TEXT.into())), ..With::default() };
        return shown(&state, &authority, &signed_in, with).await;
    }
    edit.reply_to_comment(&comment, &text).await?;
    edit.commit().await?;
    see_other(&page_of(queue, "replied"))
}
