//! `GET /desk/welcome/{token}`: shows what the link is for. Changes nothing: programs that check mail follow links.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::{Typed, find, offer, useless};
use crate::http::{AppState, HttpError};

/// The form, or why the link does not work.
///
/// # Errors
/// Storage failed.
pub async fn show(State(state): State<Arc<AppState>>, headers: HeaderMap, Path(token): Path<String>) -> Result<Response, HttpError> {
    match find(&state, &token).await? {
        Ok((link, _)) => offer(&state, &headers, &token, &link, Typed::default()).await,
        Err(why) => useless(&state, why).await,
    }
}
