//! The browser's files.

mod show;
