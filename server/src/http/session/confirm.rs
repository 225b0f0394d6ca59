//! Sensitive acts need the password again, if it was given more than 15 minutes ago.

use app::desk::words::{errors as words, time::wait};
use axum::http::HeaderValue;
use newsroom::people::Attempt;

use super::{SESSION_LASTS, Sender, SignedIn};
use crate::http::{AppState, HttpError};

/// Whether a sensitive act may go on.
pub enum Confirmed {
    /// Yes; the cookie of the session's new token goes with the response, if it has one.
    Yes(Option<HeaderValue>),
    /// The password was not given again, and must be.
    Missing,
    /// It was wrong.
    Wrong,
    /// Too many failures: not evaluated. Seconds to wait.
    Wait(i64),
}

impl Confirmed {
    /// What is wrong with the password field, in words.
    pub fn error(&self) -> Option<String> {
        match self {
            Self::Yes(_) => None,
            Self::Missing => Some(words::NO_OWN_PASSWORD.into()),
            Self::Wrong => Some(words::WRONG_OWN_PASSWORD.into()),
            Self::Wait(seconds) => Some(words::TOO_MANY_OWN_PASSWORDS.with(&[("time", &wait(*seconds))])),
        }
    }
}

/// Checks the password that came with a sensitive act. With `always`, also when it was given a moment ago.
///
/// # Errors
/// Storage or hashing failed.
pub async fn confirm(
    state: &AppState,
    signed_in: &SignedIn,
    sender: &Sender,
    password: &str,
    always: bool,
) -> Result<Confirmed, HttpError> {
    let newsroom = &state.site.newsroom;
    if !always && signed_in.is_confirmed(newsroom.now()) {
        return Ok(Confirmed::Yes(None));
    }
    if password.is_empty() {
        return Ok(Confirmed::Missing);
    }
    // counted under the session's owner alone: somebody who is signed in is no stranger on a network
    let account = format!("confirm {}", signed_in.user().id);
    if let Attempt::Wait(millis) = newsroom.attempt(&account, "", None).await? {
        return Ok(Confirmed::Wait(millis / 1000 + 1));
    }
    let credentials = newsroom.credentials(&signed_in.user().id).await?.ok_or(HttpError::SignInRequired)?;
    if !state.accounts.passwords.verify(password, credentials.password.as_deref()).await? {
        newsroom.sign_in_failed(Some(&signed_in.user().id), &sender.origin).await?;
        return Ok(Confirmed::Wrong);
    }
    newsroom.attempt_succeeded(&account, "", None).await?;
    let (token, stored) = state.accounts.token()?;
    let mut own = newsroom.own_account(signed_in, &sender.origin).await?;
    let rotated = own.confirm_password(&stored).await?;
    own.commit().await?;
    Ok(Confirmed::Yes(if rotated { state.context.sign_in.set(&token, SESSION_LASTS) } else { None }))
}
