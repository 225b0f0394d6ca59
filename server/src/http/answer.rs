//! From what was rendered to what is sent: codings, tags, 304, redirects.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use pagecache::{Draft, Page, respond};

use super::{cache_policy::CachePolicy, request::trouble};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// Sends a whole text. It is compressed away from the threads that answer requests.
pub async fn text(
    status: StatusCode,
    mime: HeaderValue,
    body: impl Into<bytes::Bytes>,
    policy: CachePolicy,
    method: &Method,
    request: &HeaderMap,
) -> Response {
    let draft = Draft::new(status, body).with(header::CONTENT_TYPE, mime);
    let page = match tokio::task::spawn_blocking(move || Page::new(draft, Vec::new())).await {
        Ok(page) => page,
        Err(error) => return broken(&format!("compressing an answer failed: {error}")),
    };
    match respond(&page, method, request) {
        Ok(answer) => {
            let mut answer = answer.map(Body::from);
            answer.extensions_mut().insert(policy);
            answer
        }
        Err(error) => (StatusCode::NOT_ACCEPTABLE, format!("{error}\n")).into_response(),
    }
}

/// Sends a page.
pub async fn html(status: StatusCode, body: String, method: &Method, request: &HeaderMap) -> Response {
    text(status, HTML, body, CachePolicy::Page, method, request).await
}

/// 301 to a place on this site: a path, perhaps with a query.
pub fn moved(to: &str) -> Response {
    match HeaderValue::try_from(to) {
        Ok(place) if to.starts_with('/') && !to.starts_with("//") => {
            let mut answer = (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, place)]).into_response();
            answer.extensions_mut().insert(CachePolicy::Page);
            answer
        }
        _ => broken(&format!("{to:?} is no place on this site to send a reader to")),
    }
}

/// 500. The reader gets a page with a number under which the logs have `why`.
pub fn broken(why: &dyn std::fmt::Display) -> Response {
    trouble(StatusCode::INTERNAL_SERVER_ERROR, why.to_string())
}

/// 405: the path is there, but not for this method.
pub async fn method_not_allowed() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "This address can be read (GET, HEAD), nothing else.\n")
        .into_response()
}
