//! Reader pages.

mod killed;
mod legacy;
mod legacy_urls;
mod missing;
mod one_copy;
mod show;
