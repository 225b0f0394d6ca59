//! Pictures and files of the media store: names are content hashes, so they may be cached for ever.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::MediaKind;
use media::MediaStore;
use pagecache::{if_match_fails, matching_tag};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::page;
use crate::http::{AppState, CachePolicy, HttpError};

/// An uploaded file must not become a document of this site, whatever is in it.
const SANDBOX: HeaderValue =
    HeaderValue::from_static("sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
/// Browsers show no PDF in a sandbox; a PDF can do no more than this in any case.
const PDF: HeaderValue = HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

const MISSING: HttpError = HttpError::NotFound { what: "file" };

/// `/media/ab/HASH.jpg`, whole or in ranges. A version of a picture that is not made yet is the next one that there is, for a short time.
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
    if state.media.locate(&file).is_none() {
        return Err(MISSING);
    }
    let (method, headers) = (request.method().clone(), std::mem::take(request.headers_mut()));
    if let Some(response) = send(&state.media, &file, &method, &headers).await? {
        return Ok(response);
    }
    let instead = state.variants.instead_of(&state.site.newsroom, &file).await?.ok_or(MISSING)?;
    let mut response = send(&state.media, &instead, &method, &headers).await?.ok_or(MISSING)?;
    response.extensions_mut().insert(CachePolicy::Fragment);
    Ok(response)
}

/// The response with a stored file; `None` if there is no such file.
async fn send(media: &MediaStore, file: &str, method: &Method, headers: &HeaderMap) -> Result<Option<Response>, HttpError> {
    let found = media.locate(file).ok_or(MISSING)?;
    // the name is the content's hash and therefore a strong tag: the same on every machine and after a restore, unlike times
    let tag = HeaderValue::try_from(format!("\"{}\"", file.replace('/', "-"))).map_err(|_| MISSING)?;
    let tags = std::slice::from_ref(&tag);
    let (not_modified, failed) = (matching_tag(headers, tags).is_some(), if_match_fails(headers, tags));
    // 304 and 412 do not depend on the range
    let whole = not_modified || failed || !wants_range(method, headers, &tag);
    let range = if whole { None } else { headers.get(header::RANGE).cloned() };
    let response = match media.folder() {
        Some(folder) => from_folder(&folder.join(file), method, range).await,
        None => from_bucket(media, file, method, range).await?,
    };
    let Some(mut response) = response else { return Ok(None) };
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
    Ok(Some(response))
}

/// Conditions were evaluated before, because `ServeFile` would evaluate them by the file's time.
async fn from_folder(path: &std::path::Path, method: &Method, range: Option<HeaderValue>) -> Option<Response> {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = method.clone();
    request.headers_mut().extend(range.map(|range| (header::RANGE, range)));
    let Ok(response) = ServeFile::new(path).oneshot(request).await;
    (response.status() != StatusCode::NOT_FOUND).then(|| response.map(Body::new))
}

async fn from_bucket(media: &MediaStore, file: &str, method: &Method, range: Option<HeaderValue>) -> Result<Option<Response>, HttpError> {
    let whole = async || media.size(file).await.map_err(HttpError::internal);
    let mut headers = HeaderMap::from_iter([(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"))]);
    let mut status = StatusCode::OK;
    let range = match range {
        None if method == Method::HEAD => {
            let Some(bytes) = whole().await? else { return Ok(None) };
            headers.insert(header::CONTENT_LENGTH, bytes.into());
            return Ok(Some((headers, Body::empty()).into_response()));
        }
        None => None,
        Some(range) => {
            let Some(bytes) = whole().await? else { return Ok(None) };
            let parsed = range.to_str().ok().and_then(|range| http_range_header::parse_range_header(range).ok());
            let Some(range) = parsed.and_then(|parsed| parsed.validate(bytes).ok()).and_then(|mut ranges| ranges.pop()) else {
                headers.insert(header::CONTENT_RANGE, value(format!("bytes */{bytes}"))?);
                return Ok(Some((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response()));
            };
            status = StatusCode::PARTIAL_CONTENT;
            headers.insert(header::CONTENT_RANGE, value(format!("bytes {}-{}/{bytes}", range.start(), range.end()))?);
            Some(*range.start()..*range.end() + 1)
        }
    };
    let length = range.as_ref().map(|range| range.end - range.start);
    let Some(opened) = media.open(file, range).await.map_err(HttpError::internal)? else { return Ok(None) };
    headers.insert(header::CONTENT_LENGTH, length.unwrap_or(opened.bytes).into());
    Ok(Some((status, headers, Body::from_stream(opened.stream)).into_response()))
}

fn value(text: String) -> Result<HeaderValue, HttpError> {
    HeaderValue::try_from(text).map_err(HttpError::internal)
}

/// Whether the response is one range: requested with GET, a single range in bytes (other units are ignored), of the present file.
fn wants_range(method: &Method, headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let single = range.is_some_and(|range| range.starts_with("bytes=") && !range.contains(','));
    method == Method::GET && single && headers.get(header::IF_RANGE).is_none_or(|of| of == tag)
}
