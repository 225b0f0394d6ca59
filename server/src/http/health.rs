//! `/healthz`: the program runs. `/readyz`: it can answer readers.

use std::{sync::Arc, time::Duration};

use axum::{Extension, extract::State, http::StatusCode, response::IntoResponse};

use super::{AppState, Draining};

/// Whoever asks whether we are ready does not wait long; a database that needs longer is as good as none.
const LONGEST: Duration = Duration::from_secs(2);

/// The program runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The newsroom answers, and we are not about to stop.
pub async fn ready(State(state): State<Arc<AppState>>, Extension(draining): Extension<Draining>) -> impl IntoResponse {
    if draining.has_begun() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping; ask another one\n");
    }
    let why = match tokio::time::timeout(LONGEST, state.site.newsroom.settings()).await {
        Ok(Ok(_)) => return (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("the newsroom did not answer within {LONGEST:?}"),
    };
    tracing::error!("not ready: {why}");
    (StatusCode::SERVICE_UNAVAILABLE, "the newsroom does not answer\n")
}
