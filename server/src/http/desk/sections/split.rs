//! `GET /desk/sections/{section}/split`: stories to choose; `POST`: what would happen, or the split.

use std::sync::Arc;

use app::desk::pages::structure::{entry::Kind, split::SplitPage};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::{Section, SectionId};
use newsroom::structure::{SectionRow, SplitFrom};

use super::section;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields,
        structure::{splitting, whole_paper},
    },
    session::Acting,
};

fn begun(rows: &[SectionRow], from: &Section) -> SplitPage {
    SplitPage {
        kind: Kind::Section,
        from: (from.id.to_string(), from.name.clone()),
        parent: from.parent.as_ref().map(ToString::to_string).unwrap_or_default(),
        parents: rows.iter().map(|row| (row.section.id.to_string(), row.section.name.clone(), row.depth)).collect(),
        ..SplitPage::default()
    }
}

/// The stories to choose from.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn choose(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (rows, from) = section(&state, &id).await?;
    let of = SplitFrom::Section(from.section.id.clone());
    let (page, found) = splitting::asked(&state, &of, begun(&rows, &from.section), &asked).await?;
    splitting::shown(&state, &signed_in, page, &found, &asked).await
}

/// What would happen, or the split.
///
/// # Errors
/// 404 for a section that does not exist; storage failed.
pub async fn split(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (rows, from) = section(&state, &id).await?;
    let (from, last) = (from.section, rows.iter().map(|row| row.section.position).max().unwrap_or_default());
    // one that does not exist, or none: on the first level
    let parent = rows.iter().map(|row| &row.section.id).find(|id| id.as_str() == fields.get("parent")).cloned();
    let begun = SplitPage { parent: fields.line("parent"), ..begun(&rows, &from) };
    let asked = splitting::asked(&state, &SplitFrom::Section(from.id.clone()), begun, &fields).await?;
    let new = SectionId::fresh(state.site.newsroom.ids());
    splitting::sent(&state, &signed_in, &authority, asked, &fields, async |edit, name, stories| {
        let slug = edit.slug_for_section(name, &new).await?;
        let section = Section {
            id: new.clone(),
            slug,
            name: name.to_owned(),
            description: String::new(),
            parent,
            position: last + 1,
            picture: None,
            internal: false,
            form: from.form,
        };
        let split = edit.split_section(&from.id, &section, stories).await?;
        Ok((split, new.to_string(), section.path().into()))
    })
    .await
}
