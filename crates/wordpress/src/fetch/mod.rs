//! Fetches responses and files of the old site, from public addresses only (docs/decisions/0022).

mod client;
mod downloads;
mod error;
mod retry;

pub use client::{Credentials, FetchClient, FetchResponse, Limits};
pub use downloads::Downloads;
pub use error::FetchError;
pub use outgoing::Reach;
pub(crate) use outgoing::is_private;
pub use retry::Pace;
