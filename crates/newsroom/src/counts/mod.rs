//! What readers viewed and shared: an event log, sums of it, and lists made from it. No event says who the reader was.

mod heat;
mod lists;
mod numbers;
mod read;
mod readings;
mod record;
mod recount;
mod salt;

pub use lists::Discussed;
pub(crate) use lists::MOST_READ;
pub(crate) use numbers::DAYS;
pub use numbers::{CountedStory, Days, Numbers, Sum, total};
pub(crate) use read::{COUNTS, reader_counts};
pub use readings::{FEWEST, Readings};
pub(crate) use readings::{OF_PAPER as READINGS, OF_STORY as STORY_READINGS};
pub use record::ReaderEvent;
pub use recount::Recounted;
