//! `GET /desk/tags/{tag}/`: one tag with its fields.

use std::sync::Arc;

use app::desk::pages::structure::entry::{Entry, Kind, entry};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use newsroom::structure::TagRow;

use super::{LIST, tag};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Frame, status_page,
        structure::{done, whole_paper},
    },
};

/// The page.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let row = tag(&state, &id).await?;
    let model = Entry { done: done(&asked, LIST), ..of(&row) };
    shown(&state, &signed_in, model).await
}

/// The form as the tag is stored.
pub(super) fn of(row: &TagRow) -> Entry {
    let tag = &row.tag;
    Entry {
        kind: Kind::Tag,
        id: tag.id.to_string(),
        title: tag.name.clone(),
        path: tag.path().into(),
        name: tag.name.clone(),
        slug: tag.slug.to_string(),
        description: tag.description.clone(),
        synonyms: tag.synonyms.join(", "),
        stories: row.uses,
        ..Entry::default()
    }
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, model: Entry) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || entry(frame.desk(), &model)))
}
