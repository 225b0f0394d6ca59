//! `POST /desk/stories/{id}/history/name`: stores the present text as a version with a name.

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
        stories::{editable, find, story_id},
    },
    session::Acting,
};

/// Stores it.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; storage failed.
pub async fn name(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let (id, name) = (story_id(&id)?, fields.line("name"));
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.name_version(&id, None, &name).await {
        Ok(_) => {
            edit.commit().await?;
            state.context.live.poke(&id);
            see_other(&format!("/desk/stories/{id}/history/?done=named"))
        }
        Err(Error::Parse(error)) => {
            drop(edit);
            let opened = find(&state, &authority, id.as_str()).await?;
            let with = With { errors: Errors::one("name", error.to_string()), name, ..With::default() };
            shown(&state, &signed_in, opened, with).await
        }
        Err(error) => Err(error.into()),
    }
}
