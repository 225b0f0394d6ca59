//! Parts of pages that islands request: `/api/NAME`.

use std::sync::Arc;

use app::site::Site;
use axum::{
    body::Body,
    extract::{Request, State},
    http::header,
    response::{IntoResponse, Response},
};
use pagecache::{PageKey, RenderedResponse};

use crate::{
    context::context,
    http::{AppState, CachePolicy, HttpError, Policy, response},
};

/// All fragments, each with its parameters: an explicit list, so that no server function is served by accident.
const FRAGMENTS: &[(&str, &[&str])] = &[("/api/panel", &["section"]), (SUGGEST, &["q"]), ("/api/more", &["list", "after"])];
const SUGGEST: &str = "/api/suggest";

/// Fragments are small; a larger one is a fault.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// `GET /api/NAME?…`, with the same context that pages have.
pub async fn call(State(state): State<Arc<AppState>>, request: Request) -> Result<Response, HttpError> {
    let (method, headers, uri) = (request.method(), request.headers(), request.uri());
    let fragment = FRAGMENTS.iter().find(|(path, _)| *path == uri.path());
    let (_, parameters) = fragment.ok_or(HttpError::NotFound { what: "function" })?;
    let key = PageKey::new(uri.path(), uri.query(), parameters);
    let requested = key.clone();
    state.cache.respond(&key, &state.site, method, headers, |site| async move { render(site, requested).await }).await
}

/// Calls the server function with a new request: it knows nothing of the client, so that its response is the same for everybody.
async fn render(site: Site, key: PageKey) -> Result<RenderedResponse, HttpError> {
    let request = axum::http::Request::get(key.as_str())
        .header(header::ACCEPT, "application/json")
        .body(Body::empty())
        .map_err(|error| HttpError::internal(format!("{} cannot be requested as it is: {error}", key.path())))?;
    let response = leptos_axum::handle_server_fns_with_context(context(site), request).await.into_response();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, MAX_BYTES)
        .await
        .map_err(|error| HttpError::internal(format!("the response of a server function could not be read: {error}")))?;
    let json = header::HeaderValue::from_static("application/json");
    let mut rendered = response::rendered(Policy::Fragment, parts.status, json, body, CachePolicy::Fragment);
    if key.path() == SUGGEST {
        // there is an endless number of search terms
        rendered.cacheable = false;
    }
    Ok(rendered)
}
