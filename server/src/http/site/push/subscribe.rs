//! `POST /api/push/subscribe`: a browser's subscription, in place of what the device had before.

use std::sync::Arc;

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
};
use newsroom::push::NewDevice;
use serde::Deserialize;
use webpush::Subscription;

use super::{device, reception::Wanted, sent};
use crate::http::{AppState, HttpError};

/// What is sent: the number of the device, what `PushSubscription.toJSON()` has, the key it was made with, and what it wants.
#[derive(Debug, Deserialize)]
pub struct Subscribing {
    device: String,
    endpoint: String,
    p256dh: String,
    auth: String,
    key: String,
    #[serde(flatten)]
    wanted: Wanted,
}

/// Stores it: 204. Repeating it changes nothing.
///
/// # Errors
/// 400 for what is no subscription, or leads to an address that is not public; 409 if it was made with another key of ours, or if the paper sends
/// no alerts; storage failed.
pub async fn subscribe(
    State(state): State<Arc<AppState>>,
    body: Result<Json<Subscribing>, JsonRejection>,
) -> Result<StatusCode, HttpError> {
    let Subscribing { device: number, endpoint, p256dh, auth, key, wanted } = sent(body)?;
    let (device, reception) = (device(&number)?, wanted.read()?);
    let settings = state.site.newsroom.settings().await?;
    match state.push.public_key(&settings) {
        None => return Err(HttpError::Conflict("This paper sends no alerts.".to_owned())),
        Some(present) if present != key => {
            return Err(HttpError::Conflict("The subscription was made with another key. Subscribe anew with the present one.".to_owned()));
        }
        Some(_) => {}
    }
    Subscription::parse(&endpoint, &p256dh, &auth, state.push.reach())
        .map_err(|error| HttpError::BadRequest(format!("This is no subscription: {error}.").into()))?;
    state.site.newsroom.subscribe_device(&NewDevice { device, endpoint, p256dh, auth, key, reception }).await?;
    Ok(StatusCode::NO_CONTENT)
}
