//! The JSON that drafts are sent as (`docs/contracts/draft-http.md`). Documents and steps are stored as JSON and are not parsed for it.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::UserId;
use newsroom::{DraftStatus, DraftStep};

/// A JSON response.
pub fn json(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
}

/// A text as JSON.
pub fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The members `version` and `steps`, without braces.
pub fn steps(version: i64, steps: &[DraftStep]) -> String {
    let rows: Vec<String> = steps.iter().map(step).collect();
    format!("\"version\":{version},\"steps\":[{}]", rows.join(","))
}

fn step(step: &DraftStep) -> String {
    let user = step.user.as_ref().map(UserId::as_str).unwrap_or_default();
    format!("{{\"client\":{},\"user\":{},\"step\":{}}}", text(&step.client), text(user), step.json)
}

/// The members `state`, `live`, `saved` and `version`, without braces.
pub fn status(status: &DraftStatus) -> String {
    let (state, live) = (text(status.state.as_str()), status.live);
    format!("\"state\":{state},\"live\":{live},\"saved\":{},\"version\":{}", status.saved, status.version)
}

/// "Open the draft anew."
pub fn reload() -> Response {
    json(StatusCode::CONFLICT, "{\"reload\":true}".to_owned())
}
