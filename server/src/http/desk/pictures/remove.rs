//! `POST /desk/pictures/{id}/remove`, and `POST /desk/pictures/undo`, which takes back a change of a picture.

use std::sync::Arc;

use app::desk::{form::Errors, words::pictures as words};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::MediaId;
use newsroom::{Error, structure::Refusal};

use super::{
    LIST, find_to_change,
    show::{With, shown},
};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other, structure::take_back},
    session::Acting,
};

/// Removes a picture that nothing shows.
///
/// # Errors
/// 404 for one that does not exist, 403 unless the person added it or is an editor; storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    let item = find_to_change(&state, &authority, &id).await?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.remove_media(&item.id).await {
        Ok(undo) => {
            edit.commit().await?;
            see_other(&format!("{LIST}?done=removed&undo={undo}"))
        }
        Err(Error::Structure(Refusal::IsShown)) => {
            drop(edit);
            let with = With { status: StatusCode::UNPROCESSABLE_ENTITY, errors: Errors::one("", words::IS_SHOWN), ..With::default() };
            shown(&state, &authority, &signed_in, item, with).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes one's own change back and returns to the page that it was on.
///
/// # Errors
/// 403 without the right to what was changed; storage failed.
pub async fn undo(State(state): State<Arc<AppState>>, Acting { authority, .. }: Acting, fields: Fields) -> Result<Response, HttpError> {
    let back = fields.get("back").strip_prefix(LIST).and_then(|rest| MediaId::parse(rest.trim_end_matches('/')).ok());
    let back = back.map_or(LIST.to_owned(), |id| format!("{LIST}{id}/"));
    take_back(&state, &authority, fields.get("undo"), &back).await
}
