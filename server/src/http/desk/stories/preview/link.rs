//! `POST /desk/stories/{id}/preview/link`: makes a secret link to the draft; `POST …/preview/link/{link}/end`: ends one.

use std::sync::Arc;

use app::desk::form::Errors;
use axum::{
    extract::{Path, State},
    response::Response,
};
use newsroom::Error;

use super::show::{With, shown};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields, see_other,
        stories::{editable, story_id},
    },
    session::Acting,
};

/// Makes a link. It is in this response only: the database holds the digest of its secret.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; storage failed.
pub async fn make_link(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let (id, (token, stored)) = (story_id(&id)?, state.accounts.token()?);
    let newsroom = &state.site.newsroom;
    let mut edit = newsroom.edit(&authority).await?;
    let with = match edit.make_preview_link(&id, &stored).await {
        Ok(()) => {
            edit.commit().await?;
            let origin = state.site.origin(&newsroom.settings().await?);
            With { new_link: Some(format!("{origin}/preview/{token}")), ..With::default() }
        }
        Err(Error::Parse(error)) => {
            drop(edit);
            With { errors: Errors::one("", error.to_string()), ..With::default() }
        }
        Err(error) => return Err(error.into()),
    };
    shown(&state, &signed_in, &id, &fields, with).await
}

/// Ends a link; one that does not work any more is ended already.
///
/// # Errors
/// As [`make_link`].
pub async fn end_link(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path((id, link)): Path<(String, String)>,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let id = story_id(&id)?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.end_preview_link(&id, &link).await {
        Ok(()) => edit.commit().await?,
        Err(Error::NotFound { what: "link" }) => drop(edit),
        Err(error) => return Err(error.into()),
    }
    see_other(&format!("/desk/stories/{id}/preview/?done=ended"))
}
