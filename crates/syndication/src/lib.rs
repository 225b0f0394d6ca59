//! Feeds, sitemaps and Markdown: stories in, bytes out. No input or output, no clock; the same feed gives the same bytes.

mod atom;
mod date;
mod feed;
mod html;
mod json;
mod markdown;
mod open_search;
mod rss;
mod sitemap;
mod xml;

pub use atom::atom;
pub use feed::{Enclosure, Feed, Item};
pub use html::{MediaLink, Resolver, StoryTarget, html};
pub use json::json_feed;
pub use markdown::{MarkdownHead, markdown, markdown_link};
pub use open_search::open_search;
pub use rss::rss;
pub use sitemap::{NewsEntry, SitemapUrl, sitemap, sitemap_index};

/// Why a feed could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The XML writer failed; it writes to memory, so this does not happen.
    #[error("writing the feed failed: {0}")]
    Write(#[from] std::io::Error),
}
