//! Readers' pages.

mod missing;
mod old;
mod one_copy;
mod show;
