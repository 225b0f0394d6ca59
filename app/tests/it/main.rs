//! Whole pages, rendered from a temporary newsroom.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
#![cfg(feature = "ssr")]

mod blocks;
mod comments;
mod empty;
#[path = "../../../crates/domain/tests/it/examples.rs"]
mod examples;
mod hostile;
mod interface_words;
mod languages;
mod layouts;
mod support;
mod text_area;
mod translations;
mod urdu_paper;
