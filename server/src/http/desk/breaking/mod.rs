//! `/desk/breaking/`: the line of breaking news, and its alert.

mod alert;
mod put;
mod show;

pub use alert::send as alert;
pub use put::{end, put};
pub use show::show;
