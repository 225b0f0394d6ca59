//! Stories and pages: storing them, reading them, going live.

mod around;
mod live;
mod read;
mod save;

pub use around::Around;
pub use read::StoryLink;
pub(crate) use read::{BY_ID, BY_IDS, BY_PATH, CHILDREN, LINKS};

pub(crate) use around::AROUND;
pub(crate) use live::{DUE, NEXT_DUE};
pub(crate) use save::media_of;
