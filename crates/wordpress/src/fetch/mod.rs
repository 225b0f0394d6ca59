//! Fetching from the old site: its answers and its files, politely, and from public addresses only (docs/decisions/0022).

mod client;
mod downloads;
mod error;
mod public_address;
mod retry;

pub use client::{Answer, Credentials, Limits, Web};
pub use downloads::Downloads;
pub use error::FetchError;
pub use public_address::Reach;
pub(crate) use public_address::is_private;
pub use retry::Pace;
