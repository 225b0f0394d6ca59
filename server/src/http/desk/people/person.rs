//! `GET /desk/people/{id}/`: one person.

use std::sync::Arc;

use app::{
    desk::{
        form::{Errors, HandOver},
        pages::person::{Person, person},
        words::people as words,
    },
    ui::words::Word,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{Role, SectionId, UserId, UserState};
use newsroom::people::User;

use super::{sections, show::lacks_codes};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
};

/// What the page shows beside what is stored.
#[derive(Debug, Default)]
pub(super) struct With {
    pub(super) form: &'static str,
    pub(super) errors: Errors,
    pub(super) chosen: Option<(Role, Vec<SectionId>)>,
    pub(super) notice: Option<Word>,
    pub(super) hand_over: Option<HandOver>,
}

/// The person with this identity.
///
/// # Errors
/// 404 if there is none.
pub(super) async fn find(state: &AppState, id: &str) -> Result<User, HttpError> {
    const NONE: HttpError = HttpError::NotFound { what: "person" };
    let id = UserId::parse(id).map_err(|_| NONE)?;
    state.site.newsroom.user(&id).await?.ok_or(NONE)
}

/// The page.
///
/// # Errors
/// 404 if there is no such person; storage failed.
pub async fn show_person(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    Asked(did): Asked,
) -> Result<Response, HttpError> {
    let user = find(&state, &id).await?;
    let notice = match did.get("done") {
        "saved" => Some(words::SAVED),
        "deactivated" => Some(words::NOW_DEACTIVATED),
        "reactivated" => Some(words::NOW_ACTIVE),
        "link" => Some(words::LINK_SENT),
        "codes" => Some(words::TOTP_REMOVED),
        _ => None,
    };
    shown(&state, &signed_in, &user, With { notice, ..With::default() }).await
}

/// The page with errors, notices and what was chosen.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, user: &User, with: With) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let (role, limited) = match with.chosen {
        Some((role, limited)) => (role, Some(limited)),
        None => (user.role, user.sections.clone()),
    };
    let status = if with.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Person {
        id: user.id.to_string(),
        name: user.name.clone(),
        email: user.email.to_string(),
        role,
        sections: sections(state, limited.as_deref()).await?,
        is_active: user.state == UserState::Active,
        has_totp: user.has_totp,
        lacks_codes: lacks_codes(&state.site.newsroom.settings().await?, user),
        needs_password: !signed_in.is_confirmed(state.site.newsroom.now()),
        errors: (with.form, with.errors),
        notice: with.notice,
        hand_over: with.hand_over,
    };
    Ok(status_page(status, || person(frame.desk(), &page)))
}
