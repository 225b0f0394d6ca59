//! Pictures and files.

mod show;
