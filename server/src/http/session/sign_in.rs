//! The steps of a sign-in. Each attempt is counted first, and does the same work whether the account exists or not.

use axum::http::{HeaderMap, HeaderValue};
use credentials::{CodeCheck, PasswordError, check_code, normalised_recovery_code};
use domain::{Email, UserState};
use newsroom::{
    Error,
    people::{Attempt, Credentials, Refusal, SecretHash, email_key},
};

use super::{Accounts, DEVICE_LASTS, FreshSession, SESSION_LASTS, Sender};
use crate::http::{AppState, HttpError};

/// What became of an address and a password.
pub enum PasswordStep {
    /// Signed in; these cookies go with the response.
    SignedIn(Vec<HeaderValue>),
    /// Right so far; the code is awaited.
    CodeNeeded(Vec<HeaderValue>),
    /// Wrong, or nobody has this address.
    Wrong,
    /// Too many failures: not evaluated. Seconds to wait.
    Wait(i64),
}

/// What became of a code.
pub enum CodeStep {
    /// Signed in; these cookies go with the response.
    SignedIn(Vec<HeaderValue>),
    /// Wrong.
    Wrong,
    /// Right, but used before.
    Used,
    /// Right for a clock that differs by so many seconds.
    ClockOff(i64),
    /// Too many failures: not evaluated. Seconds to wait.
    Wait(i64),
    /// The first step is too long ago: begin again.
    Begin,
}

fn seconds(millis: i64) -> i64 {
    millis / 1000 + 1
}

impl From<PasswordError> for HttpError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::unavailable(error),
            PasswordError::Failed(_) => Self::internal(error),
        }
    }
}

/// Cookies of a new session.
fn cookies(state: &AppState, fresh: &FreshSession) -> Vec<HeaderValue> {
    let cookie = state.context.sign_in;
    let set = [cookie.set(&fresh.token, SESSION_LASTS), cookie.device().set(&fresh.device, DEVICE_LASTS), cookie.second_step().remove()];
    set.into_iter().flatten().collect()
}

/// The token by which the device of a request may be known.
fn device_token(state: &AppState, headers: &HeaderMap) -> Option<String> {
    state.context.sign_in.device().read(headers)
}

/// Checks an address and a password.
///
/// # Errors
/// Storage or hashing failed.
pub async fn try_password(
    state: &AppState,
    headers: &HeaderMap,
    sender: &Sender,
    (email, password): (&str, &str),
) -> Result<PasswordStep, HttpError> {
    let newsroom = &state.site.newsroom;
    let email = Email::parse(email).ok();
    let found = match &email {
        Some(email) => newsroom.credentials_by_email(email).await?,
        None => None,
    };
    // what is no address is counted too, under one key
    let account = email.as_ref().map(email_key).unwrap_or_default();
    let device = device_token(state, headers).map(|token| SecretHash::of(&token));
    let known = match (&device, &found) {
        (Some(device), Some(found)) => newsroom.is_known_device(device, &found.user.id).await?,
        _ => false,
    };
    let device = device.filter(|_| known);
    if let Attempt::Wait(millis) = newsroom.attempt(&account, &sender.network, device.as_ref()).await? {
        return Ok(PasswordStep::Wait(seconds(millis)));
    }
    let stored = found.as_ref().and_then(|found| found.password.as_deref());
    let right = state.accounts.passwords.verify(password, stored).await?;
    let Some(found) = found.filter(|found| right && found.user.state == UserState::Active) else {
        let user = match &email {
            Some(email) => newsroom.user_by_email(email).await?,
            None => None,
        };
        newsroom.sign_in_failed(user.as_ref().map(|user| &user.id), &sender.origin).await?;
        return Ok(PasswordStep::Wrong);
    };
    newsroom.attempt_succeeded(&account, &sender.network, device.as_ref()).await?;
    match begin_session(state, headers, sender, &found).await {
        // the account was changed or deactivated in this moment
        Err(Error::Refused(_)) => Ok(PasswordStep::Wrong),
        other => Ok(other??),
    }
}

