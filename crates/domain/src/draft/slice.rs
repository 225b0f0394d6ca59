//! A piece of a document that may begin and end within nodes: ProseMirror's `Slice`.

use std::sync::Arc;

use super::{
    fragment::{Joined, cut, find_index, replaced, size},
    node::Node,
};

/// A piece of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Slice {
    pub(super) content: Vec<Arc<Node>>,
    /// How many nodes are open at its beginning: their beginnings are not part of it.
    pub(super) open_start: usize,
    /// How many nodes are open at its end.
    pub(super) open_end: usize,
}

impl Slice {
    /// Checks that there are as many nodes at its sides as are open.
    pub(super) fn new(content: Vec<Arc<Node>>, open_start: usize, open_end: usize) -> Result<Self, String> {
        let deep_enough = |open: usize, side: fn(&[Arc<Node>]) -> Option<&Arc<Node>>| {
            let mut nodes = content.as_slice();
            (0..open).all(|_| match side(nodes) {
                Some(node) if !node.is_text() && !node.kind.is_leaf() => {
                    nodes = &node.content;
                    true
                }
                _ => false,
            })
        };
        if !deep_enough(open_start, |nodes| nodes.first()) || !deep_enough(open_end, |nodes| nodes.last()) {
            return Err("the open sides of the slice are deeper than its content".to_owned());
        }
        Ok(Self { content, open_start, open_end })
    }

    /// The slice with these nodes inserted at a position, or why they do not fit there.
    pub(super) fn insert_at(&self, at: usize, nodes: &[Arc<Node>]) -> Result<Self, String> {
        let at = at.checked_add(self.open_start).ok_or("a position lies outside")?;
        let content = insert_into(&self.content, at, nodes, None, (self.open_start as isize + 1, self.open_end as isize + 1))?;
        Ok(Self { content, ..*self })
    }
}

fn insert_into(
    content: &[Arc<Node>],
    at: usize,
    nodes: &[Arc<Node>],
    parent: Option<&Node>,
    open: (isize, isize),
) -> Result<Vec<Arc<Node>>, String> {
    let (index, offset) = find_index(content, at)?;
    let child = content.get(index).filter(|_| offset != at);
    let Some(child) = child.filter(|child| !child.is_text()) else {
        let whole = Joined::default().all(cut(content, 0, at)?).all(nodes.iter().cloned()).all(cut(content, at, size(content))?).nodes();
        // within a node that the slice closes on both sides, the result must be valid by itself
        if let (Some(parent), true) = (parent, open.0 <= 0 && open.1 <= 0) {
            parent.kind.check(whole.iter().map(|child| (child.kind, child.marks.is_some())))?;
        }
        return Ok(whole);
    };
    let within = (if index == 0 { open.0 - 1 } else { 0 }, if index + 1 == content.len() { open.1 - 1 } else { 0 });
    let inner = insert_into(&child.content, at - offset - 1, nodes, Some(child), within)?;
    Ok(replaced(content, index, child.copy(inner)))
}
