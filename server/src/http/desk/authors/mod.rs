//! Authors at the desk.

mod add;

pub use add::add;
