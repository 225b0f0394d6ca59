//! Applying steps: all or none.

use std::{borrow::Cow, sync::Arc};

use serde_json::Value;

use crate::document::{Block, limits};

use super::{
    DraftDocument, StepError, blocks, fields,
    fragment::{Joined, cut, find_index, replaced},
    marks::Mark,
    node::Node,
    of_story::check_limits,
    position::{Position, content_between},
    read,
    replace::replace,
    slice::Slice,
    step::{Change, Step},
};

impl DraftDocument {
    /// Applies the steps in order, all or none: after an error the draft is as it was.
    ///
    /// # Errors
    /// Which step does not apply, or leaves a document that is not a draft, and why.
    pub fn apply(&mut self, steps: &[Step]) -> Result<(), StepError> {
        let error = |index: usize, why: String| StepError { index, of: steps.len(), why, is_too_large: false };
        let mut doc = Arc::clone(&self.doc);
        // a stored text near the limit can be over it by our estimate: it must not grow, but everything else in it can change
        let most = limits::BYTES.max(self.part(3).map_or(0, |body| body.measure.bytes));
        for (index, step) in steps.iter().enumerate() {
            doc = step.0.apply(&doc).map_err(|why| error(index, why))?;
            check_limits(&doc, most).map_err(|limit| StepError { is_too_large: true, ..error(index, limit.to_string()) })?;
        }
        let blocks = self.blocks_of(&doc).map_err(|why| error(steps.len().saturating_sub(1), why))?;
        (self.doc, self.blocks) = (doc, blocks);
        Ok(())
    }

    /// The blocks of a later version of this draft. Those that both share at the beginning and at the end are not read again.
    fn blocks_of(&self, doc: &Node) -> Result<Vec<Arc<Block>>, String> {
        let children = |doc: &Node| doc.content.last().map(|body| body.content.clone()).unwrap_or_default();
        let (old, new) = (children(&self.doc), children(doc));
        let first = old.iter().zip(&new).take_while(|(a, b)| Arc::ptr_eq(a, b)).count();
        let most = old.len().min(new.len()) - first;
        let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| Arc::ptr_eq(a, b)).count();
        let changed = new.iter().enumerate().take(new.len() - last).skip(first);
        let changed = changed.map(|(index, node)| blocks::block(node, index).map(Arc::new).map_err(|error| error.to_string()));
        let before = self.blocks.iter().take(first).cloned().map(Ok);
        let after = self.blocks.iter().skip(self.blocks.len().saturating_sub(last)).cloned().map(Ok);
        before.chain(changed).chain(after).collect()
    }
}

impl Change {
    fn apply(&self, doc: &Arc<Node>) -> Result<Arc<Node>, String> {
        match self {
            Self::Replace { from, to, slice, structure } => {
                if *structure && content_between(doc, *from, *to)? {
                    return Err("it would overwrite content".to_owned());
                }
                replace(doc, *from, *to, slice)
            }
            Self::ReplaceAround { from, to, gap, slice, insert, structure } => {
                if *structure && (content_between(doc, *from, gap.0)? || content_between(doc, gap.1, *to)?) {
                    return Err("it would overwrite content".to_owned());
                }
                replace(doc, *from, *to, &slice.insert_at(*insert, &flat(doc, gap.0, gap.1)?)?)
            }
            Self::Mark { from, to, mark, add } => {
                if from > to {
                    return Err(format!("it begins at {from}, after its end at {to}"));
                }
                Position::of(doc, *from)?;
                Position::of(doc, *to)?;
                marked(doc, *from, *to, mark, *add)
            }
            Self::MarkSet(steps) => steps.iter().try_fold(Arc::clone(doc), |doc, step| step.apply(&doc)),
            Self::Attr { pos, attr, value } => with_attribute(doc, *pos, attr, value),
            Self::DocAttr { attr, value } => {
                fields::check(attr, value)?;
                let mut attrs = (*doc.attrs).clone();
                attrs.set(Cow::Owned(attr.clone()), value.clone());
                Ok(Node::new(doc.kind, Arc::new(attrs), None, doc.content.clone()))
            }
        }
    }
}

/// The nodes between two positions of the same node.
fn flat(doc: &Node, from: usize, to: usize) -> Result<Vec<Arc<Node>>, String> {
    let (start, end) = (Position::of(doc, from)?, Position::of(doc, to)?);
    if from > to || start.depth() != end.depth() || !std::ptr::eq(start.node(start.depth())?, end.node(end.depth())?) {
        return Err("its gap does not begin and end in the same node".to_owned());
    }
    cut(&start.node(start.depth())?.content, start.parent_offset(), end.parent_offset())
}

/// The node with its text from one position of its content to another marked, or without the mark.
fn marked(node: &Node, from: usize, to: usize, mark: &Mark, add: bool) -> Result<Arc<Node>, String> {
    if add && !node.kind.allows_marks() && node.kind.holds_text() {
        return Ok(node.copy(node.content.clone()));
    }
    let change = |node: &Node| node.with_marks(if add { mark.add_to(&node.marks) } else { mark.remove_from(&node.marks) });
    let (mut content, mut begin) = (Joined::default(), 0);
    for child in &node.content {
        let (start, size) = (begin, child.measure.size);
        begin += size;
        if from >= begin || to <= start || from == to {
            content.add(Arc::clone(child));
        } else if child.is_text() {
            let (first, last) = (from.saturating_sub(start), size.min(to - start));
            for (from, to, inside) in [(0, first, false), (first, last, true), (last, size, false)].into_iter().filter(|(a, b, _)| a < b) {
                let part = child.cut(from, to)?;
                content.add(if inside { change(&part) } else { part });
            }
        } else if child.kind.is_inline() {
            content.add(change(child));
        } else if child.kind.is_leaf() {
            content.add(Arc::clone(child));
        } else {
            content.add(marked(child, from.saturating_sub(start + 1), child.content_size().min(to - start - 1), mark, add)?);
        }
    }
    Ok(node.copy(content.nodes()))
}

/// The node with another value of an attribute of the node that begins at a position of its content.
fn with_attribute(node: &Node, pos: usize, attr: &str, value: &Value) -> Result<Arc<Node>, String> {
    let (index, begin) = find_index(&node.content, pos)?;
    let Some(child) = node.content.get(index).filter(|child| !child.is_text()) else {
        return Err("there is no node at its position".to_owned());
    };
    let child = if begin < pos {
        with_attribute(child, pos - begin - 1, attr, value)?
    } else {
        let mut attrs = (*child.attrs).clone();
        match read::attribute(child.kind, attr, value).map_err(|why| format!("{attr}: {why}"))? {
            Some(value) => attrs.set(Cow::Owned(attr.to_owned()), value),
            None => drop(attrs.remove(attr)),
        }
        Node::new(child.kind, Arc::new(attrs), child.marks.clone(), child.content.clone())
    };
    Ok(node.copy(replaced(&node.content, index, child)))
}

impl Step {
    /// Replaces the nodes between two positions of the same node by others.
    pub(super) fn replace(from: usize, to: usize, content: Vec<Arc<Node>>) -> Self {
        Self(Change::Replace { from, to, slice: Slice { content, open_start: 0, open_end: 0 }, structure: false })
    }

    /// Sets a field of the story.
    pub(super) fn field(name: &str, value: Value) -> Self {
        Self(Change::DocAttr { attr: name.to_owned(), value })
    }
}
