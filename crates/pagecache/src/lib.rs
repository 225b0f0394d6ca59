//! Ready answers in front of the router.
//!
//! [`PageCache::get`] answers a page that was drawn before: no SQL, no rendering, no compression, two clones of an `Arc`.
//! [`PageCache::get_or_render`] draws it when it is missing, once for everybody who waits. [`PageCache::invalidate`] is
//! told what a save touched; from the moment it returns, nobody who asks is answered with what the save made old.
//!
//! The crate knows nothing of stories or of axum: it deals in [`Draft`]s (what a handler made), [`Page`]s (what is kept)
//! and [`Key`]s (what a page was made from). `README.md` says what is promised and how it is kept.

mod answer;
mod cache;
mod coding;
mod compress;
mod conditional;
mod entry;
mod flight;
mod index;
mod joined;
mod journal;
mod key;
mod metrics;
mod page;
mod polish;
mod recorder;
mod shared;
mod store;

pub use answer::{Refused, respond, respond_at_once};
pub use cache::{Answer, Config, How, PageCache, RenderError};
pub use coding::{Coding, Codings, negotiate};
pub use conditional::{is_another, matching_tag};
pub use joined::Joined;
pub use key::{Key, PageKey};
pub use metrics::Metrics;
pub use page::{Draft, Keep, Page};
pub use recorder::Recorder;
