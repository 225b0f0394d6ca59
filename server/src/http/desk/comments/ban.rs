//! `POST /desk/comments/{id}/ban` and `/desk/comments/bans/{ban}/end`.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use newsroom::Error;
use newsroom::comments::BanKind;

use super::{comment_id, page_of, queue};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

/// Days of a ban, unless the form says otherwise.
const DAYS: u16 = 30;

/// Bans the network or the address that a comment came from.
///
/// # Errors
/// 404 if the comment is gone, 400 for an unknown kind, 403 if the person may not moderate it; storage failed.
pub async fn ban(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let comment = comment_id(&id)?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.comment_to_moderate(&comment).await?;
    let kind = BanKind::parse(fields.get("kind")).ok_or(HttpError::BadRequest("A ban is of a network or of an email address.".into()))?;
    match edit.ban_writer(&comment, kind, fields.get("days").parse().unwrap_or(DAYS)).await {
        Ok(()) => edit.commit().await?,
        Err(Error::NotFound { .. }) => return see_other(&page_of(queue(&fields), "not-banned")),
        Err(error) => return Err(error.into()),
    }
    see_other(&page_of(queue(&fields), "banned"))
}

/// Ends a ban.
///
/// # Errors
/// 404 if there is none; storage failed.
pub async fn end_ban(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(ban): Path<String>,
) -> Result<Response, HttpError> {
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.end_ban(&ban).await?;
    edit.commit().await?;
    see_other("/desk/comments/filter/?done=saved")
}
