//! The tests of the media store.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod moving;
mod pictures;
mod variants;
