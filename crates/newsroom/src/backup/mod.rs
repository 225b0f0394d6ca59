//! Backups: the rows of every table as portable JSON, out of one consistent snapshot, and back into an empty database of either kind.
//!
//! The tables come from the database's own catalogue, so that a table which a later migration adds is not left out (decision 0060).

mod catalogue;
mod check;
mod connect;
mod dump;
mod load;
mod target;

pub use check::{Checked, MediaFile, check};
pub use dump::{Dump, Dumped, Rows};
pub use load::{Loaded, Restore};
pub use target::refuse_unless_empty;
