//! Feeds.

mod show;
