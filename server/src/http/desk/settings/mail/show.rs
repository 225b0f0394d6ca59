//! `GET /desk/settings/mail/`: the form, or which server the program was given.

use std::sync::Arc;

use app::desk::{
    pages::mail::{MailPage, MailState, mail},
    words::mail as words,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use newsroom::StoredMailServer;

use super::form;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
};

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let notice = match asked.get("done") {
        "saved" => Some(words::SAVED),
        "removed" => Some(words::REMOVED),
        _ => None,
    };
    let stored = state.site.newsroom.mail_server().await?;
    let page = MailPage { notice, version: form::version(stored.as_ref()), ..form::stored(stored.as_ref()) };
    shown(&state, &signed_in, StatusCode::OK, stored.as_ref(), page).await
}

/// The page; which server is used is filled in: the one that the program was given, or else the stored one.
pub(super) async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    status: StatusCode,
    stored: Option<&StoredMailServer>,
    page: MailPage,
) -> Result<Response, HttpError> {
    let is = match (state.accounts.mailer.given(), stored) {
        (Some(given), _) => MailState::Given(format!("{}:{}", given.host, given.port), given.sender.to_string()),
        (None, None) => MailState::None,
        (None, Some(stored)) => MailState::Set {
            at: format!("{}:{}", stored.server.host, stored.server.port),
            has_password: stored.password.is_some(),
            lacks_password: stored.password.is_none() && !stored.server.user.is_empty(),
        },
    };
    let frame = Frame::load(state, Some(signed_in)).await?;
    let page = MailPage { state: is, needs_password: !signed_in.is_confirmed(state.site.newsroom.now()), ..page };
    Ok(status_page(status, || mail(frame.desk(), &page)))
}
