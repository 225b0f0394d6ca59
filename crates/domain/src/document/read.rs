//! JSON nodes to blocks. Says where in the document something is wrong.

use serde_json::Value;

use super::{
    Attributes, Audio, Block, BlockKind, Code, Details, Document, DocumentError, Embed, FactBox, FileLink, Gallery, Heading, Href,
    ImageBlock, Inline, KeyPoints, List, ListItem, LiveEntry, Mark, Node, Numbering, Paragraph, PullQuote, QuestionAnswer, Quote,
    RelatedStory, Table, TableCell, TableRow, Timeline, TimelineItem, Unknown, UnknownBlocks, VERSION, Video, limits,
};
use crate::{Language, MediaId, ParseError, StoryId, Timestamp};

type Result<T> = std::result::Result<T, DocumentError>;

/// Reads a whole document.
pub(super) fn document(node: &Node<'_>, unknown: UnknownBlocks) -> Result<Document> {
    if node.kind != "doc" {
        return Err(DocumentError::Shape { at: "type".to_owned(), why: format!("is {:?}, must be \"doc\"", node.kind) });
    }
    let version = node.attrs.get("version").and_then(Value::as_u64).unwrap_or(1);
    if version > u64::from(VERSION) {
        return Err(DocumentError::Newer { found: u32::try_from(version).unwrap_or(u32::MAX) });
    }
    let mut reader = Reader { unknown, nodes: 0, path: Vec::new() };
    let mut document = Document { blocks: reader.blocks(&node.content)? };
    document.number();
    Ok(document)
}

struct Reader {
    unknown: UnknownBlocks,
    nodes: usize,
    /// Indices of the nodes we are in.
    path: Vec<usize>,
}

/// The named stretches of text of a block, and the blocks that are left.
struct Parts<'a> {
    named: Vec<(&'a Node<'a>, usize)>,
    rest: Vec<(&'a Node<'a>, usize)>,
}

impl Reader {
    fn wrong<T>(&self, what: &str, why: impl Into<String>) -> Result<T> {
        let mut at: String = self.path.iter().map(|index| format!("content[{index}].")).collect();
        at.push_str(what);
        Err(DocumentError::Shape { at: at.trim_end_matches('.').to_owned(), why: why.into() })
    }

