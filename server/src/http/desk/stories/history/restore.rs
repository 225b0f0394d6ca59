//! `POST /desk/stories/{id}/history/restore`: an earlier version becomes the text, for everybody who has it open. Nothing is published.

use std::{collections::HashMap, sync::Arc};

use app::desk::{form::Errors, words::history as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::RevisionNumber;
use newsroom::Error;

use super::show::{With, shown};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields, Frame, see_other,
        stories::{editable, find, story_id, view::name_of},
    },
    session::Acting,
};

/// Restores it, based on the version of the draft that the person saw.
///
/// # Errors
/// 404 for a story or version that does not exist or that the person may not know of, 403 if they may not write the story; storage failed.
pub async fn restore(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let id = story_id(&id)?;
    let number = |name| fields.get(name).parse().map_err(|_| HttpError::BadRequest("The form does not say which version.".into()));
    let (version, seen) = (RevisionNumber(number("number")?), number("version")?);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let (sentence, is_conflict) = match edit.restore_version(&id, version, seen).await {
        Ok(_) => {
            edit.commit().await?;
            state.context.live.poke(&id);
            return see_other(&format!("/desk/stories/{id}/history/?done=restored"));
        }
        Err(Error::DraftConflict { changed_by, changed_at, .. }) => {
            drop(edit);
            let who = name_of(&state, &mut HashMap::new(), changed_by.as_ref()).await?;
            let when = Frame::load(&state, Some(&signed_in)).await?.ago(changed_at);
            (words::CONFLICT.with(&[("who", &who), ("when", &when)]), true)
        }
        Err(Error::StepsRefused { why, .. }) => {
            drop(edit);
            (why, false)
        }
        Err(error) => return Err(error.into()),
    };
    let opened = find(&state, &authority, id.as_str()).await?;
    let with = With { errors: Errors::one("", sentence), is_conflict, from: version.to_string(), ..With::default() };
    shown(&state, &signed_in, opened, with).await
}
