//! From what was rendered to what is sent: codings, tags, 304, errors that look like the paper.

use std::any::Any;

use app::{page::error_page, site::Site};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use pagecache::{Draft, Page, respond};
use tower_http::catch_panic::ResponseForPanic;

use super::{AppState, cache_policy::CachePolicy};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// Sends a whole text. It is compressed away from the threads that answer requests.
pub async fn text(status: StatusCode, mime: HeaderValue, body: impl Into<bytes::Bytes>, policy: CachePolicy, method: &Method, request: &HeaderMap) -> Response {
    let draft = Draft::new(status, body).with(header::CONTENT_TYPE, mime);
    let Ok(page) = tokio::task::spawn_blocking(move || Page::new(draft, Vec::new())).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
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

/// 301 to a place on this site.
pub fn moved(to: &str) -> Response {
    match HeaderValue::try_from(to) {
        Ok(to) => {
            let mut answer = (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response();
            answer.extensions_mut().insert(CachePolicy::Page);
            answer
        }
        // a path that is checked and encoded always fits; refusing is right if that is ever untrue
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// 500 with a page; the number in it is in the logs too.
pub fn broken(site: &Site, why: &dyn std::fmt::Display) -> Response {
    let id = uuid::Uuid::now_v7().simple().to_string();
    tracing::error!(id, "a page could not be made: {why}");
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, HTML)], error_page(site, &id)).into_response()
}

/// 405: the path is there, but not for this method.
pub async fn method_not_allowed(State(state): State<AppState>) -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, HeaderValue::from_static("GET, HEAD")), (header::CONTENT_TYPE, HTML)], error_page(&state.site, "")).into_response()
}

/// Makes a page of a handler's panic.
#[derive(Clone)]
pub struct AfterPanic(pub Site);

impl ResponseForPanic for AfterPanic {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, panic: Box<dyn Any + Send + 'static>) -> Response {
        let what = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words");
        broken(&self.0, &format!("panic: {what}"))
    }
}

/// What is logged of a request: nothing that tells who reads what is kept beyond its path.
pub fn span<B>(request: &axum::http::Request<B>) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::debug_span!("request", id, method = %request.method(), path = request.uri().path())
}

/// The parts of a request that an answer depends on.
pub fn parts(request: &Request) -> (Method, HeaderMap) {
    (request.method().clone(), request.headers().clone())
}
