//! The demo newsroom: original stories, people and pictures, so that a first start shows a complete newspaper.

mod content;
mod error;
mod load;
mod markdown;
mod synthetic;

pub use error::DemoError;
pub use load::{Summary, load};
pub use synthetic::load_synthetic;

/// A progress callback: the current step, how many of its items are done, and their total.
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) + Send + Sync);
