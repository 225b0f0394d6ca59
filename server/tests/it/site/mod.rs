//! What readers request: pages, feeds, fragments, assets, media.

mod asset;
mod conditional;
mod count;
mod crawlers;
mod device;
mod feed;
mod fragment;
mod media;
mod page;
mod qr;
mod unlock;
