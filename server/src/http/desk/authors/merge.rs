//! `GET /desk/authors/{author}/merge?into=`: what merging would do; `POST`: merges.

use std::sync::Arc;

use app::desk::pages::structure::{entry::Kind, merge::Merge};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::Author;

use super::author;
use crate::http::{
    AppState, HttpError,
    desk::{
        Asked, Fields,
        structure::{merging, whole_paper},
    },
    session::Acting,
};

/// Authors to choose from at most.
const MOST: usize = 12;

/// What would happen, or the authors that may be meant.
///
/// # Errors
/// 404 for an author that does not exist; storage failed.
pub async fn preview(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let newsroom = &state.site.newsroom;
    let (rows, from) = author(&state, &id).await?;
    let from = from.author;
    let typed = asked.line("into");
    let mut model = Merge { kind: Kind::Author, from: (from.id.to_string(), from.name.clone()), ..Merge::default() };
    let others: Vec<&Author> = rows.iter().map(|row| &row.author).filter(|author| author.id != from.id).collect();
    let named: Vec<&Author> = others.iter().copied().filter(|author| author.name.to_lowercase() == typed.to_lowercase()).collect();
    let into = match (rows.iter().find(|row| row.author.id.as_str() == typed), named.as_slice()) {
        (Some(row), _) => Some(row.author.clone()),
        // two people may have the same name: then somebody has to choose
        (None, [one]) => Some((*one).clone()),
        (None, _) => None,
    };
    match into {
        Some(into) => {
            model.into = Some((into.id.to_string(), into.name.clone()));
            let mut edit = newsroom.edit(&authority).await?;
            model = merging::with_preview(model, edit.preview_author_merge(&from.id, &into.id).await)?;
        }
        None => {
            let found = newsroom.authors_like(&typed, MOST + 1).await?;
            let others = found.into_iter().filter(|author| author.id != from.id).take(MOST);
            model.choices = others.map(|Author { id, name, .. }| (id.to_string(), name)).collect();
        }
    }
    merging::shown(&state, &signed_in, model).await
}

/// Merges.
///
/// # Errors
/// 404 for an author that does not exist; storage failed.
pub async fn merge(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let from = author(&state, &id).await?.1.author;
    let into = author(&state, fields.get("into")).await?.1.author;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let outcome = edit.merge_author(&from.id, &into.id).await;
    let (from, into) = ((from.id.to_string(), from.name), Some((into.id.to_string(), into.name)));
    let model = Merge { kind: Kind::Author, from, into, ..Merge::default() };
    merging::merged(&state, &signed_in, edit, outcome, model).await
}
