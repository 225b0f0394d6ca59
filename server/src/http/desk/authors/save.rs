//! `POST /desk/authors/{author}/` and `/remove`.

use std::sync::Arc;

use app::desk::pages::structure::author::AuthorPage;
use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{LIST, author, profile, show::shown};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields,
        structure::{beside, went, whole_paper},
    },
    session::Acting,
};

/// Saves the profile.
///
/// # Errors
/// 404 for an author that does not exist; storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, row) = author(&state, &id).await?;
    let changed = match profile::read(&state, &fields, &row.author).await? {
        Ok(changed) => changed,
        Err(errors) => return shown(&state, &signed_in, &row, profile::sent(&fields, &row.author, errors)).await,
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.change_author(&changed).await {
        Ok(undo) => {
            edit.commit().await?;
            went(&format!("{LIST}{id}/"), "saved", &undo)
        }
        Err(error) => {
            drop(edit);
            shown(&state, &signed_in, &row, profile::sent(&fields, &row.author, beside(error)?)).await
        }
    }
}

/// Removes an author that nothing refers to.
///
/// # Errors
/// 404 for an author that does not exist; storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, row) = author(&state, &id).await?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.remove_author(&row.author.id).await {
        Ok(undo) => {
            edit.commit().await?;
            went(LIST, "removed", &undo)
        }
        Err(error) => {
            drop(edit);
            let model = AuthorPage { errors: beside(error)?, ..profile::stored(&row.author) };
            shown(&state, &signed_in, &row, model).await
        }
    }
}
