//! The desk's home.

mod show;

pub use show::show;
