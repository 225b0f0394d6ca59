//! `POST /desk/together/undo`: takes one's own last act on several stories, or quick edit, back.

use std::sync::Arc;

use axum::{Extension, extract::State, response::Response};
use newsroom::{Authority, BulkRefusal, Error};

use super::{filters, list_saying};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other},
    session::Sender,
};

/// The list, saying what became of it.
///
/// # Errors
/// 409 if a path of one of the stories is taken by now; storage failed.
pub async fn undo(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
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
