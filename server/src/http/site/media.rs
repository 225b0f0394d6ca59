//! Pictures and files of the media store: names are content hashes, so they may be cached for ever.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::MediaKind;
use pagecache::{if_match_fails, matching_tag};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::page;
use crate::http::{AppState, HttpError};

/// An uploaded file must not become a document of this site, whatever is in it.
const SANDBOX: HeaderValue =
    HeaderValue::from_static("sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
/// Browsers show no PDF in a sandbox; a PDF can do no more than this in any case.
const PDF: HeaderValue = HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

const MISSING: HttpError = HttpError::NotFound { what: "file" };

/// `/media/ab/HASH.jpg`, whole or in ranges.
pub async fn show(
    State(state): State<Arc<AppState>>,
    file: Result<Path<String>, PathRejection>,
    mut request: Request,
) -> Result<Response, HttpError> {
    // rejected if it is not UTF-8; no file has such a name
    let Ok(Path(file)) = file else { return Err(MISSING) };
    if file.rsplit('/').next().is_some_and(|name| !name.contains('.')) {
        // not a file, but perhaps an old URL of a page below one named "media"
        return page::show(State(state), request).await;
    }
    let found = state.media.locate(&file).ok_or(MISSING)?;
    // the name is the content's hash and therefore a strong tag: the same on every machine and after a restore, unlike times
    let tag = HeaderValue::try_from(format!("\"{}\"", file.replace('/', "-"))).map_err(|_| MISSING)?;
    let tags = std::slice::from_ref(&tag);
    let (not_modified, failed) = (matching_tag(request.headers(), tags).is_some(), if_match_fails(request.headers(), tags));
    // 304 and 412 do not depend on the range
    let whole = not_modified || failed || !wants_range(request.method(), request.headers(), &tag);
    remove_conditions(request.headers_mut(), whole);
    let Ok(response) = ServeFile::new(&found.path).oneshot(request).await;
    let mut response = response.map(Body::new);
    if response.status() == StatusCode::NOT_FOUND {
        return Err(MISSING);
    }
    if failed && response.status().is_success() {
        return Err(HttpError::PreconditionFailed);
    }
    if not_modified && response.status().is_success() {
        response = StatusCode::NOT_MODIFIED.into_response();
    }
    let not_modified = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
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
    Ok(response)
}

/// Whether the response is one range: requested with GET, a single range in bytes (other units are ignored), of the present file.
fn wants_range(method: &Method, headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let single = range.is_some_and(|range| range.starts_with("bytes=") && !range.contains(','));
    method == Method::GET && single && headers.get(header::IF_RANGE).is_none_or(|of| of == tag)
}

/// Removes the conditions that were evaluated here, so that `ServeFile` does not evaluate them again by the file's time.
fn remove_conditions(headers: &mut HeaderMap, whole: bool) {
    for name in [header::IF_MATCH, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE, header::IF_RANGE] {
        headers.remove(name);
    }
    if whole {
        headers.remove(header::RANGE);
    }
}
