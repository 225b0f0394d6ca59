//! Blocks to JSON nodes. The mirror image is `read.rs`; a property test holds the two together.

use super::{Attributes, Block, BlockKind, Document, ImageBlock, Inline, Mark, VERSION, node::MarkNode, node::Node};

/// The whole document as a node.
pub(super) fn document(document: &Document) -> Node<'_> {
    Node::new("doc").attr("version", VERSION).with(blocks(&document.blocks))
}

fn blocks(list: &[Block]) -> impl Iterator<Item = Node<'_>> {
    list.iter().map(block)
}

fn block(block: &Block) -> Node<'_> {
    kind(&block.kind).attr("id", block.id.as_str()).attr("anchor", block.anchor.as_str())
}

fn kind(kind: &BlockKind) -> Node<'_> {
    match kind {
        BlockKind::Paragraph(p) => Node::new("paragraph").with(inlines(&p.content)),
        BlockKind::Heading(h) => Node::new("heading").attr("level", h.level).with(inlines(&h.content)),
        BlockKind::List(list) => {
            let items = list.items.iter().map(|item| Node::new("listItem").with(blocks(&item.blocks)));
            if !list.ordered {
                return Node::new("bulletList").with(items);
            }
            Node::new("orderedList")
                .attr("start", list.start)
                .attr("reversed", list.reversed.then_some(true))
                .attr("type", list.numbering.letter())
                .with(items)
        }
        BlockKind::Quote(quote) => Node::new("blockquote").with(blocks(&quote.blocks)).with(part("cite", &quote.cite)),
        BlockKind::PullQuote(quote) => Node::new("pullQuote").with(part("pullQuoteText", &quote.content)).with(part("cite", &quote.cite)),
        BlockKind::Image(picture) => image("image", picture),
        BlockKind::Gallery(gallery) => Node::new("gallery")
            .with(gallery.images.iter().map(|picture| image("galleryImage", picture)))
            .with(part("caption", &gallery.caption)),
        BlockKind::Video(v) => Node::new("video")
            .attr("media", v.media.as_ref().map(|id| id.as_str()))
            .attr("source", v.source.as_str())
            .with(part("caption", &v.caption)),
        BlockKind::Audio(a) => Node::new("audio")
            .attr("media", a.media.as_ref().map(|id| id.as_str()))
            .attr("source", a.source.as_str())
            .with(part("caption", &a.caption)),
        BlockKind::Embed(e) => {
            Node::new("embed").attr("url", e.url.as_str()).attr("provider", e.provider.as_str()).with(part("caption", &e.caption))
        }
        BlockKind::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                Node::new("tableRow").with(row.cells.iter().map(|cell| {
                    let node = Node::new(if cell.header { "tableHeader" } else { "tableCell" });
                    node.attr("colspan", cell.colspan).attr("rowspan", cell.rowspan).with(blocks(&cell.blocks))
                }))
            });
            Node::new("table").with(rows).with(part("caption", &table.caption))
        }
        BlockKind::FactBox(b) => Node::new("factBox").with(part("title", &b.title)).with(blocks(&b.blocks)),
        BlockKind::Timeline(t) => Node::new("timeline")
            .with(t.items.iter().map(|item| Node::new("timelineItem").with(part("when", &item.when)).with(blocks(&item.blocks)))),
        BlockKind::QuestionAnswer(pair) => Node::new("questionAnswer").with(part("question", &pair.question)).with(blocks(&pair.blocks)),
        BlockKind::KeyPoints(points) => {
            Node::new("keyPoints").with(points.points.iter().map(|point| Node::new("keyPoint").with(inlines(point))))
        }
        BlockKind::RelatedStory(related) => Node::new("relatedStory").attr("story", related.story.as_str()),
        BlockKind::LiveEntry(entry) => {
            Node::new("liveEntry").attr("at", entry.at.millis()).with(part("title", &entry.title)).with(blocks(&entry.blocks))
        }
        BlockKind::Divider => Node::new("horizontalRule"),
        BlockKind::File(f) => Node::new("file")
            .attr("media", f.media.as_ref().map(|id| id.as_str()))
            .attr("source", f.source.as_str())
            .with(part("title", &f.title)),
        BlockKind::Code(code) => Node::new("codeBlock").attr("language", code.language.as_str()).with(inlines(&code.content)),
        BlockKind::Details(d) => {
            Node::new("details").attr("open", d.open.then_some(true)).with(part("summary", &d.summary)).with(blocks(&d.blocks))
        }
        BlockKind::Unknown(u) => {
            Node::new("unknown").attr("name", u.name.as_str()).attr("source", u.source.as_str()).attr("text", u.text.as_str())
        }
    }
}

fn image<'a>(kind: &'a str, picture: &'a ImageBlock) -> Node<'a> {
    Node::new(kind)
        .attr("media", picture.media.as_ref().map(|id| id.as_str()))
        .attr("source", picture.source.as_str())
        .attr("alt", picture.alt.as_str())
        .attr("link", picture.link.as_ref().map(|href| href.as_str()))
        .with(part("caption", &picture.caption))
}

/// A named stretch of text within a block; nothing where it is empty.
fn part<'a>(kind: &'a str, content: &'a [Inline]) -> Option<Node<'a>> {
    if content.is_empty() { None } else { Some(Node::new(kind).with(inlines(content))) }
}

fn inlines(content: &[Inline]) -> impl Iterator<Item = Node<'_>> {
    content.iter().map(|inline| match inline {
        Inline::Break => Node::new("hardBreak"),
        Inline::Text { text, marks } => {
            Node { kind: "text".into(), text: Some(text.into()), marks: marks.iter().map(mark).collect(), ..Node::default() }
        }
    })
}

fn mark(mark: &Mark) -> MarkNode<'_> {
    let (kind, attr) = match mark {
        Mark::Strong => ("bold", None),
        Mark::Emphasis => ("italic", None),
        Mark::Code => ("code", None),
        Mark::Strike => ("strike", None),
        Mark::Subscript => ("subscript", None),
        Mark::Superscript => ("superscript", None),
        Mark::Link { href } => ("link", Some(("href", href.as_str()))),
        Mark::Language(language) => ("language", Some(("lang", language.as_str()))),
    };
    let mut attrs = Attributes::default();
    attr.into_iter().for_each(|(name, value)| attrs.insert(name, value.into()));
    MarkNode { kind: kind.into(), attrs }
}
