//! The contract: the same stories on SQLite and on PostgreSQL, with the same outcome.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

mod corpus;
mod edits;
mod foreseen;
mod lists;
mod nasty;
mod opened;
mod opening;
mod people;
mod people_audit;
mod people_sessions;
mod plans;
mod roundtrip;
mod scale;
mod search;
mod support;
mod together;
mod undo;
