//! Pictures and files of the media store: names are content hashes, so they may be kept for ever.

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::MediaKind;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::{AppState, cache_policy::CachePolicy};

/// An uploaded file may not become a page of ours, whatever is in it.
const SANDBOX: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'; frame-ancestors 'none'");
/// Browsers show no PDF in a sandbox; it cannot do more than this in any case.
const PDF: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// `/media/ab/HASH.jpg`, whole or in ranges.
pub async fn show(State(state): State<AppState>, Path(file): Path<String>, request: Request) -> Response {
    let Some(found) = state.media.locate(&file) else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let Ok(answer) = ServeFile::new(&found.path).oneshot(request).await;
    let mut answer = answer.map(Body::new);
    if answer.status() == StatusCode::NOT_FOUND {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    }
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(found.mime));
    headers.insert(header::CONTENT_SECURITY_POLICY, if found.mime == "application/pdf" { PDF } else { SANDBOX });
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    if found.kind == MediaKind::File && found.mime != "application/pdf" {
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    answer.extensions_mut().insert(CachePolicy::Forever);
    answer
}
