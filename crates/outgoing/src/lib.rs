//! Requests to other machines whose URLs somebody else wrote: public addresses only (docs/decisions/0022).

mod guard;
mod reach;

pub use guard::{OnlyAllowed, Refused, check, client};
pub use reach::{Reach, is_private};
