//! The contract: the same stories on SQLite and on PostgreSQL, with the same outcome.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

mod backups;
mod buffered_writes;
mod comments;
mod corpus;
mod counts;
mod desk_imports;
mod drafts;
mod edits;
mod fronts;
mod library;
mod lists;
mod mail_server;
mod nasty;
mod open_story;
mod opening;
mod people;
mod people_audit;
mod people_sessions;
mod permalinks;
mod prefetch;
mod push;
mod query_plans;
mod related;
mod rights;
mod rollback;
mod roundtrip;
mod scale;
mod search;
mod sent_once;
mod split;
mod state_changes;
mod structure;
mod support;
mod worklist;
