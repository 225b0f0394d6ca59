//! Reading WordPress: its exports, its bodies, its addresses; into the newsroom.

pub mod body;
mod characters;
pub mod fetch;
pub mod import;
pub mod wxr;

pub use import::{ImportError, ImportOptions, Report, Rollback, import, rollback};
