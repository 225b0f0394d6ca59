//! Blocks to JSON nodes: what all kinds write alike. Each kind writes itself; `read.rs` is the way back.

use super::{Block, Document, Inline, VERSION, node::Node};

/// The whole document as a node.
pub(super) fn document(document: &Document) -> Node<'_> {
    Node::new("doc").attr("version", VERSION).with(blocks(&document.blocks))
}

/// The blocks as nodes.
pub(super) fn blocks(blocks: &[Block]) -> impl Iterator<Item = Node<'_>> {
    blocks.iter().map(block)
}

/// The block as a node.
pub(super) fn block(block: &Block) -> Node<'_> {
    block.kind.write().attr("id", block.id.as_str()).attr("anchor", block.anchor.as_str())
}

/// A named line of text within a block; nothing if it is empty.
pub(super) fn line<'a>(name: &'a str, content: &'a [Inline]) -> Option<Node<'a>> {
    if content.is_empty() { None } else { Some(Node::new(name).with(inlines(content))) }
}

/// The content of a line as nodes.
pub(super) fn inlines(content: &[Inline]) -> impl Iterator<Item = Node<'_>> {
    content.iter().map(Inline::write)
}
