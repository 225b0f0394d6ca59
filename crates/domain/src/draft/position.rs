//! A position of a document with all nodes around it: ProseMirror's `ResolvedPos`.

use std::sync::Arc;

use super::{fragment::find_index, node::Node};

/// A position, resolved.
pub(super) struct Position<'a> {
    at: usize,
    /// The nodes around it, from the outermost.
    levels: Vec<Level<'a>>,
}

/// One node around a position.
struct Level<'a> {
    node: &'a Node,
    /// The child that the position is in or before.
    index: usize,
    /// Where that child begins, in the whole document.
    start: usize,
}

impl<'a> Position<'a> {
    /// Resolves a position of the content of `root`.
    pub(super) fn of(root: &'a Node, at: usize) -> Result<Self, String> {
        let size = root.content_size();
        if at > size {
            return Err(format!("position {at} lies outside: the document ends at {size}"));
        }
        let (mut levels, mut node, mut within, mut start) = (Vec::with_capacity(8), root, at, 0);
        loop {
            let (index, offset) = find_index(&node.content, within)?;
            levels.push(Level { node, index, start: start + offset });
            let rest = within - offset;
            let Some(child) = node.content.get(index).filter(|_| rest > 0) else { break };
            if child.is_text() {
                super::node::byte_at(&child.text, rest)?;
                break;
            }
            (node, within, start) = (child, rest - 1, start + offset + 1);
        }
        Ok(Self { at, levels })
    }

    /// How many nodes are around it, besides the document.
    pub(super) fn depth(&self) -> usize {
        self.levels.len() - 1
    }

    fn level(&self, depth: usize) -> Result<&Level<'a>, String> {
        self.levels.get(depth).ok_or_else(|| "the open sides of the slice are deeper than its content".to_owned())
    }

    /// The node around it at this depth.
    pub(super) fn node(&self, depth: usize) -> Result<&'a Node, String> {
        Ok(self.level(depth)?.node)
    }

    /// The child of that node that it is in or before.
    pub(super) fn index(&self, depth: usize) -> Result<usize, String> {
        Ok(self.level(depth)?.index)
    }

    /// The child of that node that comes after it.
    pub(super) fn index_after(&self, depth: usize) -> Result<usize, String> {
        let index = self.index(depth)?;
        Ok(if depth == self.depth() && self.text_offset() == 0 { index } else { index + 1 })
    }

    /// How far it is in a text; 0 between nodes.
    pub(super) fn text_offset(&self) -> usize {
        self.levels.last().map_or(0, |level| self.at - level.start)
    }

    /// How far it is in the innermost node.
    pub(super) fn parent_offset(&self) -> usize {
        let Some(last) = self.levels.last() else { return 0 };
        last.node.content.iter().take(last.index).map(|node| node.measure.size).sum::<usize>() + self.text_offset()
    }

    /// The rest of the text that it is in.
    pub(super) fn text_after(&self) -> Result<Option<Arc<Node>>, String> {
        self.text().map(|text| text.cut(self.text_offset(), text.measure.size)).transpose()
    }

    /// The beginning of the text that it is in.
    pub(super) fn text_before(&self) -> Result<Option<Arc<Node>>, String> {
        self.text().map(|text| text.cut(0, self.text_offset())).transpose()
    }

    fn text(&self) -> Option<&'a Arc<Node>> {
        self.levels.last().filter(|_| self.text_offset() > 0).and_then(|level| level.node.content.get(level.index))
    }
}

/// Whether there is content between two positions, and not only ends and beginnings of nodes.
pub(super) fn content_between(doc: &Node, from: usize, to: usize) -> Result<bool, String> {
    let position = Position::of(doc, from)?;
    let (mut distance, mut depth) = (to.saturating_sub(from), position.depth());
    while distance > 0 && depth > 0 && position.index_after(depth)? == position.node(depth)?.content.len() {
        depth -= 1;
        distance -= 1;
    }
    let mut next = if distance > 0 { position.node(depth)?.content.get(position.index_after(depth)?) } else { None };
    while distance > 0 {
        match next {
            Some(node) if !node.is_text() && !node.kind.is_leaf() => next = node.content.first(),
            _ => return Ok(true),
        }
        distance -= 1;
    }
    Ok(false)
}
