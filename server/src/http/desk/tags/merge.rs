//! `GET /desk/tags/{tag}/merge?into=`: what merging would do; `POST`: merges.

use std::sync::Arc;

use app::desk::pages::structure::{entry::Kind, merge::Merge};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Tag, TagId};

use super::tag;
use crate::http::{
    AppState, HttpError,
    desk::{
        Asked, Fields,
        structure::{merging, whole_paper},
    },
    session::Acting,
};

/// Tags to choose from at most.
const MOST: usize = 12;

/// What would happen, or the tags that may be meant.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn preview(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let newsroom = &state.site.newsroom;
    let from = tag(&state, &id).await?.tag;
    let typed = asked.line("into");
    let mut model = Merge { kind: Kind::Tag, from: (from.id.to_string(), from.name.clone()), ..Merge::default() };
    let by_id = match TagId::parse(&typed) {
        Ok(id) => newsroom.tag_row(&id).await?.map(|row| row.tag),
        Err(_) => None,
    };
    let into = match by_id {
        Some(tag) => Some(tag),
        None => newsroom.tag_named(&typed).await?,
    };
    match into {
        Some(into) => {
            model.into = Some((into.id.to_string(), into.name.clone()));
            let mut edit = newsroom.edit(&authority).await?;
            model = merging::with_preview(model, edit.preview_tag_merge(&from.id, &into.id).await)?;
        }
        None => {
            let found = newsroom.tags_like(&typed, MOST + 1).await?;
            let others = found.into_iter().filter(|tag| tag.id != from.id).take(MOST);
            model.choices = others.map(|Tag { id, name, .. }| (id.to_string(), name)).collect();
        }
    }
    merging::shown(&state, &signed_in, model).await
}

/// Merges.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn merge(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let from = tag(&state, &id).await?.tag;
    let into = tag(&state, fields.get("into")).await?.tag;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let outcome = edit.merge_tag(&from.id, &into.id).await;
    let (from, into) = ((from.id.to_string(), from.name), Some((into.id.to_string(), into.name)));
    let model = Merge { kind: Kind::Tag, from, into, ..Merge::default() };
    merging::merged(&state, &signed_in, edit, outcome, model).await
}
