//! `Strict-Transport-Security`: browsers that came over TLS once come over TLS always.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::http::{HeaderMap, HeaderValue, header};

/// When to send the header, and what it says. Cheap to clone; clones share what is known of the paper's address.
#[derive(Debug, Clone, Default)]
pub struct Transport {
    value: Option<HeaderValue>,
    public: Arc<AtomicBool>,
}

impl Transport {
    /// `value` such as `max-age=31536000`; `None` sends nothing.
    pub fn new(value: Option<HeaderValue>) -> Self {
        Self { value, public: Arc::default() }
    }

    /// Told what the settings call the paper's public address.
    pub fn paper_is_at(&self, public_url: &str) {
        self.public.store(public_url.starts_with("https://"), Ordering::Relaxed);
    }

    /// Adds the header to an answer if the paper is read over TLS: its public address says so, or a trusted proxy says so of this request.
    pub fn mark(&self, request_over_tls: bool, headers: &mut HeaderMap) {
        if let Some(value) = self.value.as_ref().filter(|_| request_over_tls || self.public.load(Ordering::Relaxed)) {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, value.clone());
        }
    }
}
