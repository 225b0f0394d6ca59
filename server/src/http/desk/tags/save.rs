//! `POST /desk/tags/{tag}/` and `/remove`.

use std::sync::Arc;

use app::desk::{form::Errors, pages::structure::entry::Entry, words::structure as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Tag, text::one_line};

use super::{
    LIST,
    show::{of, shown},
    tag,
};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields,
        structure::{beside, named, went, whole_paper},
    },
    session::Acting,
};

/// Other names of a tag at most.
const MOST_SYNONYMS: usize = 20;

/// Saves the fields.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let row = tag(&state, &id).await?;
    let mut errors = Errors::default();
    let synonyms = synonyms(&fields, &mut errors);
    let sent = |errors| Entry {
        name: fields.line("name"),
        slug: fields.line("slug"),
        description: fields.get("description").to_owned(),
        synonyms: fields.line("synonyms"),
        errors,
        ..of(&row)
    };
    let Some((name, slug, description)) = named(&fields, &mut errors).filter(|_| errors.of("synonyms").is_none()) else {
        return shown(&state, &signed_in, sent(errors)).await;
    };
    let synonyms = synonyms.into_iter().filter(|synonym| *synonym != name).collect();
    let changed = Tag { name, slug, description, synonyms, ..row.tag.clone() };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.change_tag(&changed).await {
        Ok(undo) => {
            edit.commit().await?;
            went(&format!("{LIST}{id}/"), "saved", &undo)
        }
        Err(error) => {
            drop(edit);
            shown(&state, &signed_in, sent(beside(error)?)).await
        }
    }
}

fn synonyms(fields: &Fields, errors: &mut Errors) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // Urdu has a comma of its own
    for name in fields.get("synonyms").split([',', '،', '\n']).map(one_line).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > MOST_SYNONYMS || names.iter().any(|name| name.chars().count() > 100) {
        errors.add("synonyms", words::BAD_SYNONYMS);
    }
    names
}

/// Removes a tag that nothing refers to.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let row = tag(&state, &id).await?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.remove_tag(&row.tag.id).await {
        Ok(undo) => {
            edit.commit().await?;
            went(LIST, "removed", &undo)
        }
        Err(error) => {
            drop(edit);
            shown(&state, &signed_in, Entry { errors: beside(error)?, ..of(&row) }).await
        }
    }
}
