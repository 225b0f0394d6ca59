//! `/healthz`: the program runs. `/readyz`: it can respond to readers.

use std::{sync::Arc, time::Duration};

use axum::{extract::State, http::StatusCode, response::IntoResponse};

use crate::http::AppState;

/// A load balancer does not wait long; a database that needs longer counts as unavailable.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The program runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The newsroom responds, and the program is not about to stop.
pub async fn ready(State(state): State<Arc<AppState>>) -> impl IntoResponse {
    if state.context.draining.has_begun() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping; use another process\n");
    }
    let why = match tokio::time::timeout(TIMEOUT, state.site.newsroom.settings()).await {
        Ok(Ok(_)) => return (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("the newsroom did not respond within {TIMEOUT:?}"),
    };
    tracing::error!("not ready: {why}");
    (StatusCode::SERVICE_UNAVAILABLE, "the newsroom does not respond\n")
}
