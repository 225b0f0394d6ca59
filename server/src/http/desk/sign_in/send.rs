//! `POST /desk/sign-in`: address and password.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::sign_in::{SignIn, second_step, sign_in},
    words::{errors as words, time::wait},
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};

use super::{
    carried::{carried_by, offered},
    destination, retry_after,
};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, Frame, page, see_other, status_page, with_cookies},
    session::{self, PasswordStep, Sender},
};

/// Signs in, goes on to the code, or shows the form again.
///
/// # Errors
/// Storage or hashing failed.
pub async fn send(State(state): State<Arc<AppState>>, sender: Sender, headers: HeaderMap, fields: Fields) -> Result<Response, HttpError> {
    let (email, next, carried) = (fields.line("email"), fields.get("next"), carried_by(&fields));
    let (status, message, seconds) = match session::try_password(&state, &headers, &sender, (&email, fields.get("password"))).await? {
        PasswordStep::SignedIn(cookies) if !carried.path.is_empty() => return offered(&state, &carried, cookies).await,
        PasswordStep::SignedIn(cookies) => return Ok(with_cookies(see_other(destination(next))?, cookies)),
        // a form is too long for a URL
        PasswordStep::CodeNeeded(cookies) if !carried.path.is_empty() => {
            let frame = Frame::load(&state, None).await?;
            let step = page(|| second_step(frame.desk(), &Errors::default(), destination(next), &carried));
            return Ok(with_cookies(step, cookies));
        }
        PasswordStep::CodeNeeded(cookies) => {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", destination(next)).finish();
            return Ok(with_cookies(see_other(&format!("/desk/sign-in/code?{query}"))?, cookies));
        }
        PasswordStep::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, words::WRONG_SIGN_IN.into(), None),
        PasswordStep::Wait(seconds) => {
            let message = words::TOO_MANY_PASSWORDS.with(&[("time", &wait(seconds))]);
            (StatusCode::TOO_MANY_REQUESTS, message, Some(seconds))
        }
    };
    let frame = Frame::load(&state, None).await?;
    let next = session::local_path(next).unwrap_or_default().to_owned();
    let again = SignIn { errors: Errors::one("email", message), email, next, carried, notice: None };
    let response = status_page(status, || sign_in(frame.desk(), &again));
    Ok(match seconds {
        Some(seconds) => retry_after(response, seconds),
        None => response,
    })
}
