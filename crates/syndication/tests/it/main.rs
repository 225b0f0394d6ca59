//! The tests of the feeds.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod contract;
#[path = "../../../domain/tests/it/examples.rs"]
mod examples;
mod feed;
mod kinds;
