//! Reading WordPress: its exports, its bodies, its addresses; into the newsroom.

pub mod body;
mod characters;
pub mod fetch;
pub mod import;
pub mod rest;
pub mod wxr;

pub use import::{FetchMedia, ImportError, ImportOptions, Report, Rollback, import, import_site, rollback};
pub use rest::Site;
