//! What a newsroom does, on SQLite and PostgreSQL: publish, list, search, moderate, import.
//!
//! Reading goes through [`Newsroom`]. Writing goes through one [`Edit`], a single transaction that keeps shelves (the
//! lists), counters, the search index and the outbox right, and that cannot be begun without an [`Authority`].

pub mod backup;
mod clock;
pub mod comments;
mod content;
pub mod counts;
mod db;
mod desk;
mod entity;
mod error;
mod fronts;
mod imports;
pub mod library;
mod lists;
pub mod people;
pub mod push;
#[doc(hidden)]
pub mod query_plans;
mod search;
pub mod structure;
mod write;

pub use clock::{CountingIds, FixedClock, SystemClock, SystemIds};
pub use content::correction::{CorrectionPage, ListedCorrection};
pub use content::mail_server::StoredMailServer;
pub use content::revision::Version;
pub use content::story::{Neighbour, OpenedStory, StoryLink, Subjects};
pub use counts::{Discussed, ReaderEvent, Recounted};
pub use db::open::{DatabaseUrl, Newsroom};
pub use desk::site_check;
pub use desk::{Base, ChangeKind, PreviewLink, ScheduledChanges};
pub use desk::{BulkAct, BulkDone, BulkItem, BulkLine, BulkOutcome, BulkRefusal};
pub use desk::{DeskStory, TRASH_DAYS, Whose, Worklist, WorklistQuery, WorklistRow};
pub use desk::{DraftStatus, DraftStep, DraftedStory, NewTrayNote, OpenDraft, Pushed, SERVER_CLIENT, StepsSince, TrayNote, UNTITLED};
pub use error::{Error, Result, StepsRefusal, is_of_database};
pub use fronts::{FrontChange, FrontDesk, FrontRefusal, FrontTop, FrontVersion};
pub use imports::ImportRun;
pub use imports::job as import_job;
pub use imports::rollback::{ROLLBACK_ORDER, RolledBack};
pub use lists::{Cursor, ListQuery, Named, Shelf, SitemapEntry, StoryCard, StoryPage};
pub use search::{SearchHit, SearchPage, SearchQuery, SnippetPart, Sort};
pub use write::authority::Authority;
pub use write::dependencies::ReadLog;
pub use write::outbox::OutboxEntry;
pub use write::{Edit, ImportWriter, SlugOf};
