//! `GET /desk/authors/{author}/`: one author's profile.

use std::sync::Arc;

use app::desk::pages::structure::author::{AuthorPage, author as page};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{Capability, UserState};
use newsroom::structure::AuthorRow;

use super::{LIST, author, profile};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Frame,
        pictures::pick,
        status_page,
        structure::{done, whole_paper},
    },
};

/// Accounts to choose from at most.
const MOST_PEOPLE: i64 = 500;

/// The page.
///
/// # Errors
/// 404 for an author that does not exist; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, row) = author(&state, &id).await?;
    let stored = profile::stored(&row.author);
    let picture = pick::chosen(&asked.0, "picture", &stored.picture);
    let model = AuthorPage { done: done(&asked, LIST), picture, ..stored };
    shown(&state, &signed_in, &row, model).await
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, row: &AuthorRow, mut model: AuthorPage) -> Result<Response, HttpError> {
    model.stories = row.listed;
    model.person.clone_from(&row.person);
    model.may_open_person = signed_in.user().role.may(Capability::ManagePeople);
    if model.may_open_person {
        let people = state.site.newsroom.users(None, MOST_PEOPLE).await?;
        let active = people.into_iter().filter(|user| user.state == UserState::Active);
        model.people = active.map(|user| (user.id.to_string(), user.name)).collect();
    }
    model.choice = pick::choice(state, &format!("{LIST}{}/", row.author.id), &model.picture).await?;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || page(frame.desk(), &model)))
}
