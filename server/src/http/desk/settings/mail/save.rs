//! `POST /desk/settings/mail/`: stores the mail server.

use std::sync::Arc;

use app::desk::{pages::mail::MailPage, words::mail as words};
use axum::{extract::State, http::StatusCode, response::Response};

use super::{form, show::shown};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other, with_cookies},
    session::{self, Acting, Sender},
};

/// Stores it. Those who set the mail server get the links by which others set new passwords, so the own password is needed for it.
///
/// # Errors
/// 409 if the program was given a server; storage or hashing failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    if state.accounts.mailer.given().is_some() {
        return Err(HttpError::Conflict(words::GIVEN.into()));
    }
    let stored = state.site.newsroom.mail_server().await?;
    let form::Sent { server, mut page, .. } = form::read(&fields, stored.as_ref());
    let confirmed = session::confirm(&state, &signed_in, &sender, fields.get("own_password"), false).await?;
    if let Some(error) = confirmed.error() {
        page.errors.add("own_password", error);
    }
    let cookie = match confirmed {
        session::Confirmed::Yes(cookie) => cookie,
        _ => None,
    };
    let Some((server, password)) = server.filter(|_| page.errors.is_empty()) else {
        return Ok(with_cookies(shown(&state, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, stored.as_ref(), page).await?, cookie));
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let stored = edit.mail_server().await?;
    let now = form::version(stored.as_ref());
    if page.version != now {
        drop(edit);
        let page = MailPage { version: now, notice: Some(words::CHANGED), ..page };
        return Ok(with_cookies(shown(&state, &signed_in, StatusCode::CONFLICT, stored.as_ref(), page).await?, cookie));
    }
    edit.put_mail_server(&server, password.as_deref()).await?;
    edit.commit().await?;
    Ok(with_cookies(see_other("/desk/settings/mail/?done=saved")?, cookie))
}
