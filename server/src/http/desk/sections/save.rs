//! `POST /desk/sections/{section}/`, `/order` and `/remove`.

use std::sync::Arc;

use app::desk::{form::Errors, pages::structure::entry::Entry, words::structure as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Form, Section};

use super::{
    LIST, section,
    show::{of, shown},
};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields,
        pictures::pick,
        structure::{beside, named, went, whole_paper},
    },
    session::Acting,
};

/// Saves the fields.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (rows, row) = section(&state, &id).await?;
    let mut errors = Errors::default();
    let sent = |errors| Entry {
        name: fields.line("name"),
        slug: fields.line("slug"),
        description: fields.get("description").to_owned(),
        parent: fields.line("parent"),
        picture: fields.line("picture"),
        hidden: fields.has("hidden"),
        form: fields.line("form"),
        errors,
        ..of(&rows, &row)
    };
    let wanted = fields.line("parent");
    let parent = rows.iter().find(|other| other.section.id.as_str() == wanted).map(|other| other.section.id.clone());
    if parent.is_none() && !wanted.is_empty() {
        errors.add("parent", words::BAD_PARENT);
    }
    let form = Form::parse(&fields.line("form"));
    if form.is_none() && !fields.line("form").is_empty() {
        errors.add("form", words::BAD_FORM);
    }
    let picture = match pick::sent(&state, &fields.line("picture"), row.section.picture.as_ref()).await? {
        Ok(picture) => picture,
        Err(why) => {
            errors.add("picture", why);
            None
        }
    };
    let Some((name, slug, description)) = named(&fields, &mut errors).filter(|_| errors.is_empty()) else {
        return shown(&state, &signed_in, sent(errors)).await;
    };
    let changed = Section { name, slug, description, parent, picture, internal: fields.has("hidden"), form, ..row.section.clone() };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.change_section(&changed).await {
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

/// Moves a section up or down among its siblings.
///
/// # Errors
/// 404 for a section that does not exist, 400 for another direction; storage failed.
pub async fn order(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, row) = section(&state, &id).await?;
    let later = match fields.get("way") {
        "up" => false,
        "down" => true,
        _ => return Err(HttpError::BadRequest("A section moves up or down.".into())),
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let undo = edit.order_section(&row.section.id, later).await?;
    edit.commit().await?;
    went(LIST, "saved", &undo)
}

/// Removes a section that nothing refers to.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (rows, row) = section(&state, &id).await?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.remove_section(&row.section.id).await {
        Ok(undo) => {
            edit.commit().await?;
            went(LIST, "removed", &undo)
        }
        Err(error) => {
            drop(edit);
            shown(&state, &signed_in, Entry { errors: beside(error)?, ..of(&rows, &row) }).await
        }
    }
}
