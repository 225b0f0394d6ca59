//! `POST /desk/authors/add`: the author or guest author of a name, added if there is none.

use std::sync::Arc;

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::http::{
    AppState, HttpError,
    desk::{
        find::{Found, Name, name},
        json_refusal,
    },
    session::Acting,
};

/// Responds with the one of this name, as `GET /desk/find` does. Names that differ by case, accents and punctuation only are the same.
///
/// # Errors
/// 403 if it would have to be added and the person may not, 400 for what is no JSON, 422 for no name or one that is too long; storage failed.
pub async fn add(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    sent: Result<Json<Name>, JsonRejection>,
) -> Result<Response, HttpError> {
    let name = match name(sent)? {
        Ok(name) => name,
        Err(why) => return Ok(json_refusal(StatusCode::UNPROCESSABLE_ENTITY, &why.0)),
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let author = edit.author_of_name(&name).await?;
    edit.commit().await?;
    Ok(Json(Found::from(&author)).into_response())
}
