//! The words of every body that a real WordPress rendered, compared with ours.
//!
//! Rule: every word a reader saw on WordPress must be in our document, as often. Not compared are words that WordPress takes
//! from the site and not from the body (latest posts, archives, calendars, menus, comment lists, query loops: the elements named
//! in `FILLED`), and the label of a file block's button, which our page writes itself.

use std::collections::BTreeMap;

use crate::support::rendered::{Site, each_body, is_filled};
use domain::Document;
use domain::document::BlockKind;
use scraper::{Html, Node};
use wordpress::body::{convert, texturize};

/// What a reader of WordPress's page saw, without what the site put in.
fn visible(html: &str) -> String {
    fn collect(node: ego_tree::NodeRef<'_, Node>, text: &mut String) {
        match node.value() {
            Node::Text(part) => text.push_str(part),
            Node::Element(element) => {
                if is_filled(element) {
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
    each_body(|body, site| {
        let missing = missing_words(&body.raw, &body.content, site);
        bodies += 1;
        if missing.is_empty() {
            complete += 1;
        } else {
            report.push_str(&format!("  {}: {}\n", body.name, missing.join(", ")));
        }
    });
    println!("words: {complete} of {bodies} bodies arrive complete ({:.1} %)\n{report}", 100.0 * f64::from(complete) / f64::from(bodies));
    assert_eq!(bodies, 139);
    assert_eq!(complete, bodies, "{report}");
}
