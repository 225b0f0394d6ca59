//! Changes of the paper's structure at the desk: sections, tags, authors, redirects, menus. Each is refused with a reason or can be taken back.

mod acts;
mod authors;
mod journal;
mod menus;
mod merge;
pub(crate) mod merged;
mod moved;
mod redirects;
mod refusal;
mod sections;
mod split;
pub(crate) mod tag_words;
mod tags;

pub use acts::Kind;
pub use authors::AuthorRow;
pub(crate) use authors::PERSON as AUTHOR_PERSON;
pub(crate) use journal::{Done, Step};
pub use menus::{MenuPlace, menu_version};
pub use merge::MergePreview;
pub(crate) use merged::INTO as MERGED_INTO;
pub(crate) use redirects::{LEADING as REDIRECTS_LEADING, LIST as REDIRECTS, TO as REDIRECTS_TO};
pub use refusal::Refusal;
pub use sections::SectionRow;
pub(crate) use split::{OF_SECTION as SPLIT_OF_SECTION, OF_TAG as SPLIT_OF_TAG};
pub use split::{Split, SplitFrom, SplitQuery, SplitStory};
pub(crate) use tag_words::{BY_KEY as TAG_BY_KEY, COUNT as TAG_WORD_COUNT};
pub(crate) use tags::{MOST_USED as TAGS_MOST_USED, NAMED as TAGS_NAMED, UNUSED as TAGS_UNUSED};
pub use tags::{TagCursor, TagPage, TagRow, TagView};
