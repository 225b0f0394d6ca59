//! `Strict-Transport-Security`: browsers that came over TLS once use TLS from then on.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::http::{HeaderMap, HeaderValue, header};

/// When to send the header, and its value. Cheap to clone; clones share what is known of the site's public URL.
#[derive(Debug, Clone, Default)]
pub struct Transport {
    value: Option<HeaderValue>,
    public_over_tls: Arc<AtomicBool>,
}

impl Transport {
    /// `value` such as `max-age=31536000`; `None` sends nothing.
    pub fn new(value: Option<HeaderValue>) -> Self {
        Self { value, public_over_tls: Arc::default() }
    }

    /// Stores whether the site's public URL, as the settings have it, is one of TLS.
    pub fn set_public_url(&self, public_url: &str) {
        self.public_over_tls.store(public_url.starts_with("https://"), Ordering::Relaxed);
    }

    /// Adds the header to a response if the site is read over TLS: its public URL is one of TLS, or a trusted proxy reports TLS for
    /// this request.
    pub fn mark(&self, request_over_tls: bool, headers: &mut HeaderMap) {
        if let Some(value) = self.value.as_ref().filter(|_| request_over_tls || self.public_over_tls.load(Ordering::Relaxed)) {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, value.clone());
        }
    }
}
