//! What axum's extractors refuse, as errors of handlers.

use axum::{
    extract::rejection::{FormRejection, JsonRejection},
    http::StatusCode,
};

use super::HttpError;

/// Handlers take `Result<Form<T>, FormRejection>` and convert with `?`, so that what cannot be read is answered in the route's format.
impl From<FormRejection> for HttpError {
    fn from(rejection: FormRejection) -> Self {
        unreadable(rejection.status(), rejection.body_text())
    }
}

impl From<JsonRejection> for HttpError {
    fn from(rejection: JsonRejection) -> Self {
        unreadable(rejection.status(), rejection.body_text())
    }
}

/// What an extractor of axum refused.
fn unreadable(status: StatusCode, message: String) -> HttpError {
    match status {
        // the layer around the route writes the limit of its policy
        StatusCode::PAYLOAD_TOO_LARGE => HttpError::TooLarge { limit: 0 },
        _ => HttpError::BadRequest(format!("{message}. Reload the page and send it again.").into()),
    }
}
