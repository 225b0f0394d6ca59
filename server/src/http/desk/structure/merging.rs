//! What the merges of sections, tags and authors have in common: the page before it, and what follows.

use app::desk::pages::structure::merge::{Merge, merge as page};
use axum::{http::StatusCode, response::Response};
use newsroom::{Edit, structure::MergePreview};

use super::{beside, went};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, status_page},
};

/// The page; 422 if the merge is refused.
pub async fn shown(state: &AppState, signed_in: &SignedIn, model: Merge) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || page(frame.desk(), &model)))
}

/// The same model with what the merge would do, or why it is refused.
pub fn with_preview(model: Merge, found: newsroom::Result<MergePreview>) -> Result<Merge, HttpError> {
    Ok(match found {
        Ok(MergePreview { stories, both, menus, from, to }) => Merge { stories, both, menus, paths: (from, to), ..model },
        Err(error) => Merge { errors: beside(error)?, ..model },
    })
}

/// After the act: stores it and leads to the one that stays; a refusal is shown, and nothing is stored.
pub async fn merged(
    state: &AppState,
    signed_in: &SignedIn,
    edit: Edit<'_>,
    outcome: newsroom::Result<String>,
    model: Merge,
) -> Result<Response, HttpError> {
    match outcome {
        Ok(undo) => {
            edit.commit().await?;
            let into = model.into.as_ref().map_or("", |(id, _)| id.as_str());
            went(&format!("{}{into}/", model.kind.base()), "merged", &undo)
        }
        Err(error) => {
            drop(edit);
            shown(state, signed_in, Merge { errors: beside(error)?, ..model }).await
        }
    }
}
