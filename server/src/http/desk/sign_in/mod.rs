//! Signing in.

mod show;

pub use show::show;