/// Begins a session, or the second step if the account has one.
///
/// # Errors
/// The outer one is storage's or a refusal, the inner one the machine's.
pub async fn begin_session(
    state: &AppState,
    headers: &HeaderMap,
    sender: &Sender,
    checked: &Credentials,
) -> newsroom::Result<Result<PasswordStep, HttpError>> {
    let newsroom = &state.site.newsroom;
    if checked.totp_secret.is_some() {
        let (token, stored) = match state.accounts.token() {
            Ok(made) => made,
            Err(error) => return Ok(Err(error)),
        };
        newsroom.begin_second_step(checked, &stored, &sender.origin).await?;
        let cookie = state.context.sign_in.second_step().set(&token, std::time::Duration::from_secs(600));
        return Ok(Ok(PasswordStep::CodeNeeded(cookie.into_iter().collect())));
    }
    let fresh = match state.accounts.session(device_token(state, headers)) {
        Ok(fresh) => fresh,
        Err(error) => return Ok(Err(error)),
    };
    newsroom.sign_in(checked, &fresh.stored, &sender.origin).await?;
    Ok(Ok(PasswordStep::SignedIn(cookies(state, &fresh))))
}

/// The cookies of a session that was begun together with an account.
pub fn new_session_cookies(state: &AppState, fresh: &FreshSession) -> Vec<HeaderValue> {
    cookies(state, fresh)
}

impl Accounts {
    /// The tokens of a new session on the device of this request.
    ///
    /// # Errors
    /// 500, if the system has no randomness to give.
    pub fn session_for(&self, state: &AppState, headers: &HeaderMap) -> Result<FreshSession, HttpError> {
        self.session(device_token(state, headers))
    }
}

/// Checks a code of an authenticator, or a recovery code.
///
/// # Errors
/// Storage failed.
pub async fn try_code(state: &AppState, headers: &HeaderMap, sender: &Sender, typed: &str) -> Result<CodeStep, HttpError> {
    let newsroom = &state.site.newsroom;
    let Some(token) = state.context.sign_in.second_step().read(headers) else { return Ok(CodeStep::Begin) };
    let token = SecretHash::of(&token);
    let found = match newsroom.second_step(&token).await {
        Err(Error::Refused(_)) => return Ok(CodeStep::Begin),
        other => other?,
    };
    let account = format!("code {}", found.user.id);
    if let Attempt::Wait(millis) = newsroom.attempt(&account, &sender.network, None).await? {
        return Ok(CodeStep::Wait(seconds(millis)));
    }
    let fresh = state.accounts.session_for(state, headers)?;
    let recovery = normalised_recovery_code(typed);
    let done = if recovery.len() == 16 {
        newsroom.sign_in_with_recovery_code(&token, &SecretHash::of(&recovery), &fresh.stored, &sender.origin).await
    } else {
        let secret = found.totp_secret.as_deref().unwrap_or_default();
        match check_code(secret, typed, newsroom.now().millis() / 1000) {
            CodeCheck::Right { step } => newsroom.sign_in_with_code(&token, step, &fresh.stored, &sender.origin).await,
            CodeCheck::ClockOff { seconds } => return Ok(CodeStep::ClockOff(seconds)),
            CodeCheck::Wrong => {
                newsroom.sign_in_failed(Some(&found.user.id), &sender.origin).await?;
                return Ok(CodeStep::Wrong);
            }
        }
    };
    match done {
        Ok(()) => {
            newsroom.attempt_succeeded(&account, &sender.network, None).await?;
            Ok(CodeStep::SignedIn(cookies(state, &fresh)))
        }
        Err(Error::Refused(Refusal::CodeUsed)) => {
            newsroom.sign_in_failed(Some(&found.user.id), &sender.origin).await?;
            Ok(if recovery.len() == 16 { CodeStep::Wrong } else { CodeStep::Used })
        }
        Err(Error::Refused(_)) => Ok(CodeStep::Begin),
        Err(error) => Err(error.into()),
    }
}
