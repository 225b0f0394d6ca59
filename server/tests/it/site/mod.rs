//! What readers request: pages, feeds, fragments, assets, media.

mod asset;
mod conditional;
mod feed;
mod fragment;
mod media;
mod page;
