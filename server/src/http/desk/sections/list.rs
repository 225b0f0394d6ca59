//! `GET /desk/sections/`: the tree; `POST`: a new section.

use std::sync::Arc;

use app::desk::{
    pages::structure::sections::{SectionLine, Sections, sections},
    words::structure as words,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::{Section, SectionId};
use newsroom::structure::SectionRow;

use super::LIST;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields, Frame, status_page,
        structure::{beside, done, new_name, went, whole_paper},
    },
    session::Acting,
};

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    asked: Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    shown(&state, &signed_in, Sections { done: done(&asked, LIST), ..Sections::default() }).await
}

/// The page with what was typed; 422 if something is wrong with it.
async fn shown(state: &AppState, signed_in: &SignedIn, model: Sections) -> Result<Response, HttpError> {
    let rows = state.site.newsroom.section_rows().await?;
    let siblings = |row: &SectionRow| -> Vec<&SectionId> {
        rows.iter().filter(|other| other.section.parent == row.section.parent).map(|other| &other.section.id).collect()
    };
    let line = |row: &SectionRow| SectionLine {
        id: row.section.id.to_string(),
        name: row.section.name.clone(),
        path: row.section.path().into(),
        depth: row.depth,
        stories: row.listed,
        hidden: row.section.internal,
        first: siblings(row).first() == Some(&&row.section.id),
        last: siblings(row).last() == Some(&&row.section.id),
    };
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = Sections { rows: rows.iter().map(line).collect(), ..model };
    Ok(status_page(status, || sections(frame.desk(), &model)))
}

/// Adds a section, behind its siblings.
///
/// # Errors
/// Storage failed.
pub async fn create(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let mut model = Sections { name: fields.line("name"), parent: fields.line("parent"), ..Sections::default() };
    let rows = state.site.newsroom.section_rows().await?;
    let parent = rows.iter().find(|row| row.section.id.as_str() == model.parent).map(|row| row.section.id.clone());
    if parent.is_none() && !model.parent.is_empty() {
        model.errors.add("parent", words::BAD_PARENT);
    }
    let Some(name) = new_name(&fields, &mut model.errors).filter(|_| model.errors.is_empty()) else {
        return shown(&state, &signed_in, model).await;
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let id = SectionId::fresh(state.site.newsroom.ids());
    let slug = edit.slug_for_section(&name, &id).await?;
    let position = rows.iter().map(|row| row.section.position).max().unwrap_or_default() + 1;
    let section = Section { id, slug, name, description: String::new(), parent, position, picture: None, internal: false, form: None };
    match edit.change_section(&section).await {
        Ok(undo) => {
            edit.commit().await?;
            went(LIST, "added", &undo)
        }
        Err(error) => {
            drop(edit);
            model.errors = beside(error)?;
            shown(&state, &signed_in, model).await
        }
    }
}
