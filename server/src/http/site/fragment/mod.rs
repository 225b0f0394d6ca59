//! Parts of pages that islands request: `/api/NAME`, as HTML.

use std::sync::Arc;

use app::site::{
    Site,
    fragments::{self, FragmentError},
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode},
    response::Response,
};
use pagecache::{PageKey, RenderedResponse};

use crate::http::{AppState, CachePolicy, HttpError, Policy, response};

/// A fragment that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fragment {
    Panel,
    Suggest,
    More,
}

impl Fragment {
    /// The fragment at a path and the parameters that it knows.
    fn at(path: &str) -> Option<(Self, &'static [&'static str])> {
        match path {
            "/api/panel" => Some((Self::Panel, &["section"])),
            "/api/suggest" => Some((Self::Suggest, &["q"])),
            "/api/more" => Some((Self::More, &["list", "after"])),
            _ => None,
        }
    }
}

/// `GET /api/NAME?…`. The response depends on path and query only, so that it is the same for every reader.
///
/// # Errors
/// There is no such fragment, a parameter is missing, or the newsroom cannot be read.
pub async fn call(State(state): State<Arc<AppState>>, request: Request) -> Result<Response, HttpError> {
    let (method, headers, uri) = (request.method(), request.headers(), request.uri());
    let (fragment, parameters) = Fragment::at(uri.path()).ok_or(HttpError::NotFound { what: "fragment" })?;
    let key = PageKey::new(uri.path(), uri.query(), parameters);
    let query = key.query().unwrap_or_default().to_owned();
    state.cache.respond(&key, &state.site, method, headers, move |site| async move { render(site, fragment, &query).await }).await
}

async fn render(site: Site, fragment: Fragment, query: &str) -> Result<RenderedResponse, HttpError> {
    let field = |name: &str| {
        let value = form_urlencoded::parse(query.as_bytes()).find(|(field, _)| field == name);
        value.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let html = match fragment {
        Fragment::Panel => fragments::panel(&site, &field("section")).await,
        Fragment::Suggest => fragments::suggest(&site, &field("q")).await,
        Fragment::More => fragments::more(&site, &field("list"), &field("after")).await,
    };
    let html = html.map_err(|error| match error {
        FragmentError::BadRequest(sentence) => HttpError::BadRequest(sentence.into()),
        FragmentError::NotFound(what) => HttpError::NotFound { what },
        FragmentError::Load(error) => error.into(),
    })?;
    let mime = HeaderValue::from_static("text/html; charset=utf-8");
    let mut rendered = response::rendered(Policy::Fragment, StatusCode::OK, mime, html, CachePolicy::Fragment);
    // there is an endless number of search terms
    rendered.cacheable &= fragment != Fragment::Suggest;
    Ok(rendered)
}
