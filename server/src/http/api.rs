//! The server functions that islands call.

use std::sync::Arc;

use app::site::Site;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use pagecache::{Draft, Keep, PageKey};

use super::{AppState, answer, cache_policy::CachePolicy};
use crate::context::context;

/// All server functions of the reader's pages, each with its parameters: an explicit list, so that none is served by accident.
const FUNCTIONS: &[(&str, &[&str])] = &[("/api/panel", &["section"]), (SEARCHING, &["q"]), ("/api/more", &["list", "after"])];
/// The one that looks for words.
const SEARCHING: &str = "/api/suggest";

/// Pieces are small; what is larger is a mistake.
const MOST: usize = 4 * 1024 * 1024;

/// `GET /api/NAME?…`, with the same context that pages have.
pub async fn call(State(state): State<Arc<AppState>>, request: Request) -> Response {
    let Some((_, parameters)) = FUNCTIONS.iter().find(|(function, _)| *function == request.uri().path()) else {
        return (StatusCode::NOT_FOUND, "There is no such function.\n").into_response();
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return answer::method_not_allowed().await;
    }
    let (method, headers, uri) = (request.method(), request.headers(), request.uri());
    let key = PageKey::new(uri.path(), uri.query(), parameters);
    let asked = key.clone();
    state.ready.answer(&key, &state.site, method, headers, |site| async move { ask(site, asked).await }).await
}

/// Asks Leptos. The request is a new one: a server function learns nothing of who asks, so that its answer is for everybody.
async fn ask(site: Site, key: PageKey) -> Result<Draft, answer::Trouble> {
    let request = axum::http::Request::get(key.as_str())
        .header(header::ACCEPT, "application/json")
        .body(Body::empty())
        .map_err(|error| format!("{} cannot be asked as it was: {error}", key.path()))?;
    let answered = leptos_axum::handle_server_fns_with_context(context(site), request).await.into_response();
    let (parts, body) = answered.into_parts();
    let body = axum::body::to_bytes(body, MOST).await.map_err(|error| format!("a server function's answer could not be read: {error}"))?;
    let json = header::HeaderValue::from_static("application/json");
    let mut draft = answer::draft(parts.status, json, body, CachePolicy::Fragment);
    if key.path() == SEARCHING {
        // there is no end of words to look for
        draft.keep = Keep::No;
    }
    Ok(draft)
}
