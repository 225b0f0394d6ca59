//! The desk's pages.

mod sign_in;
