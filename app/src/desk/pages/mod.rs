//! Desk pages: pure, synchronous views.

pub mod account;
pub mod audit;
pub mod codes;
mod home;
pub mod people;
pub mod person;
pub mod sign_in;
pub mod welcome;

pub use super::layout::{Desk, Who};
pub use home::home;
