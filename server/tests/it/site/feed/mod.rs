//! Feeds.

mod contract;
mod show;
