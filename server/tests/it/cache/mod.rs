//! The response cache: never older than the last save.

mod freshness;
