//! `GET /desk/sections/{section}/merge?into=`: what merging would do; `POST`: merges.

use std::sync::Arc;

use app::desk::pages::structure::{
    entry::Kind,
    merge::{Merge, merge as page},
};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use newsroom::Authority;

use super::{LIST, section};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields, Frame, status_page,
        structure::{beside, went, whole_paper},
    },
    session::Sender,
};

/// What would happen.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn preview(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, from) = section(&state, &id).await?;
    let (_, into) = section(&state, asked.get("into")).await?;
    let (from, into) = (from.section, into.section);
    let mut model = Merge {
        kind: Kind::Section,
        from: (from.id.to_string(), from.name),
        into: Some((into.id.to_string(), into.name)),
        ..Merge::default()
    };
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.preview_section_merge(&from.id, &into.id).await {
        Ok(preview) => {
            (model.stories, model.both, model.menus) = (preview.stories, preview.both, preview.menus);
            model.paths = (preview.from, preview.to);
        }
        Err(error) => model.errors = beside(error)?,
    }
    drop(edit);
    shown(&state, &signed_in, model).await
}

async fn shown(state: &AppState, signed_in: &SignedIn, model: Merge) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || page(frame.desk(), &model)))
}

/// Merges.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn merge(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, from) = section(&state, &id).await?;
    let (_, into) = section(&state, fields.get("into")).await?;
    let (from, into) = (from.section, into.section);
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.merge_section(&from.id, &into.id).await {
        Ok(undo) => {
            edit.commit().await?;
            went(&format!("{LIST}{}/", into.id), "merged", &undo)
        }
        Err(error) => {
            drop(edit);
            let (from, into) = ((from.id.to_string(), from.name), Some((into.id.to_string(), into.name)));
            let model = Merge { kind: Kind::Section, from, into, errors: beside(error)?, ..Merge::default() };
            shown(&state, &signed_in, model).await
        }
    }
}
