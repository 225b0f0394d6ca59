//! Readers' pages.

mod missing;
mod old;
mod show;
