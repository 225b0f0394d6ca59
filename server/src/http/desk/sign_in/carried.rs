//! A form that is sent after its session has ended: the page where people sign in carries it, so that nothing typed is lost.

use app::desk::{
    form::Errors,
    pages::sign_in::{CARRIED_FIELD, CARRIED_PATH, CarriedForm, SignIn, send_again, sign_in},
    words::sign_in as words,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::{extract::Request, http::StatusCode, response::Response};

use crate::http::{
    AppState, HttpError,
    desk::{Fields, Frame, page, status_page, with_cookies},
    session,
};

/// Larger forms are not carried. The only larger ones are those of stories, and the editor stores its text on the device.
const MOST: usize = 48 * 1024;
/// Fields that are given again instead.
const SECRET: [&str; 4] = ["password", "own_password", "code", "username"];

/// The page where people sign in, with the form of this request.
///
/// # Errors
/// [`HttpError::SignInRequired`] if nothing was typed or the form is too large; the settings cannot be read.
pub async fn interrupted(state: &AppState, headers: &HeaderMap, path: &str, request: Request) -> Result<Response, HttpError> {
    // somebody who was never signed in has no page of the desk
    if state.context.sign_in.read(headers).is_none() || session::local_path(path).is_none() {
        return Err(HttpError::SignInRequired);
    }
    let body = axum::body::to_bytes(request.into_body(), MOST).await.map_err(|_| HttpError::SignInRequired)?;
    let fields: Vec<_> = Fields::read(&body).into_pairs().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect();
    if fields.iter().all(|(name, value)| name == "revision" || value.trim().is_empty()) {
        return Err(HttpError::SignInRequired);
    }
    let carried = CarriedForm { path: path.to_owned(), fields };
    let frame = Frame::load(state, None).await?;
    let again = SignIn { errors: Errors::one("", words::SESSION_ENDED), carried, ..SignIn::default() };
    Ok(status_page(StatusCode::UNAUTHORIZED, || sign_in(frame.desk(), &again)))
}

/// The form that a step of the sign-in carries; its path is empty if there is none.
pub fn carried_by(fields: &Fields) -> CarriedForm {
    let Some(path) = session::local_path(fields.get(CARRIED_PATH)) else { return CarriedForm::default() };
    let named = fields.pairs().filter_map(|(name, value)| Some((name.strip_prefix(CARRIED_FIELD)?.to_owned(), value.to_owned())));
    CarriedForm { path: path.to_owned(), fields: named.collect() }
}

/// The page after the sign-in that sends it.
///
/// # Errors
/// The settings cannot be read.
pub async fn offered(state: &AppState, carried: &CarriedForm, cookies: Vec<HeaderValue>) -> Result<Response, HttpError> {
    let frame = Frame::load(state, None).await?;
    Ok(with_cookies(page(|| send_again(frame.desk(), carried)), cookies))
}
