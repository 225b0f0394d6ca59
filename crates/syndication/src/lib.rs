//! syndication
