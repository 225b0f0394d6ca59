//! What a newsroom does, on SQLite and PostgreSQL: publish, list, search, moderate, import.
//!
//! Reading goes through [`Newsroom`]. Writing goes through one [`Edit`], a single transaction that keeps shelves (the
//! lists), counters, the search index and the outbox right, and that nobody gets without an [`Authority`].

mod authority;
mod checkpoints;
mod clock;
mod db;
mod edit;
mod error;
mod list;
mod migrations;
mod open;
#[doc(hidden)]
pub mod plans;
mod search;

mod author;
mod comment;
mod import;
mod kept;
mod keys;
mod media;
mod menu;
mod notes;
mod outbox;
pub mod people;
mod readers;
mod redirect;
mod revision;
mod section;
mod settings;
mod source;
mod story;
mod tag;
mod undo;

pub use authority::Authority;
pub use clock::{CountingIds, FixedClock, SystemClock, SystemIds};
pub use edit::{Edit, SlugOf};
pub use error::{Error, Result};
pub use import::ImportRun;
pub use list::{Cursor, ListQuery, Named, Shelf, StoryCard, StoryPage};
pub use notes::ReadLog;
pub use open::{DatabaseUrl, Newsroom};
pub use outbox::OutboxEntry;
pub use search::{SearchHit, SearchPage, SearchQuery, SnippetPart, Sort};
pub use story::{Neighbour, OpenedStory, StoryLink};
pub use undo::{TAKE_BACK_ORDER, TakenBack};
