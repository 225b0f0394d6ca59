//! The form of every body that a real WordPress rendered, compared with ours: paragraphs, headings, lists, captions, pictures,
//! tables, quotations and code, in order and each with its words.
//!
//! Not compared are elements that WordPress fills from the site (see `support/rendered.rs`), layout, and in what kind of box an
//! embedded address is shown: without a network WordPress prints the bare address.

use std::collections::BTreeMap;

use crate::support::rendered::{each_body, is_filled};
use domain::document::{Block, BlockKind, ImageBlock, Inline, inline_text};
use scraper::{Html, Node};
use wordpress::body::{convert, texturize};

/// A piece of a body: what it is, and its words.
type Piece = (String, String);

/// The pieces in reading order, built from runs of text.
#[derive(Default)]
struct Pieces {
    list: Vec<Piece>,
    text: String,
}

impl Pieces {
    /// Ends a run of text that stands in an element of this kind.
    fn end(&mut self, kind: &str) {
        let text = std::mem::take(&mut self.text);
        let words = text.replace(['’', '‘', '′', '\u{a0}'], "'").to_lowercase();
        let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            let kind = if text.trim().starts_with("http") && !text.trim().contains(' ') { "address" } else { kind };
            self.list.push((kind.to_owned(), words.join(" ")));
        }
    }
    fn mark(&mut self, kind: &str) {
        self.list.push((kind.to_owned(), String::new()));
    }
    fn run(&mut self, kind: &str, content: &[Inline]) {
        self.text = inline_text(content);
        self.end(kind);
    }
}

/// What the words within this element are. A page has one `h1`, its headline, so that one in a body is the next lower; lists of
/// terms are paragraphs here.
fn kind_of<'a>(name: &'a str, around: &'a str) -> &'a str {
    match name {
        "h1" => "h2",
        "h2" | "h3" | "h4" | "h5" | "h6" | "figcaption" | "summary" => name,
        "caption" => "figcaption",
        "li" => "li",
        "td" | "th" => "cell",
        "pre" => "pre",
        "cite" => "cite",
        // a paragraph in an item or a cell is the item's or cell's text
        _ if matches!(around, "li" | "cell" | "figcaption" | "summary" | "pre") => around,
        _ => "p",
    }
}

fn theirs(node: ego_tree::NodeRef<'_, Node>, around: &str, quoted: bool, pieces: &mut Pieces) {
    match node.value() {
        Node::Text(part) => pieces.text.push_str(part),
        Node::Element(element) if is_filled(element) => {}
        Node::Element(element) => {
            let within = [
                "a", "strong", "em", "b", "i", "span", "code", "sub", "sup", "mark", "del", "ins", "u", "s", "abbr", "small", "big", "kbd",
                "tt", "var", "q", "strike", "acronym", "br", "font", "label", "button", "time", "dfn", "samp", "bdo",
            ];
            match element.name() {
                "img" => {
                    pieces.end(around);
                    pieces.mark("image");
                }
                "hr" => {
                    pieces.end(around);
                    pieces.mark("hr");
                }
                "br" => pieces.text.push(' '),
                "video" | "audio" | "iframe" => pieces.mark("player"),
                name if within.contains(&name) || name == "cite" && !quoted => {
                    for child in node.children() {
                        theirs(child, around, quoted, pieces);
                    }
                }
                name => {
                    pieces.end(around);
                    let kind = kind_of(name, around);
                    for child in node.children() {
                        theirs(child, kind, quoted || name == "blockquote", pieces);
                    }
                    pieces.end(kind);
                }
            }
        }
        _ => {
            for child in node.children() {
                theirs(child, around, quoted, pieces);
            }
        }
    }
}

