//! The library of pictures and files: listed by what has to be mended, found by words, with everything that shows one of them.

mod change;
mod fill;
mod list;
mod owner;
mod uses;
mod versions;
mod words;

pub use change::MediaFile;
pub(crate) use fill::UNFILLED;
pub(crate) use list::{EXPIRED, EXPIRING, NEWEST, NO_ALT, NO_FILE, OF_FILE, OF_KIND, UNUSED};
pub use list::{MediaList, MediaQuery, MediaRow, MediaView};
pub use uses::{MediaUses, Shower};
pub(crate) use uses::{OTHER_USES, STORY_USES};
pub use versions::MediaVersion;
pub(crate) use versions::{OF_ITEM as VERSIONS, former};
pub(crate) use words::{WORD_COUNT, WORD_IDS};
