//! What islands ask the server for: pieces of pages, drawn by the same code as the pages themselves.
//!
//! Each is a GET under a fixed address whose answer is a JSON string, so it can be cached. Islands call them by plain
//! `fetch`; the bodies are the server's, and the client that Leptos could make for them (13 KB) stays out of the bundle.

/// A list that shows so many stories does not grow in place any further; its link opens the next ones as a page.
pub const MOST_SHOWN: u16 = 96;

#[cfg(feature = "ssr")]
mod error;
#[cfg(feature = "ssr")]
mod more;
#[cfg(feature = "ssr")]
mod panel;
#[cfg(feature = "ssr")]
mod suggest;

#[cfg(feature = "ssr")]
pub use {error::ApiError, more::more, panel::panel, suggest::suggest};

#[cfg(feature = "ssr")]
use crate::{prelude::use_context, site::Site};

/// The site the server handed in.
#[cfg(feature = "ssr")]
fn site() -> Result<Site, ApiError> {
    use_context::<Site>().ok_or_else(|| error::broken("a server function was called without a site in its context"))
}
