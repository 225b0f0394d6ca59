//! JSON nodes to blocks: the limits, the path of an error and what all kinds read alike. Each kind reads itself.

use serde_json::Value;

use super::{Attributes, Block, BlockKind, Document, DocumentError, Href, Inline, Node, Unknown, UnknownBlocks, VERSION, limits};
use crate::{MediaId, ParseError};

pub(super) type Result<T> = std::result::Result<T, DocumentError>;

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

/// Reads one block at `index` of a document; what this program does not know is refused. Its id is not checked to be the only one.
pub(super) fn block(node: &Node<'_>, index: usize) -> Result<Block> {
    Reader { unknown: UnknownBlocks::Refuse, nodes: 0, path: Vec::new() }.within(index, |reader| reader.block(node))
}

/// Reads nodes, counts them against the limits and remembers where it is.
pub(super) struct Reader {
    unknown: UnknownBlocks,
    nodes: usize,
    /// The index of each node from the document down to the current one.
    path: Vec<usize>,
}

/// The nodes within a block: its named lines of text (`caption`, `title`), and the rest; each with its index.
pub(super) struct Children<'a> {
    named: Vec<(usize, &'a Node<'a>)>,
    rest: Vec<(usize, &'a Node<'a>)>,
}

impl<'a> Children<'a> {
    /// Separates the nodes of these names from the rest.
    pub(super) fn of(node: &'a Node<'a>, names: &[&str]) -> Self {
        let (named, rest) = node.content.iter().enumerate().partition(|(_, child)| names.contains(&&*child.kind));
        Self { named, rest }
    }
}

impl Reader {
    /// Whether nodes and marks of unknown types are errors.
    pub(super) fn refuses_unknown(&self) -> bool {
        self.unknown == UnknownBlocks::Refuse
    }

    /// An error about `what` of the current node.
    pub(super) fn wrong<T>(&self, what: &str, why: impl Into<String>) -> Result<T> {
        let path: String = self.path.iter().map(|index| format!("content[{index}].")).collect();
        Err(DocumentError::Shape { at: format!("{path}{what}"), why: why.into() })
    }

    /// Runs `read` one level further down, at child `index`.
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

    /// Reads each node with `read`.
    pub(super) fn each<'n, T>(&mut self, nodes: &'n [Node<'n>], read: impl Fn(&mut Self, &'n Node<'n>) -> Result<T>) -> Result<Vec<T>> {
        nodes.iter().enumerate().map(|(index, node)| self.within(index, |reader| read(reader, node))).collect()
    }

    /// Reads each of the children without a name with `read`.
    pub(super) fn each_of<'n, T>(
        &mut self,
        children: &Children<'n>,
        read: impl Fn(&mut Self, &'n Node<'n>) -> Result<T>,
    ) -> Result<Vec<T>> {
        children.rest.iter().map(|(index, node)| self.within(*index, |reader| read(reader, node))).collect()
    }

    /// The nodes as blocks.
    pub(super) fn blocks(&mut self, nodes: &[Node<'_>]) -> Result<Vec<Block>> {
        self.each(nodes, Self::block)
    }

    /// The children without a name as blocks.
    pub(super) fn blocks_of(&mut self, children: &Children<'_>) -> Result<Vec<Block>> {
        self.each_of(children, Self::block)
    }

    /// The first line of this name; empty if there is none.
    pub(super) fn line(&mut self, children: &Children<'_>, name: &str) -> Result<Vec<Inline>> {
        match children.named.iter().find(|(_, node)| node.kind == name) {
            Some((index, node)) => self.within(*index, |reader| reader.inlines(&node.content)),
            None => Ok(Vec::new()),
        }
    }

    fn block(&mut self, node: &Node<'_>) -> Result<Block> {
        let kind = match BlockKind::read(node, self)? {
            Some(kind) => kind,
            None if self.refuses_unknown() => return self.wrong("type", format!("{:?} is not a block this program knows", node.kind)),
            None => BlockKind::Unknown(Unknown::of_node(node)),
        };
        let id = self.text(&node.attrs, "id")?;
        if id.chars().count() > Block::MAX_ID_CHARS {
            return self.wrong("attrs.id", format!("is longer than {} characters", Block::MAX_ID_CHARS));
        }
        let anchor = self.text(&node.attrs, "anchor")?;
        if anchor.chars().any(char::is_whitespace) {
            return self.wrong("attrs.anchor", "must not hold white space");
        }
        Ok(Block { id, anchor, kind })
    }

    /// A text attribute; absent and null read as empty.
    pub(super) fn text(&self, attrs: &Attributes<'_>, name: &str) -> Result<String> {
        match attrs.get(name) {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::String(text)) => Ok(text.clone()),
            Some(_) => self.wrong(&format!("attrs.{name}"), "must be a text"),
        }
    }

    /// A whole number; absent and null read as `default`.
    pub(super) fn number(&self, attrs: &Attributes<'_>, name: &str, default: i64) -> Result<i64> {
        match attrs.get(name) {
            None | Some(Value::Null) => Ok(default),
            Some(value) => value.as_i64().map_or_else(|| self.wrong(&format!("attrs.{name}"), "must be a whole number"), Ok),
        }
    }

    /// The attribute `media`: a media item in our store, or `None`.
    pub(super) fn media(&self, attrs: &Attributes<'_>, name: &str) -> Result<Option<MediaId>> {
        match self.text(attrs, name)? {
            id if id.is_empty() => Ok(None),
            id => self.parsed(&format!("attrs.{name}"), MediaId::parse(&id)).map(Some),
        }
    }

    /// A link's target; an error if it is absent or unsafe.
    pub(super) fn href(&self, attrs: &Attributes<'_>, name: &str) -> Result<Href> {
        self.parsed(&format!("attrs.{name}"), Href::parse(&self.text(attrs, name)?))
    }

    /// The parsed value, or an error about `what` of the current node.
    pub(super) fn parsed<T>(&self, what: &str, value: std::result::Result<T, ParseError>) -> Result<T> {
        value.or_else(|error| self.wrong(what, error.to_string()))
    }
}

/// Whether an attribute is present and true.
pub(super) fn flag(attrs: &Attributes<'_>, name: &str) -> bool {
    attrs.get(name).and_then(Value::as_bool).unwrap_or_default()
}
