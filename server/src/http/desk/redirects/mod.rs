//! Redirects: old paths and where they lead.

mod add;
mod csv;
mod list;
mod path;

pub use add::{add, remove};
pub use csv::{export, import, import_file};
pub use list::list;
pub(super) use path::entered;

/// The list.
const LIST: &str = "/desk/redirects/";
