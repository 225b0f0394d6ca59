//! The desk's pages.
//!
//! What went wrong at other desks, and where it is tested here (files of this folder, unless another is named):
//!
//! - Pages that come back from memory, in another tab, after a form: `end2end/tests/desk-return.spec.mjs`. A form whose session has ended:
//!   `account.rs`, `what_was_typed_outlives_the_session`. What the editor stores on the device and sends: `desk-editor.spec.mjs`, `drafts.rs`.
//! - Half-dead and idle sockets, and sockets of a session that has ended: `live.rs`, `frontend/editor/sync/live.test.js`. A finger that moves
//!   the caret, a whole story: `end2end/tests/desk-journey.spec.mjs`. Acknowledged words after a kill: `draft_kills.rs`.
//!   Random schedules of two editors, lost answers and closed tabs among them: `two_editors.rs`.
//! - A new release under an open page: files of earlier builds stay (`frontend/build.mjs`); one that is missing is a 404, `site/asset.rs`.
//! - Dialogs that lie: forms without the editor have none.
//! - Ways around the rights on a section, ids inside of other requests: `matrix.rs`, `drafts.rs`, contract `rights.rs`. There are no copies
//!   or exports of drafts yet.
//! - Filters that show what fields hide: `worklist.rs`, `drafts_are_found_only_by_those_who_may_read_them`; an unknown filter is a 400,
//!   `each_filter_leaves_what_fits`. Who is here: names of colleagues only, no stories.
//! - Rights that outlive their end: `people.rs`, `live.rs`, contract `a_lost_right_is_lost_at_once`.
//! - The last administrator, also at once from two sides: `people.rs`, contract `two_administrators_cannot_demote_each_other_at_once`.
//! - Invitations to known addresses, two of them, opened by somebody else, other spellings: `links.rs`, contract `people.rs`.
//! - Codes: clocks, a code used twice at once: `signing_in.rs`. Nobody's sessions come back with a backup: contract `backups.rs`.
//! - Unpublished texts in what is public: `site/`, `preview.rs`.
//! - Holes in the audit log: `audit.rs`, contract `people_audit.rs`, `state_changes.rs`.
//! - Bulk acts on what is not on the screen any more: `lists.rs`.
//! - Uploads: `pictures.rs`. The front and menus as one lump: `front.rs`, `menus.rs`, contract `fronts.rs`.

mod account;
mod addresses;
mod alert;
mod audit;
mod breaking;
mod check;
mod checks;
mod codes;
mod comments;
mod corrections;
mod draft_kills;
mod drafts;
mod find;
mod front;
mod history;
mod hostile;
mod import;
mod languages;
mod links;
mod lists;
mod live;
mod logo;
mod mail;
mod matrix;
mod menus;
pub mod newsdesk;
mod numbers;
mod odd_stories;
mod pages;
mod palette;
mod people;
mod permalinks;
mod picture_library;
pub mod pictures;
mod preview;
mod redirects;
mod settings;
mod side_doors;
mod sign_in;
mod signing_in;
mod split;
pub mod staff;
mod story;
mod structure;
mod two_editors;
pub mod visitor;
mod why_not;
mod worklist;
