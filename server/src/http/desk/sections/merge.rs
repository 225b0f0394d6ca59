//! `GET /desk/sections/{section}/merge?into=`: what merging would do; `POST`: merges.

use std::sync::Arc;

use app::desk::pages::structure::{entry::Kind, merge::Merge};
use axum::{
    extract::{Path, State},
    response::Response,
};

use super::section;
use crate::http::{
    AppState, HttpError,
    desk::{
        Asked, Fields,
        structure::{merging, whole_paper},
    },
    session::Acting,
};

/// What would happen.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn preview(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
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
    let mut edit = state.site.newsroom.edit(&authority).await?;
    model = merging::with_preview(model, edit.preview_section_merge(&from.id, &into.id).await)?;
    drop(edit);
    merging::shown(&state, &signed_in, model).await
}

/// Merges.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn merge(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, from) = section(&state, &id).await?;
    let (_, into) = section(&state, fields.get("into")).await?;
    let (from, into) = (from.section, into.section);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let outcome = edit.merge_section(&from.id, &into.id).await;
    let (from, into) = ((from.id.to_string(), from.name), Some((into.id.to_string(), into.name)));
    let model = Merge { kind: Kind::Section, from, into, ..Merge::default() };
    merging::merged(&state, &signed_in, edit, outcome, model).await
}
