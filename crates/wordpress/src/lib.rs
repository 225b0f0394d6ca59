//! Imports WordPress into the newsroom: exports, living sites, bodies, URLs.

pub mod body;
pub mod fetch;
pub mod import;
pub mod rest;
mod windows_1252;
pub mod wxr;

pub use import::{FetchMedia, ImportError, ImportOptions, OldForms, Report, Rollback, import, import_site, rollback};
pub use rest::Site;