fn ours(blocks: &[Block], around: &str, pieces: &mut Pieces) {
    let image = |image: &ImageBlock, pieces: &mut Pieces| {
        pieces.mark("image");
        pieces.run("figcaption", &image.caption);
    };
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(paragraph) => pieces.run(around, &paragraph.content),
            BlockKind::Heading(heading) => pieces.run(&format!("h{}", heading.level), &heading.content),
            BlockKind::List(list) => list.items.iter().for_each(|item| ours(&item.blocks, "li", pieces)),
            BlockKind::Quote(quote) => {
                ours(&quote.blocks, "p", pieces);
                pieces.run("cite", &quote.cite);
            }
            BlockKind::PullQuote(quote) => {
                pieces.run("p", &quote.content);
                pieces.run("cite", &quote.cite);
            }
            BlockKind::Image(one) => image(one, pieces),
            BlockKind::Gallery(gallery) => {
                gallery.images.iter().for_each(|one| image(one, pieces));
                pieces.run("figcaption", &gallery.caption);
            }
            BlockKind::Video(video) => {
                pieces.mark("player");
                pieces.run("figcaption", &video.caption);
            }
            BlockKind::Audio(audio) => {
                pieces.mark("player");
                pieces.run("figcaption", &audio.caption);
            }
            BlockKind::Embed(embed) => {
                pieces.text = embed.url.to_string();
                pieces.end("address");
                pieces.run("figcaption", &embed.caption);
            }
            BlockKind::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| ours(&cell.blocks, "cell", pieces));
                pieces.run("figcaption", &table.caption);
            }
            BlockKind::Divider(_) => pieces.mark("hr"),
            BlockKind::File(file) => pieces.run("p", &file.title),
            BlockKind::Code(code) => pieces.run("pre", &code.content),
            BlockKind::Details(details) => {
                pieces.run("summary", &details.summary);
                ours(&details.blocks, "p", pieces);
            }
            BlockKind::Unknown(unknown) => {
                pieces.text.clone_from(&unknown.text);
                pieces.end("p");
            }
            other => panic!("the importer makes no {other:?}"),
        }
    }
}

/// The pieces of `wanted` that are not in `have` in the same order.
fn lost<'p>(wanted: &'p [Piece], have: &[Piece]) -> Vec<&'p Piece> {
    let width = have.len() + 1;
    let mut best = vec![0_u32; (wanted.len() + 1) * width];
    for at in (0..wanted.len()).rev() {
        for with in (0..have.len()).rev() {
            let same = wanted[at] == have[with];
            let diagonal = best[(at + 1) * width + with + 1] + 1;
            best[at * width + with] = if same { diagonal } else { best[(at + 1) * width + with].max(best[at * width + with + 1]) };
        }
    }
    let (mut at, mut with, mut lost) = (0, 0, Vec::new());
    while at < wanted.len() {
        if with < have.len() && wanted[at] == have[with] {
            (at, with) = (at + 1, with + 1);
        } else if with < have.len() && best[at * width + with + 1] >= best[(at + 1) * width + with] {
            with += 1;
        } else {
            lost.push(&wanted[at]);
            at += 1;
        }
    }
    lost
}

#[test]
fn the_form_of_every_body_arrives() {
    let (mut all, mut arrived, mut whole, mut bodies, mut report) = (0, 0, 0, 0, String::new());
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    each_body(|body, site| {
        let mut document = convert(&body.raw, site).document;
        texturize(&mut document);
        let (mut want, mut have) = (Pieces::default(), Pieces::default());
        theirs(*Html::parse_fragment(&body.content).root_element(), "p", false, &mut want);
        want.end("p");
        ours(&document.blocks, "p", &mut have);
        // WordPress shuffles this one's pictures each time
        let lost = if body.raw.contains("orderby=\"rand\"") { Vec::new() } else { lost(&want.list, &have.list) };
        bodies += 1;
        (all, arrived) = (all + want.list.len(), arrived + want.list.len() - lost.len());
        whole += usize::from(lost.is_empty());
        for (kind, _) in &want.list {
            kinds.entry(kind.clone()).or_default().0 += 1;
        }
        for (kind, words) in &lost {
            kinds.entry(kind.clone()).or_default().1 += 1;
            report.push_str(&format!("  {}: {kind} {}\n", body.name, words.chars().take(90).collect::<String>()));
        }
    });
    println!(
        "form: {arrived} of {all} pieces stand where WordPress has them ({:.2} %), {whole} of {bodies} bodies whole",
        100.0 * arrived as f64 / all as f64
    );
    println!("{kinds:?}\n{report}");
    assert_eq!(bodies, 139);
    // a file's own words on its button follow its name here
    assert_eq!(report.trim(), "post file: p 2014 slider mobile behavior");
}
