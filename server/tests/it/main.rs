//! The server as readers meet it: the real router on a real socket over a real database, one module for each thing that is answered.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod api;
mod assets;
mod commands;
mod conditional;
mod feed;
mod freshness;
mod headers;
mod import_kills;
mod invariants;
mod licences;
mod limits;
mod logs;
mod media;
mod methods;
mod metrics;
mod old_urls;
mod operation;
mod origin;
mod page;
mod press;
mod prose;
mod shutdown;
mod slow;
mod support;
mod unclear;
