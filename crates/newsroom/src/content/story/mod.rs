//! Stories and pages: storing them, reading them, going live.

mod live;
mod opened;
mod portraits;
mod read;
mod related;
mod save;
mod store;

pub use opened::{Neighbour, OpenedStory};
pub(crate) use portraits::{POSTGRES_PORTRAITS, SQLITE_PORTRAITS};
pub use read::StoryLink;
pub(crate) use read::{BY_ID, BY_IDS, BY_PATH, BY_SLUG, CHILDREN, KILL_NOTE, LINKS};
pub use related::Subjects;
pub(crate) use related::{CANDIDATES, TAGS};

pub(crate) use live::{DUE, NEXT_DUE};
pub(crate) use opened::{POSTGRES_OPENED, SQLITE_OPENED};
pub(crate) use store::{BEFORE, Before, Saving, media_of};
