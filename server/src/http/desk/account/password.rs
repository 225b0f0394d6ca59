//! `POST /desk/account/password`.

use std::sync::Arc;

use app::desk::{form::Errors, words::errors as words};
use axum::{Extension, extract::State, response::Response};
use credentials::check_strength;

use super::show::{With, shown};
use crate::{
    http::{
        AppState, HttpError, SignedIn,
        desk::{Fields, letters, refusals::weak_password, see_other, with_cookies},
        session::{self, Confirmed, SESSION_LASTS, Sender},
    },
    mail::LetterKind,
};

/// Changes the password; needs the present one, however recently it was given.
///
/// # Errors
/// Storage or hashing failed.
pub async fn password(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let (user, new) = (signed_in.user(), fields.get("password"));
    let paper = newsroom.settings().await?.name;
    let mut errors = Errors::default();
    let mut cookie = None;
    match session::confirm(&state, &signed_in, &sender, fields.get("own_password"), true).await? {
        Confirmed::Yes(fresh) => cookie = fresh,
        Confirmed::Missing => errors.add("own_password", words::NO_PRESENT_PASSWORD),
        other => errors.add("own_password", other.error().unwrap_or_default()),
    }
    if let Err(weak) = check_strength(new, &[&user.name, user.email.as_str(), &paper]) {
        errors.add("password", weak_password(&weak));
    }
    if !errors.is_empty() {
        let page = shown(&state, &signed_in, With { form: "password", errors, ..With::default() }).await?;
        return Ok(with_cookies(page, cookie));
    }
    let hash = state.accounts.passwords.hash(new, &state.accounts.random).await?;
    let (token, stored) = state.accounts.token()?;
    let mut own = newsroom.own_account(&signed_in, &sender.origin).await?;
    own.change_password(&hash, &stored).await?;
    own.commit().await?;
    letters::tell(&state, &paper, &user.email, &LetterKind::PasswordChanged);
    Ok(with_cookies(see_other("/desk/account/?done=password")?, state.context.sign_in.set(&token, SESSION_LASTS)))
}
