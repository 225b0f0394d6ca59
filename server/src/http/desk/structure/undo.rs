//! `POST /desk/changes/undo`: takes back a change of sections, tags, authors, redirects or menus.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use newsroom::{Authority, Error, structure::Refusal};

use super::{LISTS, whole_paper};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

/// Takes it back and returns to the list.
///
/// # Errors
/// 403 without the right; storage failed.
pub async fn undo(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let back = LISTS.into_iter().find(|list| *list == fields.get("back")).unwrap_or("/desk/");
    take_back(&state, &authority, fields.get("undo"), back).await
}

/// Takes one change back and returns to the page `back`, which says what became of it.
///
/// # Errors
/// 403 without the right to what was changed; storage failed.
pub async fn take_back(state: &AppState, authority: &Authority, undo: &str, back: &str) -> Result<Response, HttpError> {
    let mut edit = state.site.newsroom.edit(authority).await?;
    match edit.undo_change(undo).await {
        Ok(()) => edit.commit().await?,
        Err(Error::Structure(Refusal::TooLate)) => return see_other(&format!("{back}?done=too-late")),
        Err(Error::Structure(Refusal::ChangedSince(name))) => {
            let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
            return see_other(&format!("{back}?done=changed-since&name={name}"));
        }
        Err(error) => return Err(error.into()),
    }
    see_other(&format!("{back}?done=undone"))
}
