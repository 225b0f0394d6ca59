//! The browser's files, in the codings that the build made.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use pagecache::{Coding, Codings, is_another, matching_tag, negotiate};

use super::{AppState, cache_policy::CachePolicy};
use crate::assets::SiteFile;

/// `/assets/NAME.HASH.EXT`.
pub async fn show(State(state): State<Arc<AppState>>, request: Request) -> Response {
    match state.files.get(request.uri().path()) {
        Some(file) => send(file, request.method(), request.headers()),
        None => (StatusCode::NOT_FOUND, "There is no such file.\n").into_response(),
    }
}

/// Sends one file.
pub fn send(file: &SiteFile, method: &Method, request: &HeaderMap) -> Response {
    let has = Codings { gzip: file.gzip.is_some(), brotli: file.brotli.is_some() };
    let Some(coding) = negotiate(request, has) else {
        return StatusCode::NOT_ACCEPTABLE.into_response();
    };
    let (body, ending) = match coding {
        Coding::Brotli => (file.brotli.as_ref(), "-b"),
        Coding::Gzip => (file.gzip.as_ref(), "-g"),
        Coding::Identity => (None, ""),
    };
    let body = body.unwrap_or(&file.plain);
    let tag = HeaderValue::try_from(format!("\"{}{ending}\"", file.tag)).unwrap_or(HeaderValue::from_static("\"\""));
    if is_another(request, std::slice::from_ref(&tag)) {
        return StatusCode::PRECONDITION_FAILED.into_response();
    }
    let known = matching_tag(request, std::slice::from_ref(&tag)).is_some();
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, tag);
    if has.gzip || has.brotli {
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    let mut answer = if known {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.mime));
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        if let Some(token) = coding.token() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
        }
        let body = if method == Method::HEAD { Body::empty() } else { Body::from(body.clone()) };
        (headers, body).into_response()
    };
    answer.extensions_mut().insert(if file.immutable { CachePolicy::Forever } else { CachePolicy::Page });
    answer
}
