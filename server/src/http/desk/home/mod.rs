//! The desk's home.

mod first_steps;
mod show;

pub use show::show;
