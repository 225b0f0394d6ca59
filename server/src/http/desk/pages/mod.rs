//! `/desk/pages/`: About, Contact and the like. They are written in the editor of stories.

mod create;
mod list;

pub use create::create;
pub use list::list;
