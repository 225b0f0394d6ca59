//! The demo newsroom: original stories, people and drawn pictures, so that the first start shows a paper one wants to read.

mod content;
mod error;
mod load;
mod markdown;
pub mod pictures;
mod synthetic;

pub use error::DemoError;
pub use load::{Summary, load};
pub use synthetic::load_synthetic;

/// Told how far a long task has come: what is being done, how many are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) + Send + Sync);
