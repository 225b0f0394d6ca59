//! `GET /write-to-us`: the form.

use std::sync::Arc;

use app::site::{forms, pages::forms::ContactFields};
use axum::{
    extract::State,
    http::HeaderValue,
    response::{Html, IntoResponse, Response},
};

use super::address;
use crate::http::{AppState, HttpError, site::page::MAY_BE_COPIED};

/// The form; `?sent` says that a letter is on its way.
///
/// # Errors
/// 404 for a paper without a contact address; storage failed.
pub async fn show(State(state): State<Arc<AppState>>, uri: axum::http::Uri) -> Result<Response, HttpError> {
    let (_, address) = address(&state).await?;
    let sent = uri.query() == Some("sent");
    let mut response = Html(forms::contact(&state.site, &address, &ContactFields::default(), sent).await?).into_response();
    if !sent {
        // the form opens without a network too, and the letter waits on the device
        response.headers_mut().insert(MAY_BE_COPIED, HeaderValue::from_static("1"));
    }
    Ok(response)
}
