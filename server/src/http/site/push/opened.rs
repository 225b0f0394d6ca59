//! `POST /api/push/opened`: the worker says that an alert was opened. Only the number is stored.

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
pub struct Opened {
    device: String,
    alert: String,
}

/// Counts it once for each device that got the alert: 204 in any case.
///
/// # Errors
/// 400 without a number; storage failed.
pub async fn opened(State(state): State<Arc<AppState>>, body: Result<Json<Opened>, JsonRejection>) -> Result<StatusCode, HttpError> {
    let Opened { device: number, alert } = sent(body)?;
    state.site.newsroom.note_alert_opened(&alert, &device(&number)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
