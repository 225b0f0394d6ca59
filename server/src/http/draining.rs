//! Being about to stop: `/readyz` says so, and answers ask for no more on their connection.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::http::{HeaderMap, HeaderValue, header};

/// Whether the program was told to stop. Cheap to clone; clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Draining(Arc<AtomicBool>);

impl Draining {
    /// From now on.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it began.
    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Whoever gets this answer asks elsewhere next.
    pub fn mark(&self, headers: &mut HeaderMap) {
        if self.has_begun() {
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
    }
}
