//! `POST /desk/pictures/{id}/remove`, and `POST /desk/pictures/undo`, which takes back a change of a picture.

use std::sync::Arc;

use app::desk::{form::Errors, words::pictures as words};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::MediaId;
use newsroom::{Authority, Error, structure::Refusal};

use super::{
    LIST, find_to_change,
    show::{With, shown},
};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other, structure::take_back},
    session::Sender,
};

/// Removes a picture that nothing shows.
///
/// # Errors
/// 404 for one that does not exist, 403 unless the person added it or is an editor; storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
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
            shown(&state, &sender, &signed_in, item, with).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes one's own change back and returns to the page that it was on.
///
/// # Errors
/// 403 without the right to what was changed; storage failed.
pub async fn undo(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let back = fields.get("back").strip_prefix(LIST).and_then(|rest| MediaId::parse(rest.trim_end_matches('/')).ok());
    let back = back.map_or(LIST.to_owned(), |id| format!("{LIST}{id}/"));
    take_back(&state, &Authority::of_session(&signed_in, &sender.origin), fields.get("undo"), &back).await
}
