//! Errors of the desk as pages of the desk, in the person's language, for somebody who is signed in.

use app::desk::{pages::refused::refused, words::refused as words};
use axum::response::{IntoResponse, Response};

use super::{
    Frame, status_page,
    why_not::{who_helps, why},
};
use crate::http::{AppState, HttpError, SignedIn};

/// The page about an error that is not a fault of the server; `None` where the plain page must do, also because the paper cannot be read.
pub async fn error_page(state: &AppState, signed_in: &SignedIn, error: &HttpError) -> Option<Response> {
    let (title, sentences) = match error {
        HttpError::NoRight(refusal) => (words::NO_RIGHT, vec![why(state, signed_in, *refusal).await?, who_helps(state).await]),
        HttpError::CodesNeeded => (words::NO_RIGHT, vec![words::CODES_NEEDED.into(), words::CODES_WHO.into()]),
        HttpError::Forbidden(sentence) => (words::NO_RIGHT, vec![sentence.to_string()]),
        HttpError::NotFound { .. } => (words::MISSING, vec![words::MISSING_WHY.into()]),
        HttpError::BadRequest(_) | HttpError::Conflict(_) => (words::NOT_DONE, vec![error.to_string()]),
        _ => return None,
    };
    let frame = Frame::load(state, Some(signed_in)).await.ok()?;
    Some(status_page(error.status(), || refused(frame.desk(), title, sentences)).into_response())
}
