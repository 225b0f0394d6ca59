//! What readers request: pages, feeds, fragments, assets, media.

mod asset;
mod comments;
mod conditional;
mod contact;
mod count;
mod crawlers;
mod device;
mod feed;
mod fragment;
mod hidden;
mod media;
mod page;
pub mod push;
mod qr;
pub mod reader;
mod share;
mod unlock;
mod variants;
