//! Reader pages.

mod legacy;
mod legacy_urls;
mod missing;
mod one_copy;
mod show;
