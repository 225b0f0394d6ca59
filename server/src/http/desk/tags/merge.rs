//! `GET /desk/tags/{tag}/merge?into=`: what merging would do; `POST`: merges.

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
use domain::{Tag, TagId};
use newsroom::Authority;

use super::{LIST, tag};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields, Frame, status_page,
        structure::{beside, went, whole_paper},
    },
    session::Sender,
};

/// Tags to choose from at most.
const MOST: usize = 12;

/// What would happen, or the tags that may be meant.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn preview(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
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
            let authority = Authority::of_session(&signed_in, &sender.origin);
            let mut edit = newsroom.edit(&authority).await?;
            match edit.preview_tag_merge(&from.id, &into.id).await {
                Ok(preview) => {
                    (model.stories, model.both, model.menus) = (preview.stories, preview.both, preview.menus);
                    model.paths = (preview.from, preview.to);
                }
                Err(error) => model.errors = beside(error)?,
            }
        }
        None => {
            let found = newsroom.tags_like(&typed, MOST + 1).await?;
            let others = found.into_iter().filter(|tag| tag.id != from.id).take(MOST);
            model.choices = others.map(|Tag { id, name, .. }| (id.to_string(), name)).collect();
        }
    }
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
/// 404 for a tag that does not exist; storage failed.
pub async fn merge(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let from = tag(&state, &id).await?.tag;
    let into = tag(&state, fields.get("into")).await?.tag;
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.merge_tag(&from.id, &into.id).await {
        Ok(undo) => {
            edit.commit().await?;
            went(&format!("{LIST}{}/", into.id), "merged", &undo)
        }
        Err(error) => {
            drop(edit);
            let (from, into) = ((from.id.to_string(), from.name), Some((into.id.to_string(), into.name)));
            let model = Merge { kind: Kind::Tag, from, into, errors: beside(error)?, ..Merge::default() };
            shown(&state, &signed_in, model).await
        }
    }
}
