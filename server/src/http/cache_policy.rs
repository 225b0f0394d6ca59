//! How long answers may be kept, as a type: handlers name a policy, one layer writes the header.

use axum::http::HeaderValue;

/// Put into an answer's extensions by whoever makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// Its address changes when its content does.
    Forever,
    /// Kept by browsers and asked about each time (304 is cheap); proxies may serve it for some seconds.
    Page,
    /// What islands fetch: a minute old is fresh enough for a menu.
    Fragment,
    /// Never kept.
    Never,
}

impl CachePolicy {
    /// The header's value.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Page => "public, max-age=0, must-revalidate",
            Self::Fragment => "public, max-age=60",
            Self::Never => "no-store",
        })
    }
}
