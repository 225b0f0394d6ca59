//! Fetches responses and files of the old site, from public addresses only (docs/decisions/0022).

mod client;
mod downloads;
mod error;
mod public_address;
mod retry;

pub use client::{Credentials, FetchClient, FetchResponse, Limits};
pub use downloads::Downloads;
pub use error::FetchError;
pub use public_address::Reach;
pub(crate) use public_address::is_private;
pub use retry::Pace;
