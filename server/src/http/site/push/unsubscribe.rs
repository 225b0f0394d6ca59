//! `POST /api/push/unsubscribe`: a reader wants no more alerts.

use std::sync::Arc;

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
};
use serde::Deserialize;

use super::{device, sent};
use crate::http::{AppState, HttpError};

/// What is sent.
#[derive(Debug, Deserialize)]
pub struct Leaving {
    device: String,
}

/// Deletes the device: 204, also if it is not known.
///
/// # Errors
/// 400 without a number; storage failed.
pub async fn unsubscribe(State(state): State<Arc<AppState>>, body: Result<Json<Leaving>, JsonRejection>) -> Result<StatusCode, HttpError> {
    let device = device(&sent(body)?.device)?;
    state.site.newsroom.unsubscribe_device(&device).await?;
    Ok(StatusCode::NO_CONTENT)
}
