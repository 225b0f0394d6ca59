//! `/healthz`: the program runs. `/readyz`: it can answer readers.

use axum::{extract::State, http::StatusCode, response::IntoResponse};

use super::AppState;

/// The program runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The newsroom answers.
pub async fn ready(State(state): State<AppState>) -> impl IntoResponse {
    match state.site.newsroom.settings().await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!("not ready: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, "the newsroom does not answer\n")
        }
    }
}
