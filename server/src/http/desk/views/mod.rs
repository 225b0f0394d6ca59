//! `/desk/views`: filters of the list of stories under a name, each person's own.

mod save;

pub use save::{remove, save};
