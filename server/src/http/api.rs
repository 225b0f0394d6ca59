//! The server functions that islands call.

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;

use super::{AppState, answer, cache_policy::CachePolicy};

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
        return answer::method_not_allowed(State(state)).await;
    }
    let (method, headers) = answer::parts(&request);
    // Leptos answers GET only, and lets a form's client be sent back to its Referer, wherever that is
    let mut request = request;
    *request.method_mut() = Method::GET;
    request.headers_mut().remove(header::REFERER);
    request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
    let site = state.site.clone();
    let answered = leptos_axum::handle_server_fns_with_context(move || provide_context(site.clone()), request).await.into_response();
    let (parts, body) = answered.into_parts();
    let Ok(body) = axum::body::to_bytes(body, MOST).await else {
        return answer::broken(&state.site, &"a server function's answer could not be read");
    };
    let json = header::HeaderValue::from_static("application/json");
    answer::text(parts.status, json, body, CachePolicy::Fragment, &method, &headers).await
}
