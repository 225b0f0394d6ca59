//! `GET /desk/sign-in`: the form.

use std::sync::Arc;

use app::desk::{
    pages::sign_in::{SignIn, sign_in},
    words::sign_in as words,
};
use axum::{extract::State, http::HeaderMap, response::Response};

use super::destination;
use crate::http::{
    AppState, HttpError,
    desk::{Asked, Frame, page, see_other},
    session,
};

/// The form; it posts to the same path. Who is signed in goes on at once.
///
/// # Errors
/// The settings cannot be read.
pub async fn show(State(state): State<Arc<AppState>>, headers: HeaderMap, Asked(came): Asked) -> Result<Response, HttpError> {
    let next = came.get("next");
    if session::find(&state, &headers).await?.is_some() {
        return see_other(destination(next));
    }
    let notice = match came.get("done") {
        "out" => Some(words::SIGNED_OUT),
        "everywhere" => Some(words::SIGNED_OUT_EVERYWHERE),
        "e-mail" => Some(words::EMAIL_CONFIRMED),
        "password" => Some(words::PASSWORD_SAVED),
        _ => None,
    };
    let frame = Frame::load(&state, None).await?;
    let next = session::local_path(next).unwrap_or_default().to_owned();
    Ok(page(|| sign_in(frame.desk(), &SignIn { next, notice, ..SignIn::default() })))
}
