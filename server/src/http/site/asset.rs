//! Files of the build, in the content codings that the build made.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::Look;
use pagecache::{Coding, Codings, if_match_fails, matching_tag, negotiate};

use crate::{
    assets::SiteFile,
    http::{AppState, CachePolicy, HttpError},
};

/// `/assets/NAME.HASH.EXT`, and `/assets/look-….css`, the paper's colours.
pub async fn show(State(state): State<Arc<AppState>>, request: Request) -> Result<Response, HttpError> {
    if let Some(look) = request.uri().path().strip_prefix("/assets/").and_then(Look::of_file_name) {
        return Ok(style_sheet(&look));
    }
    let file = state.files.get(request.uri().path()).ok_or(HttpError::NotFound { what: "file" })?;
    send(file, request.method(), request.headers())
}

/// Its name says all that is in it: it never changes.
fn style_sheet(look: &Look) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], look.style_sheet()).into_response();
    response.extensions_mut().insert(CachePolicy::Forever);
    response
}

/// The response that this file is to a request.
///
/// # Errors
/// The client refuses what there is (406, 412).
pub fn send(file: &SiteFile, method: &Method, request: &HeaderMap) -> Result<Response, HttpError> {
    let codings = Codings { gzip: file.gzip.is_some(), brotli: file.brotli.is_some() };
    let coding = negotiate(request, codings).ok_or(HttpError::NotAcceptable)?;
    let (body, suffix) = match coding {
        Coding::Brotli => (file.brotli.as_ref(), "-b"),
        Coding::Gzip => (file.gzip.as_ref(), "-g"),
        Coding::Identity => (None, ""),
    };
    let body = body.unwrap_or(&file.plain);
    let tag = HeaderValue::try_from(format!("\"{}{suffix}\"", file.tag)).unwrap_or(HeaderValue::from_static("\"\""));
    if if_match_fails(request, std::slice::from_ref(&tag)) {
        return Err(HttpError::PreconditionFailed);
    }
    let not_modified = matching_tag(request, std::slice::from_ref(&tag)).is_some();
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, tag);
    if codings.gzip || codings.brotli {
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    let mut response = if not_modified {
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
    response.extensions_mut().insert(if file.immutable { CachePolicy::Forever } else { CachePolicy::Page });
    Ok(response)
}
