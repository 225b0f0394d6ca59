//! A cache of rendered responses in front of the router.
//!
//! [`PageCache::get`] returns a cached page: no SQL, no rendering, no compression, two clones of an `Arc`.
//! [`PageCache::get_or_render`] renders it when it is missing, once for all waiting requests. [`PageCache::invalidate`] takes the keys
//! that a save touched; from the moment it returns, no request is served a page that the save invalidated.
//!
//! The crate depends neither on stories nor on axum: it works with [`RenderedResponse`]s (what a render produces), [`Page`]s (what is
//! cached) and [`Key`]s (what a page was made from). `README.md` lists the guarantees and how they are met.

mod cache;
mod coding;
mod compress;
mod conditional;
mod entry;
mod flight;
mod head;
mod index;
mod joined;
mod journal;
mod key;
mod metrics;
mod page;
mod recompress;
mod recorder;
mod rendered;
mod respond;
mod shared;
mod store;

pub use cache::{CacheStatus, Config, Lookup, PageCache, RenderError};
pub use coding::{Coding, Codings, negotiate};
pub use conditional::{if_match_fails, matching_tag};
pub use joined::Joined;
pub use key::{Key, PageKey};
pub use metrics::Metrics;
pub use page::Page;
pub use recorder::Recorder;
pub use rendered::RenderedResponse;
pub use respond::{Refusal, respond, try_respond};
