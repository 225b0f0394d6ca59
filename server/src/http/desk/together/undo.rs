//! `POST /desk/together/undo`: takes one's own last act on several stories, or quick edit, back.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use newsroom::{BulkRefusal, Error};

use super::{filters, list_saying};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

/// The list, saying what became of it.
///
/// # Errors
/// 409 if a path of one of the stories is taken by now; storage failed.
pub async fn undo(State(state): State<Arc<AppState>>, Acting { authority, .. }: Acting, fields: Fields) -> Result<Response, HttpError> {
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.undo_bulk(fields.get("undo")).await {
        Ok((back, stayed)) => {
            edit.commit().await?;
            see_other(&list_saying(&filters(&fields), &format!("done=undone&number={back}&stayed={stayed}")))
        }
        Err(Error::Bulk(BulkRefusal::TooLate)) => see_other(&list_saying(&filters(&fields), "done=too-late")),
        Err(error) => Err(error.into()),
    }
}
