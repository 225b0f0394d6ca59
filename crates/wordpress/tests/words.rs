//! The words of every body that a real WordPress rendered, compared with ours.
//!
//! Rule: every word a reader saw on WordPress must be in our document, as often. Not compared are words that WordPress takes
//! from the site and not from the body (latest posts, archives, calendars, menus, comment lists, query loops: the elements named
//! in `FILLED`), and the label of a file block's button, which our page writes itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests say loudly what is wrong"
)]

mod shared;

use std::collections::{BTreeMap, HashMap};

use domain::document::BlockKind;
use domain::{Document, MediaKind};
use scraper::{Html, Node};
use wordpress::body::{Attachment, Surroundings, convert, texturize};
use wordpress::wxr::{Entry, Item, Reader};

/// Classes of elements that WordPress fills from the site, and of controls.
const FILLED: &[&str] = &[
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

struct Site {
    attachments: HashMap<u64, Item>,
    footnotes: Option<String>,
    own: Vec<u64>,
}

impl Surroundings for Site {
    fn by_id(&self, id: u64) -> Option<Attachment> {
        let item = self.attachments.get(&id)?;
        Some(Attachment {
            media: None,
            kind: Some(MediaKind::Image),
            url: item.attachment_url.clone(),
            title: item.title.clone(),
            caption: item.excerpt.clone(),
            alt: item.meta("_wp_attachment_image_alt").unwrap_or_default().to_owned(),
        })
    }
    fn by_url(&self, _: &str) -> Option<Attachment> {
        None
    }
    fn own_pictures(&self) -> Vec<u64> {
        self.own.clone()
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

/// What a reader of WordPress's page saw, without what the site put in.
fn visible(html: &str) -> String {
    fn collect(node: ego_tree::NodeRef<'_, Node>, text: &mut String) {
        match node.value() {
            Node::Text(part) => text.push_str(part),
            Node::Element(element) => {
                let filled = element.attr("class").is_some_and(|classes| classes.split_whitespace().any(|class| FILLED.contains(&class)));
                if filled || matches!(element.name(), "script" | "style" | "svg" | "noscript" | "template") {
                    return;
                }
                let line = !matches!(
                    element.name(),
                    "a" | "strong"
                        | "em"
                        | "b"
                        | "i"
                        | "span"
                        | "code"
                        | "sub"
                        | "sup"
                        | "mark"
                        | "del"
                        | "ins"
                        | "u"
                        | "s"
                        | "abbr"
                        | "small"
                        | "big"
                        | "kbd"
                        | "tt"
                        | "var"
                        | "cite"
                        | "q"
                        | "strike"
                        | "acronym"
                );
                if line {
                    text.push('\n');
                }
                for child in node.children() {
                    collect(child, text);
                }
                if line {
                    text.push('\n');
                }
            }
            _ => {
                for child in node.children() {
                    collect(child, text);
                }
            }
        }
    }
    let mut text = String::new();
    collect(*Html::parse_fragment(html).root_element(), &mut text);
    text
}

/// What a reader of ours can see: the document's words, and the addresses on cards.
fn ours(document: &Document) -> String {
    let mut text = document.plain_text();
    document.visit(|block| match &block.kind {
        BlockKind::Embed(embed) => text.push_str(&format!("\n{}", embed.url)),
        BlockKind::Video(video) => text.push_str(&format!("\n{}", video.source)),
        BlockKind::Audio(audio) => text.push_str(&format!("\n{}", audio.source)),
        _ => {}
    });
    text
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let same = text.replace(['’', '‘', '′'], "'").to_lowercase();
    for word in
        same.split(|c: char| !(c.is_alphanumeric() || c == '\'')).map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty())
    {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

fn missing_words(raw: &str, content: &str, site: &Site) -> Vec<String> {
    let mut document = convert(raw, site).document;
    texturize(&mut document);
    let have = words(&ours(&document));
    let mut missing = Vec::new();
    for (word, times) in words(&visible(content)) {
        let found = have.get(&word).copied().unwrap_or(0);
        if found < times {
            missing.push(format!("{word} ({found} of {times})"));
        }
    }
    missing
}

#[test]
fn the_words_of_every_body_arrive() {
    let (mut bodies, mut complete, mut report) = (0, 0, String::new());
    for (export, rendered) in [
        ("theme-test-data/themeunittestdata.wordpress.xml", "rendered/themeunittestdata.jsonl"),
        ("theme-test-data/64-block-test-data.xml", "rendered/64-block-test-data.jsonl"),
    ] {
        let mut reader = Reader::open(&shared::file(export)).unwrap();
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
        for line in std::fs::read_to_string(shared::file(rendered)).unwrap().lines() {
            let page: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = |name: &str| page[name].as_str().unwrap().to_owned();
            let item = items.get(&(text("type"), text("title_raw")));
            site.footnotes = item.and_then(|item| item.meta("footnotes")).map(str::to_owned);
            site.own = site
                .attachments
                .values()
                .filter(|attachment| item.is_some_and(|item| attachment.parent == item.id))
                .map(|attachment| attachment.id)
                .collect();
            let missing = missing_words(&text("raw"), &text("content"), &site);
            bodies += 1;
            if missing.is_empty() {
                complete += 1;
            } else {
                report.push_str(&format!("  {} {}: {}\n", text("type"), text("slug"), missing.join(", ")));
            }
        }
    }
    println!("words: {complete} of {bodies} bodies arrive complete ({:.1} %)\n{report}", 100.0 * f64::from(complete) / f64::from(bodies));
    assert_eq!(bodies, 139);
    assert_eq!(complete, bodies, "{report}");
}
