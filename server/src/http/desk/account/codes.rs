//! `/desk/account/totp` and `/desk/account/recovery-codes`: codes of an authenticator, and recovery codes.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::codes::{NewTotp, recovery_codes as recovery_page, totp},
    words::{account as account_words, errors as words},
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use credentials::{CodeCheck, check_code, normalised_recovery_code, otpauth_address, qr_code, totp_secret};
use newsroom::{
    Error,
    people::{Refusal, SecretHash},
};

use super::{codes_first, confirmed, show};
use crate::{
    http::{
        AppState, HttpError, SignedIn,
        desk::{Fields, Frame, letters, page, see_other, sign_in::clock_off, status_page, with_cookies},
        session::{self, Confirmed, SESSION_LASTS, Sender},
    },
    mail::LetterKind,
};

/// Fresh recovery codes, and what is stored of them.
fn fresh_codes(state: &AppState) -> Result<(Vec<String>, Vec<SecretHash>), HttpError> {
    let codes = credentials::recovery_codes(state.accounts.random.as_ref()).map_err(|error| HttpError::internal(error.to_string()))?;
    let stored = codes.iter().map(|code| SecretHash::of(&normalised_recovery_code(code))).collect();
    Ok((codes, stored))
}

/// `POST …/totp/begin`: proposes a new authenticator.
///
/// # Errors
/// Storage or hashing failed.
pub async fn begin_totp(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let cookie = if state.site.newsroom.lacks_codes(signed_in.user()).await? {
        match session::confirm(&state, &signed_in, &sender, fields.get("own_password"), false).await? {
            Confirmed::Yes(cookie) => cookie,
            other => {
                let errors = Errors::one("own_password", other.error().unwrap_or_default());
                return codes_first::shown(&state, &signed_in, errors).await;
            }
        }
    } else {
        match confirmed(&state, &signed_in, &sender, &fields, "totp").await? {
            Ok(cookie) => cookie,
            Err(page) => return Ok(page),
        }
    };
    if !signed_in.user().has_totp {
        let secret = totp_secret(state.accounts.random.as_ref()).map_err(|error| HttpError::internal(error.to_string()))?;
        let mut own = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
        own.propose_totp(&secret).await?;
        own.commit().await?;
    }
    Ok(with_cookies(see_other("/desk/account/totp")?, cookie))
}

/// `GET …/totp`: the QR code and the field for the first code.
///
/// # Errors
/// Storage failed.
pub async fn show_totp(State(state): State<Arc<AppState>>, Extension(signed_in): Extension<SignedIn>) -> Result<Response, HttpError> {
    match pending(&state, &signed_in).await? {
        Some(secret) => setting_up(&state, &signed_in, secret, Errors::default()).await,
        None => see_other("/desk/account/"),
    }
}

/// The secret that was proposed; only within the time in which the password need not be given again.
async fn pending(state: &AppState, signed_in: &SignedIn) -> Result<Option<String>, HttpError> {
    if !signed_in.is_confirmed(state.site.newsroom.now()) {
        return Ok(None);
    }
    let credentials = state.site.newsroom.credentials(&signed_in.user().id).await?;
    Ok(credentials.filter(|found| found.totp_secret.is_none()).and_then(|found| found.totp_pending))
}

async fn setting_up(state: &AppState, signed_in: &SignedIn, secret: String, errors: Errors) -> Result<Response, HttpError> {
    // the navigation would lead nowhere for somebody who has to do this first
    let is_first = state.site.newsroom.lacks_codes(signed_in.user()).await?;
    let frame = Frame::load(state, (!is_first).then_some(signed_in)).await?;
    let address = otpauth_address(&secret, &frame.paper, signed_in.user().email.as_str());
    let picture = qr_code(&address).map(|code| (code.size, code.path));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || totp(frame.desk(), &NewTotp { secret, picture, errors })))
}

/// `POST …/totp`: turns codes on, and shows the recovery codes.
///
/// # Errors
/// Storage failed.
pub async fn totp_on(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let Some(secret) = pending(&state, &signed_in).await? else { return see_other("/desk/account/") };
    let message = match check_code(&secret, fields.get("code"), newsroom.now().millis() / 1000) {
        CodeCheck::Right { step } => {
            let (codes, stored) = fresh_codes(&state)?;
            let (token, stored_token) = state.accounts.token()?;
            let mut own = newsroom.own_account(&signed_in, &sender.origin).await?;
            own.turn_totp_on(&secret, step, &stored, &stored_token).await?;
            own.commit().await?;
            let frame = Frame::load(&state, Some(&signed_in)).await?;
            letters::tell(&state, &frame.paper, &signed_in.user().email, &LetterKind::TotpOn);
            let response = page(|| recovery_page(frame.desk(), &codes));
            return Ok(with_cookies(response, state.context.sign_in.set(&token, SESSION_LASTS)));
        }
        CodeCheck::ClockOff { seconds } => clock_off(&Frame::load(&state, Some(&signed_in)).await?, seconds),
        CodeCheck::Wrong => words::WRONG_FIRST_CODE.into(),
    };
    setting_up(&state, &signed_in, secret, Errors::one("code", message)).await
}

/// `POST …/totp/off`: stops using codes.
///
/// # Errors
/// Storage or hashing failed.
pub async fn totp_off(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    if let Err(page) = confirmed(&state, &signed_in, &sender, &fields, "totp").await? {
        return Ok(page);
    }
    let (token, stored) = state.accounts.token()?;
    let mut own = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
    match own.turn_totp_off(&stored).await {
        Err(Error::Refused(Refusal::CodesNeeded)) => {
            drop(own);
            let errors = Errors::one("", account_words::TOTP_REQUIRED);
            return show::shown(&state, &signed_in, show::With { form: "totp", errors, ..show::With::default() }).await;
        }
        done => done?,
    }
    own.commit().await?;
    let paper = state.site.newsroom.settings().await?.name;
    letters::tell(&state, &paper, &signed_in.user().email, &LetterKind::TotpOff);
    Ok(with_cookies(see_other("/desk/account/?done=codes-off")?, state.context.sign_in.set(&token, SESSION_LASTS)))
}

/// `POST /desk/account/recovery-codes`: replaces the recovery codes, and shows the new ones once.
///
/// # Errors
/// Storage or hashing failed.
pub async fn recovery_codes(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let cookie = match confirmed(&state, &signed_in, &sender, &fields, "recovery").await? {
        Ok(cookie) => cookie,
        Err(page) => return Ok(page),
    };
    if !signed_in.user().has_totp {
        return see_other("/desk/account/");
    }
    let (codes, stored) = fresh_codes(&state)?;
    let mut own = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
    own.put_recovery_codes(&stored).await?;
    own.commit().await?;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    Ok(with_cookies(page(|| recovery_page(frame.desk(), &codes)), cookie))
}
