//! Reading WordPress's export format, WXR 1.0 to 1.2, as a stream: one item in memory at a time.
//!
//! Real exports need not be XML, so the reader is our own (docs/decisions/0020): it recognises the format's few elements and
//! takes everything between a field's start and end as that field's text.

mod completeness;
mod error;
mod fields;
mod reader;
mod scan;
mod tag;
mod text;
mod value;
mod writer;

pub use completeness::Completeness;
pub use error::WxrError;
pub use reader::{Entry, Reader};
pub use writer::Writer;

/// Limits on the resources that a file may need.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Maximum bytes of one field (a body, a meta value).
    pub field_bytes: u64,
    /// Maximum bytes of one item with its comments.
    pub item_bytes: u64,
    /// Maximum bytes of one tag with its attributes.
    pub tag_bytes: usize,
    /// Maximum attributes of one tag.
    pub attributes: usize,
    /// Maximum bytes of text, comments and the like between two elements.
    pub gap_bytes: u64,
    /// Maximum depth of unescaped markup within a field.
    pub depth: u32,
    /// Maximum fields of one item: terms, values, comments.
    pub fields: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            field_bytes: 64 << 20,
            item_bytes: 256 << 20,
            tag_bytes: 64 << 10,
            attributes: 256,
            gap_bytes: 16 << 20,
            depth: 10_000,
            fields: 250_000,
        }
    }
}

/// The site's data: the channel element of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Channel {
    /// The site's name.
    pub title: String,
    /// Its tagline.
    pub description: String,
    /// Its URL.
    pub link: String,
    /// Its language: `en`, `de-DE`.
    pub language: String,
    /// The version of the format: `1.2`.
    pub version: String,
    /// The URL of the network it belongs to.
    pub base_site_url: String,
    /// The URL of this site.
    pub base_blog_url: String,
    /// The name of its time zone; WordPress's own exports do not have it.
    pub time_zone: String,
}

impl Channel {
    /// The site's URL without a trailing slash: the prefix of its items' URLs.
    pub fn site(&self) -> &str {
        let site = [&self.base_blog_url, &self.link, &self.base_site_url].into_iter().find(|url| !url.trim().is_empty());
        site.map_or("", |url| url.trim().trim_end_matches('/'))
    }
}

/// A user who is an author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WxrAuthor {
    /// Id on the old site.
    pub id: String,
    /// The login, by which items refer to the author.
    pub login: String,
    /// E-mail address.
    pub email: String,
    /// The display name.
    pub display_name: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
}

/// A category, tag, menu or term of another taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WxrTerm {
    /// Id on the old site.
    pub id: String,
    /// `category`, `post_tag`, `nav_menu`, …
    pub taxonomy: String,
    /// Slug in URLs, possibly percent-encoded.
    pub slug: String,
    /// Slug of its parent term; may be empty.
    pub parent: String,
    /// The name that readers see.
    pub name: String,
    /// The description; may be empty.
    pub description: String,
    /// Additional values.
    pub meta: Vec<(String, String)>,
}

/// A term as an item names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermRef {
    /// The taxonomy.
    pub domain: String,
    /// The slug; empty where the file has none.
    pub slug: String,
    /// The name.
    pub name: String,
}

/// A comment under an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WxrComment {
    /// Id on the old site.
    pub id: String,
    /// Number of the comment it replies to; `0` or empty for none.
    pub parent: String,
    /// The name of its author.
    pub author: String,
    /// Their e-mail address.
    pub email: String,
    /// Their website.
    pub url: String,
    /// Local time.
    pub date: String,
    /// Universal time.
    pub date_gmt: String,
    /// The text as HTML.
    pub content: String,
    /// `1`, `0`, `spam`, `trash`, `post-trashed`.
    pub approved: String,
    /// Empty, `comment`, `pingback`, `trackback`, or a type of a plugin.
    pub kind: String,
}

/// A post, page, attachment, menu item, or anything else that a plugin stores in WordPress's table of posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its position in the file in bytes.
    pub byte: u64,
    /// Its title; may contain HTML.
    pub title: String,
    /// Its URL on the old site.
    pub link: String,
    /// Date as RSS writes it.
    pub pub_date: String,
    /// Login of its author.
    pub creator: String,
    /// Permanent identifier, often the URL of a file.
    pub guid: String,
    /// Its body.
    pub content: String,
    /// Its excerpt.
    pub excerpt: String,
    /// Id on the old site; 0 where missing.
    pub id: u64,
    /// Local time of publication: `2010-10-20 14:08:20`.
    pub date: String,
    /// Universal time of publication; zeros for drafts.
    pub date_gmt: String,
    /// Universal time of the last change; may be empty.
    pub modified_gmt: String,
    /// `open` or `closed`.
    pub comment_status: String,
    /// Slug, possibly percent-encoded.
    pub slug: String,
    /// `publish`, `draft`, `future`, `private`, `pending`, `trash`, `inherit`, …
    pub status: String,
    /// Number of its parent item; 0 for none.
    pub parent: u64,
    /// Order among siblings.
    pub menu_order: i64,
    /// `post`, `page`, `attachment`, `nav_menu_item`, …
    pub kind: String,
    /// Password for readers; may be empty.
    pub password: String,
    /// Sticky on the front page.
    pub sticky: bool,
    /// The URL of an attachment's file.
    pub attachment_url: String,
    /// Its terms.
    pub terms: Vec<TermRef>,
    /// Additional values in the file's order.
    pub meta: Vec<(String, String)>,
    /// Its comments in the file's order.
    pub comments: Vec<WxrComment>,
}

impl Item {
    /// The first value under this key: WordPress takes the first too where a file repeats a key.
    pub fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}
