//! Pictures and files of the media store: names are content hashes, so they may be kept for ever.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::MediaKind;
use pagecache::{is_another, matching_tag};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::{AppState, cache_policy::CachePolicy, page};

/// An uploaded file may not become a page of ours, whatever is in it.
const SANDBOX: HeaderValue =
    HeaderValue::from_static("sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
/// Browsers show no PDF in a sandbox; it cannot do more than this in any case.
const PDF: HeaderValue = HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

/// `/media/ab/HASH.jpg`, whole or in ranges.
pub async fn show(State(state): State<Arc<AppState>>, file: Result<Path<String>, PathRejection>, mut request: Request) -> Response {
    // no text, no name
    let Ok(Path(file)) = file else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    if file.rsplit('/').next().is_some_and(|name| !name.contains('.')) {
        // no file, but perhaps the old address of a page below one that was called "media"
        return page::show(State(state), request).await;
    }
    let Some(found) = state.media.locate(&file) else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    // The name is the content's hash, so it is the tag too: the same on every machine and after every restoring, unlike times.
    let Ok(tag) = HeaderValue::try_from(format!("\"{}\"", file.replace('/', "-"))) else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let is_there = std::slice::from_ref(&tag);
    let (known, another) = (matching_tag(request.headers(), is_there).is_some(), is_another(request.headers(), is_there));
    // who has it is told so, whatever part of it was asked for
    let whole = known || another || !part_is_wanted(request.method(), request.headers(), &tag);
    forget_conditions(request.headers_mut(), whole);
    let Ok(answer) = ServeFile::new(&found.path).oneshot(request).await;
    let mut answer = answer.map(Body::new);
    if answer.status() == StatusCode::NOT_FOUND {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    }
    if another && answer.status().is_success() {
        return StatusCode::PRECONDITION_FAILED.into_response();
    }
    if known && answer.status().is_success() {
        answer = StatusCode::NOT_MODIFIED.into_response();
    }
    let not_modified = answer.status() == StatusCode::NOT_MODIFIED;
    let headers = answer.headers_mut();
    headers.remove(header::LAST_MODIFIED);
    headers.insert(header::ETAG, tag);
    if !not_modified {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(found.mime));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, if found.mime == "application/pdf" { PDF } else { SANDBOX });
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    if found.kind == MediaKind::File && found.mime != "application/pdf" {
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    answer.extensions_mut().insert(CachePolicy::Forever);
    answer
}

/// Whether a range is to be answered with that range: asked for with GET, one range only and in bytes (other units are to be ignored),
/// and of the file that is there.
fn part_is_wanted(method: &Method, headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let one = range.is_some_and(|range| range.starts_with("bytes=") && !range.contains(','));
    method == Method::GET && one && headers.get(header::IF_RANGE).is_none_or(|of| of == tag)
}

/// Takes out of a request what has been decided here, so that it is not decided once more by the file's time.
fn forget_conditions(headers: &mut HeaderMap, whole: bool) {
    for name in [header::IF_MATCH, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE, header::IF_RANGE] {
        headers.remove(name);
    }
    if whole {
        headers.remove(header::RANGE);
    }
}
