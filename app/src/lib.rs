//! Everything that is rendered: pages, components, islands and the signatures of server functions.
//!
//! With the feature `ssr` the server renders whole pages ([`site::page`]); with `reader` or `desk` the same crate becomes
//! a browser bundle, which holds the islands of that side and nothing else.
//!
//! Dependencies point one way: [`site`] and [`desk`] use [`ui`], never each other, and [`ui`] uses neither.

pub mod islands;
pub mod prelude;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod site;
