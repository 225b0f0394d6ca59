//! What readers request: pages, feeds, fragments, assets, media.

mod asset;
mod conditional;
mod crawlers;
mod feed;
mod fragment;
mod media;
mod page;
