//! `GET /desk/sections/{section}/`: one section with its fields.

use std::sync::Arc;

use app::desk::pages::structure::entry::{Entry, Kind, entry};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use newsroom::structure::SectionRow;

use super::{LIST, section};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Frame,
        pictures::pick,
        status_page,
        structure::{done, whole_paper},
    },
};

/// The page.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (rows, row) = section(&state, &id).await?;
    let stored = of(&rows, &row);
    let picture = pick::chosen(&asked.0, "picture", &stored.picture);
    let model = Entry { done: done(&asked, LIST), picture, ..stored };
    shown(&state, &signed_in, model).await
}

/// The form as the section is stored.
pub(super) fn of(rows: &[SectionRow], row: &SectionRow) -> Entry {
    let section = &row.section;
    let others = rows.iter().filter(|other| other.section.id != section.id);
    Entry {
        kind: Kind::Section,
        id: section.id.to_string(),
        title: section.name.clone(),
        path: section.path().into(),
        name: section.name.clone(),
        slug: section.slug.to_string(),
        description: section.description.clone(),
        parent: section.parent.as_ref().map(ToString::to_string).unwrap_or_default(),
        picture: section.picture.as_ref().map(ToString::to_string).unwrap_or_default(),
        hidden: section.internal,
        form: section.form.map_or_else(String::new, |form| form.as_str().to_owned()),
        others: others.map(|other| (other.section.id.to_string(), other.section.name.clone(), other.depth)).collect(),
        stories: row.listed,
        ..Entry::default()
    }
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, mut model: Entry) -> Result<Response, HttpError> {
    model.choice = pick::choice(state, &format!("{LIST}{}/", model.id), &model.picture).await?;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || entry(frame.desk(), &model)))
}
