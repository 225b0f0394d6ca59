//! `GET /write-to-us`: the form.

use std::sync::Arc;

use app::site::{forms, pages::forms::ContactFields};
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::address;
use crate::http::{AppState, HttpError};

/// The form; `?sent` says that a letter is on its way.
///
/// # Errors
/// 404 for a paper without a contact address; storage failed.
pub async fn show(State(state): State<Arc<AppState>>, uri: axum::http::Uri) -> Result<Response, HttpError> {
    let (_, address) = address(&state).await?;
    let sent = uri.query() == Some("sent");
    Ok(Html(forms::contact(&state.site, &address, &ContactFields::default(), sent).await?).into_response())
}
