//! The server over HTTP: the real router on a real socket over a real database. The folders mirror `server/src/http/`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod bucket;
mod cache;
mod cases;
mod commands;
mod connection_limit;
mod desk;
mod guard;
mod import_kills;
mod invariants;
mod licences;
mod logs;
mod metrics;
mod operation;
mod press;
mod prose;
mod push;
mod shutdown;
mod site;
mod support;
