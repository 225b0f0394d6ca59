//! What people see: pages, components, islands and the signatures of server functions.
//!
//! With the feature `ssr` the server draws whole pages ([`page::page`]); with `reader` the same crate becomes the
//! browser's bundle, which holds the islands and nothing else.

pub mod api;
pub mod islands;
pub mod prelude;
pub mod raw_html;

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
pub mod blocks;
#[cfg(feature = "ssr")]
pub mod chrome;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod head;
#[cfg(feature = "ssr")]
pub mod linked_data;
#[cfg(feature = "ssr")]
pub mod load;
#[cfg(feature = "ssr")]
pub mod markup;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod text;
