//! Why a piece could not be given, with the status that says so.

use leptos::server_fn::{codec::JsonEncoding, error::FromServerFnError, error::ServerFnErrorErr};
use leptos_axum::ResponseOptions;
use serde::{Deserialize, Serialize};

use crate::prelude::use_context;

/// What the caller is told. Nothing of our own trouble is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", content = "what", rename_all = "snake_case")]
pub enum ApiError {
    /// 400: a parameter is missing or cannot be read; says which, and what it should be.
    #[error("{0}")]
    BadRequest(String),
    /// 404: there is no such thing; says what.
    #[error("{0}")]
    NotFound(String),
    /// 500: our fault; the logs know more.
    #[error("The server could not answer. Please try again in a moment.")]
    Broken,
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(what) | ServerFnErrorErr::MissingArg(what) | ServerFnErrorErr::Deserialization(what) => {
                bad_request(&what)
            }
            other => broken(&other.to_string()),
        }
    }
}

/// 400 with this sentence.
pub(super) fn bad_request(what: &str) -> ApiError {
    set_status(400);
    ApiError::BadRequest(what.to_owned())
}

/// 404 with this sentence.
pub(super) fn not_found(what: &str) -> ApiError {
    set_status(404);
    ApiError::NotFound(what.to_owned())
}

/// 500; the reason goes to the logs only.
pub(super) fn broken(why: &str) -> ApiError {
    tracing::error!(why, "a server function failed");
    set_status(500);
    ApiError::Broken
}

fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), http::StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}
