//! The audit log.

mod show;

pub use show::show;
