//! Who sends a request to the desk: for throttling and for the audit log.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use newsroom::people::Origin;

use super::device::device_in_words;
use crate::http::{AppState, Client, Network};

/// Network and device of a request.
#[derive(Debug, Clone)]
pub struct Sender {
    /// As stored with sessions and in the audit log.
    pub origin: Origin,
    /// What failed sign-ins are counted by: a whole network. Empty for this machine itself, which is not counted.
    pub network: String,
}

impl Sender {
    /// Of a client with these headers.
    pub fn new(client: &Client, headers: &HeaderMap) -> Self {
        let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let network = Network::of(client.addr).map(|network| format!("{network:?}")).unwrap_or_default();
        Self { origin: Origin::new(&client.addr.to_string(), &device_in_words(agent)), network }
    }
}

impl FromRequestParts<Arc<AppState>> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, Infallible> {
        let client = Client::from_request_parts(parts, state).await?;
        Ok(Self::new(&client, &parts.headers))
    }
}
