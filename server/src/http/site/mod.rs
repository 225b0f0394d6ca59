//! What readers request: pages, feeds, fragments for islands, assets, media, health.

pub mod asset;
pub mod comments;
pub mod contact;
pub mod count;
pub mod crawlers;
pub mod device;
pub mod feed;
pub mod fragment;
pub mod health;
pub mod markdown;
pub mod media;
pub mod page;
pub mod push;
pub mod qr;
pub mod share;
pub mod social_card;
pub mod unlock;
