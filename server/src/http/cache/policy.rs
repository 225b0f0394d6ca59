//! What browsers and proxies may do with a response, as a type: one layer writes the header.

use axum::http::HeaderValue;

/// The route's policy names one; a handler may insert another into its response's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// The URL changes when the content does.
    Forever,
    /// Stored by browsers and revalidated each time (304 is cheap).
    Page,
    /// Stored and revalidated, whatever the age: browsers treat this as the wish for each check of a worker.
    Revalidate,
    /// For what islands fetch: a minute old is fresh enough for a menu.
    Fragment,
    /// Never stored.
    Never,
}

impl CachePolicy {
    /// The value of `Cache-Control`.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Page => "public, max-age=0, must-revalidate",
            Self::Revalidate => "no-cache",
            Self::Fragment => "public, max-age=60",
            Self::Never => "no-store",
        })
    }
}
