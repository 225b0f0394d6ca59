//! What a render produces.

use bytes::Bytes;
use domain::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::Coding;

/// What a render produces; becomes a [`crate::Page`].
#[derive(Debug, Clone)]
pub struct RenderedResponse {
    /// The status.
    pub status: StatusCode,
    /// All headers but those that the cache writes itself: `ETag`, `Content-Encoding`, `Content-Length`, `Vary: Accept-Encoding`.
    /// `Set-Cookie` is removed, because a page is the same for everybody.
    pub headers: HeaderMap,
    /// The body, without content coding.
    pub body: Bytes,
    /// When it expires by itself (midnight, if it says "today"; the next scheduled story).
    pub valid_until: Option<Timestamp>,
    /// Whether it may be cached. If not, it is sent to the requests that wait for it now. (Unknown URLs: there is an endless number.)
    pub cacheable: bool,
    /// The content coding that the first request wants. It is made before any waiting request gets the page: most of them want the
    /// same, and would all wait a second time.
    pub preferred: Coding,
}

impl RenderedResponse {
    /// A cacheable response without headers.
    pub fn new(status: StatusCode, body: impl Into<Bytes>) -> Self {
        let (headers, body) = (HeaderMap::new(), body.into());
        Self { status, headers, body, valid_until: None, cacheable: true, preferred: Coding::Identity }
    }

    /// The same with this header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }
}
