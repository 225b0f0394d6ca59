//! `POST /desk/account/e-mail`: another address, which a link confirms.

use std::sync::Arc;

use app::desk::{form::Errors, words::errors as words};
use axum::{Extension, extract::State, response::Response};
use domain::Email;
use newsroom::{Error, people::Refusal};

use super::{
    confirmed,
    show::{With, shown},
};
use crate::{
    http::{
        AppState, HttpError, SignedIn,
        desk::{Fields, letters, see_other, with_cookies},
        session::Sender,
    },
    mail::LetterKind,
};

/// Sends the link to the new address.
///
/// # Errors
/// Storage or hashing failed.
pub async fn email(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let again = |message: String| {
        let with = With { form: "email", errors: Errors::one("email", message), new_email: fields.line("email"), ..With::default() };
        shown(&state, &signed_in, with)
    };
    let email = match Email::parse(fields.get("email")) {
        Ok(email) => email,
        Err(_) => return again(words::BAD_EMAIL.into()).await,
    };
    let cookie = match confirmed(&state, &signed_in, &sender, &fields, "email").await? {
        Ok(cookie) => cookie,
        Err(page) => return Ok(page),
    };
    let (token, stored) = state.accounts.token()?;
    let newsroom = &state.site.newsroom;
    let mut own = newsroom.own_account(&signed_in, &sender.origin).await?;
    match own.begin_email_change(&email, &stored).await {
        Err(Error::Refused(Refusal::EmailTaken)) => {
            return Ok(with_cookies(again(words::EMAIL_TAKEN.into()).await?, cookie));
        }
        done => done?,
    }
    own.commit().await?;
    let paper = newsroom.settings().await?.name;
    let link = letters::link(&state, &token).await?;
    // nobody but the reader of that mailbox may see the link, else it would confirm nothing
    let unsent = letters::send(&state, &paper, &email, &LetterKind::EmailChange { link: &link }, &link).await;
    let response = if unsent.is_some() {
        let errors = Errors::one("", words::LINK_NOT_SENT);
        shown(&state, &signed_in, With { form: "email", errors, ..With::default() }).await?
    } else {
        see_other("/desk/account/?done=e-mail")?
    };
    Ok(with_cookies(response, cookie))
}
