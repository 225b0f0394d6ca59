//! Markdown events to blocks.

use domain::document::{
    Block, BlockKind, Code, Divider, Heading, Href, Inline, List, ListItem, Mark, Paragraph, Quote, Table, TableCell, TableRow,
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Parses Markdown (CommonMark with tables) into blocks. Raw HTML becomes text.
pub fn read(markdown: &str) -> Vec<Block> {
    let mut reader =
        Reader { parser: Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH), marks: Vec::new() };
    reader.blocks(None)
}

/// Parses one line of Markdown into inline content.
pub fn line(markdown: &str) -> Vec<Inline> {
    if let Some(BlockKind::Paragraph(paragraph)) = read(markdown).into_iter().next().map(|block| block.kind) {
        paragraph.content
    } else {
        vec![Inline::plain(markdown.trim())]
    }
}

struct Reader<'a> {
    parser: Parser<'a>,
    marks: Vec<Mark>,
}

impl Reader<'_> {
    /// Blocks up to the end of `within`.
    fn blocks(&mut self, within: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Vec::new();
        while let Some(event) = self.parser.next() {
            match event {
                Event::End(end) if Some(end) == within => break,
                Event::Start(tag) if is_mark(&tag) => self.marked(tag, &mut loose),
                Event::Start(tag) => {
                    flush(&mut loose, &mut blocks);
                    blocks.extend(self.block(tag).map(Block::new));
                }
                Event::Rule => blocks.push(Block::new(BlockKind::Divider(Divider))),
                other => self.inline(other, &mut loose),
            }
        }
        flush(&mut loose, &mut blocks);
        blocks
    }

    fn block(&mut self, tag: Tag<'_>) -> Option<BlockKind> {
        let end = tag.to_end();
        Some(match tag {
            Tag::Paragraph => BlockKind::Paragraph(Paragraph { content: self.line(end) }),
            Tag::Heading { level, .. } => BlockKind::Heading(Heading { level: (level as u8).clamp(2, 6), content: self.line(end) }),
            Tag::BlockQuote(_) => BlockKind::Quote(Quote { blocks: self.blocks(Some(end)), cite: Vec::new() }),
            Tag::List(start) => BlockKind::List(self.list(start, end)),
            Tag::CodeBlock(_) => BlockKind::Code(Code { content: self.line(end), language: String::new() }),
            Tag::Table(_) => BlockKind::Table(self.table(end)),
            _ => {
                let mut inner = self.blocks(Some(end));
                return if inner.is_empty() { None } else { Some(inner.remove(0).kind) };
            }
        })
    }

    fn list(&mut self, start: Option<u64>, end: TagEnd) -> List {
        let mut items = Vec::new();
        while let Some(event) = self.parser.next() {
            match event {
                Event::Start(Tag::Item) => items.push(ListItem { blocks: self.blocks(Some(TagEnd::Item)) }),
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        match start {
            Some(first) => List { start: i64::try_from(first).unwrap_or(1), ..List::numbered(items) },
            None => List::plain(items),
        }
    }

    fn table(&mut self, end: TagEnd) -> Table {
        let mut rows: Vec<TableRow> = Vec::new();
        let mut header = false;
        while let Some(event) = self.parser.next() {
            match event {
                Event::Start(Tag::TableHead) => {
                    header = true;
                    rows.push(TableRow::default());
                }
                Event::Start(Tag::TableRow) => rows.push(TableRow::default()),
                Event::Start(Tag::TableCell) => {
                    let content = self.line(TagEnd::TableCell);
                    let cell =
                        TableCell { header, colspan: 1, rowspan: 1, blocks: vec![Block::new(BlockKind::Paragraph(Paragraph { content }))] };
                    if let Some(row) = rows.last_mut() {
                        row.cells.push(cell);
                    }
                }
                Event::End(TagEnd::TableHead) => header = false,
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        Table { rows, caption: Vec::new() }
    }

    /// Inline content up to `end`.
    fn line(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut content = Vec::new();
        while let Some(event) = self.parser.next() {
            match event {
                Event::End(found) if found == end => break,
                Event::Start(tag) => self.marked(tag, &mut content),
                other => self.inline(other, &mut content),
            }
        }
        content
    }

    /// Inline content within a mark.
    fn marked(&mut self, tag: Tag<'_>, content: &mut Vec<Inline>) {
        let end = tag.to_end();
        let mark = match tag {
            Tag::Strong => Some(Mark::Strong),
            Tag::Emphasis => Some(Mark::Emphasis),
            Tag::Strikethrough => Some(Mark::Strike),
            Tag::Link { dest_url, .. } => Href::parse(&dest_url).ok().map(|href| Mark::Link { href }),
            _ => None,
        };
        let had = self.marks.len();
        self.marks.extend(mark);
        content.append(&mut self.line(end));
        self.marks.truncate(had);
    }

    fn inline(&mut self, event: Event<'_>, content: &mut Vec<Inline>) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => push(content, &text, self.marks.clone()),
            Event::Code(text) => {
                let mut marks = self.marks.clone();
                marks.push(Mark::Code);
                push(content, &text, marks);
            }
            Event::SoftBreak => push(content, " ", self.marks.clone()),
            Event::HardBreak => content.push(Inline::Break),
            _ => {}
        }
    }
}

/// Appends text; adjacent text with the same marks is joined.
fn push(content: &mut Vec<Inline>, text: &str, marks: Vec<Mark>) {
    match content.last_mut() {
        Some(Inline::Text { text: before, marks: same }) if *same == marks => before.push_str(text),
        _ => content.push(Inline::Text { text: text.to_owned(), marks }),
    }
}

fn flush(loose: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !loose.is_empty() {
        blocks.push(Block::new(BlockKind::Paragraph(Paragraph { content: std::mem::take(loose) })));
    }
}

fn is_mark(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}
