//! Lists of nodes: finding positions in them, cutting and joining them, as ProseMirror's `Fragment` does.

use std::sync::Arc;

use super::node::Node;

/// Positions that the nodes take.
pub(super) fn size(nodes: &[Arc<Node>]) -> usize {
    nodes.iter().map(|node| node.measure.size).sum()
}

/// The node that begins or lies at a position, by index, and where it begins; the index may be one past the last.
pub(super) fn find_index(nodes: &[Arc<Node>], at: usize) -> Result<(usize, usize), String> {
    let mut begin = 0;
    for (index, node) in nodes.iter().enumerate() {
        if at < begin + node.measure.size {
            return Ok((index, begin));
        }
        begin += node.measure.size;
    }
    if at == begin { Ok((nodes.len(), begin)) } else { Err(format!("a position lies {} outside", at - begin)) }
}

/// The nodes between two positions; those at the ends are cut.
pub(super) fn cut(nodes: &[Arc<Node>], from: usize, to: usize) -> Result<Vec<Arc<Node>>, String> {
    let (mut cut, mut begin) = (Vec::new(), 0);
    for node in nodes {
        let end = begin + node.measure.size;
        if begin >= to {
            break;
        }
        if end > from && to > from {
            if begin >= from && end <= to {
                cut.push(Arc::clone(node));
            } else {
                let open = usize::from(!node.is_text());
                let most = if node.is_text() { node.measure.size } else { node.content_size() };
                cut.push(node.cut(from.saturating_sub(begin + open), most.min(to - begin - open))?);
            }
        }
        begin = end;
    }
    Ok(cut)
}

/// A list of nodes in which neighbouring texts with the same marks are one.
#[derive(Default)]
pub(super) struct Joined(Vec<Arc<Node>>);

impl Joined {
    pub(super) fn add(&mut self, node: Arc<Node>) {
        match self.0.last_mut() {
            Some(last) if node.is_text() && last.is_text() && last.marks == node.marks => {
                *last = Node::of_text(format!("{}{}", last.text, node.text), node.marks.clone());
            }
            _ => self.0.push(node),
        }
    }

    pub(super) fn all(mut self, nodes: impl IntoIterator<Item = Arc<Node>>) -> Self {
        nodes.into_iter().for_each(|node| self.add(node));
        self
    }

    pub(super) fn nodes(self) -> Vec<Arc<Node>> {
        self.0
    }
}

/// The nodes with another one in place of one of them.
pub(super) fn replaced(nodes: &[Arc<Node>], index: usize, by: Arc<Node>) -> Vec<Arc<Node>> {
    let mut nodes = nodes.to_vec();
    if let Some(slot) = nodes.get_mut(index) {
        *slot = by;
    }
    nodes
}
