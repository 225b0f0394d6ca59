//! Who acts in a request of the desk, and with which authority.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{FromRequestParts, rejection::ExtensionRejection},
    http::request::Parts,
};
use newsroom::{Authority, people::SignedIn};

use super::Sender;
use crate::http::AppState;

/// The person whose session a route has asked for. Handlers of routes without a session cannot take it: 500.
#[derive(Debug, Clone)]
pub struct Acting {
    /// Who they are.
    pub signed_in: SignedIn,
    /// What they may do; the audit log names them by it.
    pub authority: Authority,
}

impl FromRequestParts<Arc<AppState>> for Acting {
    type Rejection = ExtensionRejection;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, ExtensionRejection> {
        let Extension(signed_in) = Extension::<SignedIn>::from_request_parts(parts, state).await?;
        let Ok(sender) = Sender::from_request_parts(parts, state).await;
        let authority = Authority::of_session(&signed_in, &sender.origin);
        Ok(Self { signed_in, authority })
    }
}
