//! Fetching from the old site: its answers and its files, politely, and from public addresses only (docs/decisions/0022).

mod address;
mod downloads;
mod error;
mod pace;
mod web;

pub use address::Reach;
pub(crate) use address::is_private;
pub use downloads::Downloads;
pub use error::FetchError;
pub use pace::Pace;
pub use web::{Answer, Credentials, Limits, Web};
