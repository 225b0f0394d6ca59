//! `POST /desk/check/within` and `…/outside`: starts a check.

use std::sync::Arc;

use axum::{extract::State, response::Response};

use crate::http::{AppState, HttpError, desk::see_other};

/// Of what lies within the paper.
///
/// # Errors
/// Storage failed.
pub async fn within(State(state): State<Arc<AppState>>) -> Result<Response, HttpError> {
    state.checks.start_within(&state.site).await?;
    see_other("/desk/check/")
}

/// Of links to other sites.
///
/// # Errors
/// Storage failed.
pub async fn outside(State(state): State<Arc<AppState>>) -> Result<Response, HttpError> {
    state.checks.start_outside(&state.site).await?;
    see_other("/desk/check/#outside")
}
