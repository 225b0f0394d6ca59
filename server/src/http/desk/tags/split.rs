//! `GET /desk/tags/{tag}/split`: stories to choose; `POST`: what would happen, or the split.

use std::sync::Arc;

use app::desk::pages::structure::{entry::Kind, split::SplitPage};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::{Tag, TagId};
use newsroom::structure::SplitFrom;

use super::tag;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields,
        structure::{splitting, whole_paper},
    },
    session::Acting,
};

fn begun(from: &Tag) -> SplitPage {
    SplitPage { kind: Kind::Tag, from: (from.id.to_string(), from.name.clone()), ..SplitPage::default() }
}

/// The stories to choose from.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn choose(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let from = tag(&state, &id).await?.tag;
    let (page, found) = splitting::asked(&state, &SplitFrom::Tag(from.id.clone()), begun(&from), &asked).await?;
    splitting::shown(&state, &signed_in, page, &found, &asked).await
}

/// What would happen, or the split.
///
/// # Errors
/// 404 for a tag that does not exist; storage failed.
pub async fn split(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let from = tag(&state, &id).await?.tag;
    let asked = splitting::asked(&state, &SplitFrom::Tag(from.id.clone()), begun(&from), &fields).await?;
    let id = TagId::fresh(state.site.newsroom.ids());
    splitting::sent(&state, &signed_in, &authority, asked, &fields, async |edit, name, stories| {
        let slug = edit.slug_for_tag(name, &id).await?;
        let new =
            Tag { id: id.clone(), slug, name: name.to_owned(), description: String::new(), kind: from.kind.clone(), synonyms: Vec::new() };
        let split = edit.split_tag(&from.id, &new, stories).await?;
        Ok((split, id.to_string(), new.path().into()))
    })
    .await
}
