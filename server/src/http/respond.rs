//! Responses to forms: pages, and the redirects after one was sent.

use app::{prelude::Markup, ui::render::render};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use crate::http::HttpError;

/// A page of the desk.
pub fn page(view: impl FnOnce() -> Markup) -> Response {
    Html(render(view)).into_response()
}

/// A page with another status than 200.
pub fn status_page(status: StatusCode, view: impl FnOnce() -> Markup) -> Response {
    (status, page(view)).into_response()
}

/// 303 to a path of this site: what follows a form, so that loading the page again does not send it twice.
///
/// # Errors
/// 500 for a path that is no header value; paths are made by this program.
pub fn see_other(path: &str) -> Result<Response, HttpError> {
    let location = HeaderValue::from_str(path).map_err(HttpError::internal)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// JSON with a sentence that a script shows beside what was refused: `{"error":"…"}`.
pub fn json_refusal(status: StatusCode, sentence: &str) -> Response {
    (status, Json(serde_json::json!({ "error": sentence }))).into_response()
}

/// The response with these cookies.
pub fn with_cookies(mut response: Response, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
