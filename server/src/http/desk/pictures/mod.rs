//! Pictures, recordings, films and files at the desk: the library, one of them, and what scripts request (`json/`).

pub(in crate::http) mod ingest;
pub mod json;
mod list;
pub(super) mod pick;
mod remove;
mod replace;
mod save;
mod send;
mod show;
mod uses;

pub use list::list;
pub use remove::{remove, undo};
pub use replace::{replace, restore};
pub use save::save;
pub use send::send;
pub use show::show;

use domain::{Capability, MediaId, MediaItem};
use newsroom::Authority;

use crate::http::{AppState, HttpError};

const MISSING: HttpError = HttpError::NotFound { what: "picture" };
const NOT_YOURS: HttpError =
    HttpError::Forbidden(std::borrow::Cow::Borrowed("You did not add this picture; an editor can change what is said about it."));
/// The library.
const LIST: &str = "/desk/pictures/";

/// The item that a path names.
async fn find(state: &AppState, id: &str) -> Result<MediaItem, HttpError> {
    let id = MediaId::parse(id).map_err(|_| MISSING)?;
    state.site.newsroom.media_by_ids(std::slice::from_ref(&id)).await?.remove(&id).ok_or(MISSING)
}

/// Whether the person may change the texts of an item.
async fn may_change(state: &AppState, authority: &Authority, id: Option<&MediaId>) -> Result<bool, HttpError> {
    if authority.may(Capability::EditAny) {
        return Ok(true);
    }
    let Some(id) = id else { return Ok(false) };
    let owner = state.site.newsroom.media_owner(id).await?;
    Ok(owner.is_some() && owner.as_ref() == authority.person().map(|person| &person.user))
}

/// The item that a path names, for somebody who may change it: nobody else learns whether it exists.
async fn find_to_change(state: &AppState, authority: &Authority, id: &str) -> Result<MediaItem, HttpError> {
    let parsed = MediaId::parse(id).ok();
    if !may_change(state, authority, parsed.as_ref()).await? {
        return Err(NOT_YOURS);
    }
    find(state, id).await
}