    /// Runs `read` one level further down, at child `index`, counting against the limits.
    fn within<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.nodes += 1;
        if self.nodes > limits::NODES {
            return Err(DocumentError::TooLarge { what: "its number of nodes", found: self.nodes, most: limits::NODES });
        }
        if self.path.len() >= limits::DEPTH {
            return Err(DocumentError::TooLarge { what: "its depth", found: self.path.len() + 1, most: limits::DEPTH });
        }
        self.path.push(index);
        let value = read(self)?;
        self.path.pop();
        Ok(value)
    }

    fn blocks(&mut self, nodes: &[Node<'_>]) -> Result<Vec<Block>> {
        nodes.iter().enumerate().map(|(index, node)| self.within(index, |reader| reader.block(node))).collect()
    }

    fn some_blocks(&mut self, nodes: &[(&Node<'_>, usize)]) -> Result<Vec<Block>> {
        nodes.iter().map(|(node, index)| self.within(*index, |reader| reader.block(node))).collect()
    }

    fn block(&mut self, node: &Node<'_>) -> Result<Block> {
        let kind = self.kind(node)?;
        let id = self.text(&node.attrs, "id")?;
        if id.chars().count() > 64 {
            return self.wrong("attrs.id", "is longer than 64 characters");
        }
        let anchor = self.text(&node.attrs, "anchor")?;
        if anchor.chars().any(char::is_whitespace) {
            return self.wrong("attrs.anchor", "must not hold white space");
        }
        Ok(Block { id, anchor, kind })
    }

    fn kind(&mut self, node: &Node<'_>) -> Result<BlockKind> {
        let attrs = &node.attrs;
        Ok(match &*node.kind {
            "paragraph" => BlockKind::Paragraph(Paragraph { content: self.inlines(&node.content)? }),
            "heading" => match attrs.get("level").and_then(Value::as_u64) {
                Some(level @ 2..=6) => BlockKind::Heading(Heading { level: level as u8, content: self.inlines(&node.content)? }),
                _ => return self.wrong("attrs.level", "must be 2 to 6"),
            },
            "bulletList" => BlockKind::List(List::plain(self.items(node)?)),
            "orderedList" => BlockKind::List(List {
                start: self.number(attrs, "start", 1)?,
                reversed: flag(attrs, "reversed"),
                numbering: Numbering::of_letter(&self.text(attrs, "type")?),
                ..List::numbered(self.items(node)?)
            }),
            "blockquote" => {
                let parts = split(node, &["cite"]);
                BlockKind::Quote(Quote { cite: self.part(&parts, "cite")?, blocks: self.some_blocks(&parts.rest)? })
            }
            "pullQuote" => {
                let parts = split(node, &["pullQuoteText", "cite"]);
                BlockKind::PullQuote(PullQuote { content: self.part(&parts, "pullQuoteText")?, cite: self.part(&parts, "cite")? })
            }
            "image" => BlockKind::Image(self.image(node)?),
            "gallery" => {
                let parts = split(node, &["caption"]);
                let images =
                    parts.rest.iter().map(|(child, index)| self.within(*index, |reader| reader.image(child))).collect::<Result<_>>()?;
                BlockKind::Gallery(Gallery { images, caption: self.part(&parts, "caption")? })
            }
            "video" => BlockKind::Video(Video {
                media: self.media(attrs)?,
                source: self.text(attrs, "source")?,
                caption: self.part(&split(node, &["caption"]), "caption")?,
            }),
            "audio" => BlockKind::Audio(Audio {
                media: self.media(attrs)?,
                source: self.text(attrs, "source")?,
                caption: self.part(&split(node, &["caption"]), "caption")?,
            }),
            "embed" => {
                let url = Href::parse(&self.text(attrs, "url")?).or_else(|error| self.wrong("attrs.url", error.to_string()))?;
                BlockKind::Embed(Embed {
                    url,
                    provider: self.text(attrs, "provider")?,
                    caption: self.part(&split(node, &["caption"]), "caption")?,
                })
            }
            "table" => {
                let parts = split(node, &["caption"]);
                let rows = parts.rest.iter().map(|(row, index)| self.within(*index, |reader| reader.row(row))).collect::<Result<_>>()?;
                BlockKind::Table(Table { rows, caption: self.part(&parts, "caption")? })
            }
            "factBox" => {
                let parts = split(node, &["title"]);
                BlockKind::FactBox(FactBox { title: self.part(&parts, "title")?, blocks: self.some_blocks(&parts.rest)? })
            }
            "timeline" => {
                let items = node.content.iter().enumerate().map(|(index, item)| {
                    self.within(index, |reader| {
                        let parts = split(item, &["when"]);
                        Ok(TimelineItem { when: reader.part(&parts, "when")?, blocks: reader.some_blocks(&parts.rest)? })
                    })
                });
                BlockKind::Timeline(Timeline { items: items.collect::<Result<_>>()? })
            }
            "questionAnswer" => {
                let parts = split(node, &["question"]);
                BlockKind::QuestionAnswer(QuestionAnswer {
                    question: self.part(&parts, "question")?,
                    blocks: self.some_blocks(&parts.rest)?,
                })
            }
            "keyPoints" => {
                let points =
                    node.content.iter().enumerate().map(|(index, point)| self.within(index, |reader| reader.inlines(&point.content)));
                BlockKind::KeyPoints(KeyPoints { points: points.collect::<Result<_>>()? })
            }
            "relatedStory" => match StoryId::parse(&self.text(attrs, "story")?) {
                Ok(story) => BlockKind::RelatedStory(RelatedStory { story }),
                Err(error) => return self.wrong("attrs.story", error.to_string()),
            },
            "liveEntry" => {
                let parts = split(node, &["title"]);
                let at = Timestamp::from_millis(self.number(attrs, "at", 0)?);
                BlockKind::LiveEntry(LiveEntry { at, title: self.part(&parts, "title")?, blocks: self.some_blocks(&parts.rest)? })
            }
            "horizontalRule" => BlockKind::Divider,
            "file" => BlockKind::File(FileLink {
                media: self.media(attrs)?,
                source: self.text(attrs, "source")?,
                title: self.part(&split(node, &["title"]), "title")?,
            }),
            "codeBlock" => BlockKind::Code(Code { language: self.text(attrs, "language")?, content: self.inlines(&node.content)? }),
            "details" => {
                let parts = split(node, &["summary"]);
                BlockKind::Details(Details {
                    open: flag(attrs, "open"),
                    summary: self.part(&parts, "summary")?,
                    blocks: self.some_blocks(&parts.rest)?,
                })
            }
            "unknown" => BlockKind::Unknown(Unknown {
                name: self.text(attrs, "name")?,
                source: self.text(attrs, "source")?,
                text: self.text(attrs, "text")?,
            }),
            other if self.unknown == UnknownBlocks::Refuse => {
                return self.wrong("type", format!("{other:?} is not a block this program knows"));
            }
            other => BlockKind::Unknown(Unknown {
                name: other.to_owned(),
                source: serde_json::to_string(node).unwrap_or_default(),
                text: node.inner_text(),
            }),
        })
    }

    fn items(&mut self, list: &Node<'_>) -> Result<Vec<ListItem>> {
        let items = list
            .content
            .iter()
            .enumerate()
            .map(|(index, item)| self.within(index, |reader| Ok(ListItem { blocks: reader.blocks(&item.content)? })));
        items.collect()
    }

    fn row(&mut self, row: &Node<'_>) -> Result<TableRow> {
        let cells = row.content.iter().enumerate().map(|(index, cell)| {
            self.within(index, |reader| {
                let span = |name| reader.number(&cell.attrs, name, 1).map(|n| n.clamp(1, 1000) as u16);
                let (colspan, rowspan) = (span("colspan")?, span("rowspan")?);
                Ok(TableCell { header: cell.kind == "tableHeader", colspan, rowspan, blocks: reader.blocks(&cell.content)? })
            })
        });
        Ok(TableRow { cells: cells.collect::<Result<_>>()? })
    }

    fn image(&mut self, node: &Node<'_>) -> Result<ImageBlock> {
        let link = match self.text(&node.attrs, "link")? {
            link if link.is_empty() => None,
            link => Some(Href::parse(&link).or_else(|error| self.wrong("attrs.link", error.to_string()))?),
        };
        let caption = self.part(&split(node, &["caption"]), "caption")?;
        Ok(ImageBlock {
            media: self.media(&node.attrs)?,
            source: self.text(&node.attrs, "source")?,
            alt: self.text(&node.attrs, "alt")?,
            caption,
            link,
        })
    }

    /// The first stretch of text of this name.
    fn part(&mut self, parts: &Parts<'_>, name: &str) -> Result<Vec<Inline>> {
        match parts.named.iter().find(|(node, _)| node.kind == name) {
            Some((node, index)) => self.within(*index, |reader| reader.inlines(&node.content)),
            None => Ok(Vec::new()),
        }
    }

    fn inlines(&mut self, nodes: &[Node<'_>]) -> Result<Vec<Inline>> {
        let mut content = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            let inline = self.within(index, |reader| reader.inline(node))?;
            content.extend(inline);
        }
        Ok(content)
    }

    fn inline(&mut self, node: &Node<'_>) -> Result<Option<Inline>> {
        match (&*node.kind, &node.text) {
            ("hardBreak", _) => Ok(Some(Inline::Break)),
            ("text", Some(text)) if text.is_empty() => Ok(None),
            ("text", Some(text)) => {
                let marks = node.marks.iter().map(|mark| self.mark(&mark.kind, &mark.attrs)).collect::<Result<Vec<_>>>()?;
                Ok(Some(Inline::Text { text: text.clone().into_owned(), marks: marks.into_iter().flatten().collect() }))
            }
            ("text", None) => self.wrong("text", "is missing"),
            (other, _) if self.unknown == UnknownBlocks::Refuse => self.wrong("type", format!("{other:?} cannot stand within a line")),
            _ => Ok(Some(node.inner_text()).filter(|text| !text.is_empty()).map(Inline::plain)),
        }
    }

    fn mark(&self, kind: &str, attrs: &Attributes<'_>) -> Result<Option<Mark>> {
        Ok(Some(match kind {
            "bold" => Mark::Strong,
            "italic" => Mark::Emphasis,
            "code" => Mark::Code,
            "strike" => Mark::Strike,
            "subscript" => Mark::Subscript,
            "superscript" => Mark::Superscript,
            "link" => match Href::parse(&self.text(attrs, "href")?) {
                Ok(href) => Mark::Link { href },
                Err(error) => return self.wrong("marks.attrs.href", error.to_string()),
            },
            "language" => match Language::parse(&self.text(attrs, "lang")?) {
                Ok(language) => Mark::Language(language),
                Err(error) => return self.wrong("marks.attrs.lang", error.to_string()),
            },
            other if self.unknown == UnknownBlocks::Refuse => {
                return self.wrong("marks", format!("{other:?} is not a mark this program knows"));
            }
            _ => return Ok(None),
        }))
    }

    fn media(&self, attrs: &Attributes<'_>) -> Result<Option<MediaId>> {
        match self.text(attrs, "media")? {
            id if id.is_empty() => Ok(None),
            id => MediaId::parse(&id).map(Some).or_else(|error: ParseError| self.wrong("attrs.media", error.to_string())),
        }
    }

    /// A text attribute; absent and null read as empty.
    fn text(&self, attrs: &Attributes<'_>, name: &str) -> Result<String> {
        match attrs.get(name) {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::String(text)) => Ok(text.clone()),
            Some(_) => self.wrong(&format!("attrs.{name}"), "must be a text"),
        }
    }

    fn number(&self, attrs: &Attributes<'_>, name: &str, default: i64) -> Result<i64> {
        match attrs.get(name) {
            None | Some(Value::Null) => Ok(default),
            Some(value) => value.as_i64().map_or_else(|| self.wrong(&format!("attrs.{name}"), "must be a whole number"), Ok),
        }
    }
}

/// Whether an attribute is there and true.
fn flag(attrs: &Attributes<'_>, name: &str) -> bool {
    attrs.get(name).and_then(Value::as_bool).unwrap_or_default()
}

/// Separates the named stretches of text from the blocks of a node.
fn split<'a>(node: &'a Node<'a>, names: &[&str]) -> Parts<'a> {
    let indexed = node.content.iter().enumerate().map(|(index, child)| (child, index));
    let (named, rest) = indexed.partition(|(child, _)| names.contains(&&*child.kind));
    Parts { named, rest }
}
