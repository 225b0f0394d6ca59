//! What the editors' desk does with stories: opening them, changing their state, finding the ones to work on.

mod audit;
mod base;
mod bulk;
mod checks;
mod drafts;
mod just_published;
mod matching;
mod names;
mod pages;
mod permalinks;
mod preview_links;
mod publish_changes;
mod scheduled;
mod scheduled_changes;
mod shared;
pub mod site_check;
mod site_links;
mod state_changes;
mod story;
mod trash;
mod versions;
mod worklist;
mod worklist_rows;

pub use base::Base;
pub use bulk::{BulkAct, BulkDone, BulkItem, BulkLine, BulkOutcome, BulkRefusal};
pub(crate) use drafts::{
    DocumentCache, HEAD as DRAFT_HEAD, ONE as DRAFT, OPEN_NOTES, SINCE as STEPS_SINCE, STATUS as DRAFT_STATUS, UNSAVED as UNSAVED_DRAFTS,
    follows_by_itself,
};
pub use drafts::{DraftStatus, DraftStep, DraftedStory, NewTrayNote, OpenDraft, Pushed, SERVER_CLIENT, StepsSince, TrayNote, UNTITLED};
pub(crate) use just_published::JUST_PUBLISHED;
pub(crate) use matching::{folded, matches};
pub(crate) use pages::PAGES;
pub use preview_links::PreviewLink;
pub(crate) use preview_links::{BY_TOKEN as PREVIEW_BY_TOKEN, OF_STORY as PREVIEWS_OF_STORY};
pub use publish_changes::ChangeKind;
pub(crate) use scheduled::SCHEDULED;
pub use scheduled_changes::ScheduledChanges;
pub(crate) use scheduled_changes::{DUE as DUE_CHANGES, OF_STORY as SCHEDULED_CHANGES};
pub(crate) use shared::SHARED_BY_KEY;
pub use story::DeskStory;
pub(crate) use trash::EXPIRED;
pub use trash::TRASH_DAYS;
pub use worklist::{Whose, Worklist, WorklistQuery};
pub use worklist_rows::WorklistRow;
pub(crate) use worklist_rows::{BY_IDS, SOURCES};
