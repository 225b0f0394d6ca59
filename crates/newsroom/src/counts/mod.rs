//! What readers viewed and shared: an event log, sums of it, and lists made from it. No event says who the reader was.

mod heat;
mod lists;
mod numbers;
mod read;
mod record;
mod recount;
mod salt;

pub use lists::Discussed;
pub(crate) use lists::MOST_READ;
pub(crate) use numbers::DAYS;
pub use numbers::{CountedStory, Days, Numbers, Sum, total};
pub(crate) use read::{COUNTS, reader_counts};
pub use record::ReaderEvent;
pub use recount::Recounted;
