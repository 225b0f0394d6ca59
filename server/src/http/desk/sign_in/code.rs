//! `/desk/sign-in/code`: the second step.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::sign_in::{CarriedForm, second_step},
    words::{
        errors as words,
        time::{number, wait},
    },
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use newsroom::people::SecretHash;

use super::{
    carried::{carried_by, offered},
    destination, retry_after,
};
use crate::http::{
    AppState, HttpError,
    desk::{Asked, Fields, Frame, page, see_other, status_page, with_cookies},
    session::{self, CodeStep, Sender},
};

/// The form; without the first step there is no second.
///
/// # Errors
/// Storage failed.
pub async fn show_code(State(state): State<Arc<AppState>>, headers: HeaderMap, Asked(came): Asked) -> Result<Response, HttpError> {
    let waits = match state.context.sign_in.second_step().read(&headers) {
        Some(token) => state.site.newsroom.second_step(&SecretHash::of(&token)).await.is_ok(),
        None => false,
    };
    if !waits {
        return see_other(session::SIGN_IN_PATH);
    }
    let frame = Frame::load(&state, None).await?;
    Ok(page(|| second_step(frame.desk(), &Errors::default(), destination(came.get("next")), &CarriedForm::default())))
}

/// Signs in, or shows the form again.
///
/// # Errors
/// Storage failed.
pub async fn code(State(state): State<Arc<AppState>>, sender: Sender, headers: HeaderMap, fields: Fields) -> Result<Response, HttpError> {
    let (next, carried) = (destination(fields.get("next")).to_owned(), carried_by(&fields));
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut seconds = None;
    let message = match session::try_code(&state, &headers, &sender, fields.get("code")).await? {
        CodeStep::SignedIn(cookies) if !carried.path.is_empty() => return offered(&state, &carried, cookies).await,
        CodeStep::SignedIn(cookies) => return Ok(with_cookies(see_other(&next)?, cookies)),
        CodeStep::Begin => return see_other(session::SIGN_IN_PATH),
        CodeStep::Wrong => words::WRONG_CODE.into(),
        CodeStep::Used => words::USED_CODE.into(),
        CodeStep::ClockOff(away) => clock_off(&Frame::load(&state, None).await?, away),
        CodeStep::Wait(time) => {
            (status, seconds) = (StatusCode::TOO_MANY_REQUESTS, Some(time));
            words::TOO_MANY_CODES.with(&[("time", &wait(time))])
        }
    };
    let frame = Frame::load(&state, None).await?;
    let response = status_page(status, || second_step(frame.desk(), &Errors::one("code", message), &next, &carried));
    Ok(match seconds {
        Some(seconds) => retry_after(response, seconds),
        None => response,
    })
}

/// Names both clocks: “wrong” alone would send people looking for the wrong fault.
pub(in crate::http::desk) fn clock_off(frame: &Frame, away: i64) -> String {
    let sentence = if away > 0 { words::CLOCK_AHEAD } else { words::CLOCK_BEHIND };
    sentence.with(&[("seconds", &number(away.abs())), ("now", &frame.at(frame.calendar.now()))])
}
