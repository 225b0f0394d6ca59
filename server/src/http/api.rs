//! The server functions that islands call.

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{AppState, answer, cache_policy::CachePolicy};
use crate::context::context;

/// All server functions of the reader's pages: an explicit list, so that none is served by accident.
const FUNCTIONS: &[&str] = &["/api/panel", "/api/suggest", "/api/more"];

/// Pieces are small; what is larger is a mistake.
const MOST: usize = 4 * 1024 * 1024;

/// `GET /api/NAME?…`, with the same context that pages have.
pub async fn call(State(state): State<AppState>, request: Request) -> Response {
    if !FUNCTIONS.contains(&request.uri().path()) {
        return (StatusCode::NOT_FOUND, "There is no such function.\n").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return answer::method_not_allowed().await;
    }
    let (method, headers) = (request.method().clone(), request.headers().clone());
    // Leptos answers GET only, and lets a form's client be sent back to its Referer, wherever that is
    let mut request = request;
    *request.method_mut() = Method::GET;
    request.headers_mut().remove(header::REFERER);
    request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
    let answered = leptos_axum::handle_server_fns_with_context(context(&state), request).await.into_response();
    let (parts, body) = answered.into_parts();
    let body = match axum::body::to_bytes(body, MOST).await {
        Ok(body) => body,
        Err(error) => return answer::broken(&format!("a server function's answer could not be read: {error}")),
    };
    let json = header::HeaderValue::from_static("application/json");
    answer::text(parts.status, json, body, CachePolicy::Fragment, &method, &headers).await
}
