//! Writing: one unit of work is one transaction, begun on somebody's authority.

pub(crate) mod authority;
pub(crate) mod dependencies;
mod edit;
mod import_writer;
mod indexed_texts;
pub(crate) mod keys;
pub(crate) mod outbox;
mod prefetch;
mod shelves;
mod unique_slug;
mod write_buffer;

pub use edit::Edit;
pub use import_writer::ImportWriter;
pub(crate) use shelves::{NEWER, POSTGRES_BESIDE, Placement, SQLITE_BESIDE, due_at};
pub use unique_slug::SlugOf;
pub(crate) use unique_slug::is_reserved;
pub(crate) use write_buffer::{Cell, Table, cells, insert};
