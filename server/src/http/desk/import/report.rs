//! `GET /desk/import/{job}/report.html` and `…/report.json`: the whole report as a file to keep.

use std::{path::PathBuf, sync::Arc};

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::find;
use crate::http::{AppState, HttpError};

const MISSING: HttpError = HttpError::NotFound { what: "report" };

/// As a page. It is downloaded: its styles stand in it, which the desk allows nowhere.
///
/// # Errors
/// 404 without one on this server.
pub async fn as_page(State(state): State<Arc<AppState>>, Path(id): Path<String>) -> Result<Response, HttpError> {
    let job = find(&state, &id).await?;
    let import = job.imports.first().ok_or(MISSING)?;
    send(state.imports.report_page(import), "text/html; charset=utf-8", "report.html").await
}

/// As JSON.
///
/// # Errors
/// 404 without one on this server.
pub async fn as_json(State(state): State<Arc<AppState>>, Path(id): Path<String>) -> Result<Response, HttpError> {
    let job = find(&state, &id).await?;
    send(state.imports.report(&job.id), "application/json", "report.json").await
}

async fn send(file: PathBuf, kind: &'static str, name: &'static str) -> Result<Response, HttpError> {
    let bytes = tokio::fs::read(&file).await.map_err(|_| MISSING)?;
    let mut response = bytes.into_response();
    let attached = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(HttpError::internal)?;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CONTENT_DISPOSITION, attached);
    Ok(response)
}
