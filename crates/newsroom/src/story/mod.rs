//! Stories and pages: storing them, reading them, going live.

mod live;
mod read;
mod save;

pub use read::StoryLink;
pub(crate) use read::{BY_ID, BY_IDS, BY_PATH, CHILDREN, LINKS};

pub(crate) use live::{DUE, NEXT_DUE};
pub(crate) use save::media_of;
