//! Working drafts: what several people write at once, as ProseMirror's steps in one order for each story. `docs/contracts/drafts.md`
//! describes the document, `docs/contracts/draft-http.md` the requests.

mod create;
mod document;
mod drafted;
mod follow;
mod onto_story;
mod open;
mod prune;
mod push;
mod rights;
mod row;
mod status;
mod steps;
mod tray;

pub(crate) use document::DocumentCache;
pub(super) use document::damaged;
pub use drafted::DraftedStory;
pub(crate) use follow::{UNSAVED, follows_by_itself};
pub(super) use onto_story::no_headline;
pub use open::OpenDraft;
pub(super) use prune::is_due as snapshot_is_due;
pub use push::Pushed;
pub(crate) use row::{Draft, HEAD, ONE};
pub use status::DraftStatus;
pub(crate) use status::STATUS;
pub(crate) use steps::SINCE;
pub use steps::{DraftStep, StepsSince};
pub(crate) use tray::OPEN_NOTES;
pub use tray::{NewTrayNote, TrayNote};

/// The headline that a story has before somebody gave it one; the draft's headline is empty then.
pub const UNTITLED: &str = "Untitled story";
/// The author of steps that the program made, after the story was changed by another way.
pub const SERVER_CLIENT: &str = "server";
