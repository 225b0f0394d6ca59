//! What a real WordPress made of the bodies of the exports, with the site around each.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say loudly what is wrong")]

use std::collections::HashMap;

use domain::MediaKind;
use scraper::node::Element;
use wordpress::body::{Attachment, BodyContext};
use wordpress::wxr::{Entry, Item, Reader};

/// Classes of elements that WordPress fills from the site, and of controls.
pub const FILLED: &[&str] = &[
    "wp-block-archives",
    "wp-block-calendar",
    "wp-block-categories",
    "wp-block-latest-comments",
    "wp-block-latest-posts",
    "wp-block-latest-posts__list",
    "wp-block-page-list",
    "wp-block-tag-cloud",
    "wp-block-rss",
    "wp-block-search",
    "wp-block-navigation",
    "wp-block-site-title",
    "wp-block-site-tagline",
    "wp-block-site-logo",
    "wp-block-query",
    "wp-block-query-title",
    "wp-block-post-title",
    "wp-block-post-date",
    "wp-block-post-excerpt",
    "wp-block-post-terms",
    "wp-block-post-author",
    "wp-block-post-author-name",
    "wp-block-post-author-biography",
    "wp-block-post-featured-image",
    "wp-block-post-navigation-link",
    "wp-block-post-template",
    "wp-block-post-comments-form",
    "wp-block-comments",
    "wp-block-comments-query-loop",
    "wp-block-comments-title",
    "wp-block-loginout",
    "wp-block-avatar",
    "wp-block-read-more",
    "wp-block-term-description",
    "post-navigation-link-next",
    "post-navigation-link-previous",
    "wp-block-file__button",
    "wp-calendar-table",
    "components-placeholder",
    "logged-in",
    "logged-out",
    "comment-respond",
    "wp-block-comment-template",
    "wp-block-post-comments",
    "taxonomy-category",
    "taxonomy-post_tag",
    "wp-block-query-no-results",
];

pub struct Site {
    attachments: HashMap<u64, Item>,
    footnotes: Option<String>,
    own: Vec<u64>,
}

impl BodyContext for Site {
    fn by_id(&self, id: u64) -> Option<Attachment> {
        let item = self.attachments.get(&id)?;
        Some(Attachment {
            media: None,
            kind: Some(match item.attachment_url.rsplit('.').next() {
                Some("mov") => MediaKind::Video,
                Some("mp3") => MediaKind::Audio,
                _ => MediaKind::Image,
            }),
            url: item.attachment_url.clone(),
            title: item.title.clone(),
            caption: item.excerpt.clone(),
            alt: item.meta("_wp_attachment_image_alt").unwrap_or_default().to_owned(),
            order: item.menu_order,
        })
    }
    fn by_url(&self, _: &str) -> Option<Attachment> {
        None
    }
    fn uploaded(&self, _: Option<u64>, kind: MediaKind) -> Vec<u64> {
        self.own.iter().copied().filter(|id| self.by_id(*id).is_some_and(|file| file.kind == Some(kind))).collect()
    }
    fn footnotes(&self) -> Option<&str> {
        self.footnotes.as_deref()
    }
    fn reusable(&self, _: u64) -> Option<&str> {
        None
    }
    fn site(&self) -> &str {
        "http://127.0.0.1:8099"
    }
}

/// Whether WordPress fills this element from the site, or it holds nothing to read.
pub fn is_filled(element: &Element) -> bool {
    let filled = element.attr("class").is_some_and(|classes| classes.split_whitespace().any(|class| FILLED.contains(&class)));
    filled || matches!(element.name(), "script" | "style" | "svg" | "noscript" | "template")
}

/// One body.
pub struct Rendered {
    /// `post talks`.
    pub name: String,
    /// As it is stored.
    pub raw: String,
    /// As WordPress shows it.
    pub content: String,
}

/// Calls `each` with every body of both test sets.
pub fn each_body(mut each: impl FnMut(&Rendered, &Site)) {
    for (export, rendered) in [
        ("theme-test-data/themeunittestdata.wordpress.xml", "rendered/themeunittestdata.jsonl"),
        ("theme-test-data/64-block-test-data.xml", "rendered/64-block-test-data.jsonl"),
    ] {
        let mut reader = Reader::open(&super::file(export)).unwrap();
        let (mut attachments, mut items) = (HashMap::new(), HashMap::new());
        while let Some(entry) = reader.next_entry().unwrap() {
            if let Entry::Item(item) = entry {
                match item.kind.as_str() {
                    "attachment" => {
                        attachments.insert(item.id, *item);
                    }
                    "post" | "page" => {
                        items.insert((item.kind.clone(), item.title.clone()), *item);
                    }
                    _ => {}
                }
            }
        }
        let mut site = Site { attachments, footnotes: None, own: Vec::new() };
        for line in std::fs::read_to_string(super::file(rendered)).unwrap().lines() {
            let page: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = |name: &str| page[name].as_str().unwrap().to_owned();
            let item = items.get(&(text("type"), text("title_raw")));
            site.footnotes = item.and_then(|item| item.meta("footnotes")).map(str::to_owned);
            let own = site.attachments.values().filter(|attachment| item.is_some_and(|item| attachment.parent == item.id));
            site.own = own.map(|attachment| attachment.id).collect();
            site.own.sort_unstable();
            let name = format!("{} {}", text("type"), text("slug"));
            each(&Rendered { name, raw: text("raw"), content: text("content") }, &site);
        }
    }
}
