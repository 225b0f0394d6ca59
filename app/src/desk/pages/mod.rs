//! Desk pages: pure, synchronous views.

mod home;
mod sign_in;

pub use super::layout::Desk;
pub use home::home;
pub use sign_in::sign_in;
