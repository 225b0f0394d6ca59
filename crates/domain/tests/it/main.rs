//! The tests of the domain from outside: the block JSON, its contract, and the rule that no kind of block is forgotten.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod checklist;
mod contract;
mod document;
mod draft;
mod examples;
mod random;
mod records;
mod text;
mod wildcards;
