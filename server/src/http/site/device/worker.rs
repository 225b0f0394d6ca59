//! `/sw.js`: the worker, or, when reading offline is switched off, one that removes itself.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    response::Response,
};

use crate::http::{AppState, CachePolicy, HttpError, site::asset};

const ON: &str = "/sw.js";
/// It deletes the shell and unregisters itself; saved stories stay on the device.
const OFF: &str = "/sw-off.js";

/// The script. It exists whatever is set, because browsers never unregister a worker whose script is missing.
pub async fn show(State(state): State<Arc<AppState>>, request: Request) -> Result<Response, HttpError> {
    let settings = state.site.newsroom.settings().await?;
    let name = if settings.offline_reading { ON } else { OFF };
    let file = state.files.get(name).ok_or(HttpError::NotFound { what: "worker" })?;
    let mut response = asset::send(file, request.method(), request.headers())?;
    response.extensions_mut().insert(CachePolicy::Revalidate);
    Ok(response)
}
