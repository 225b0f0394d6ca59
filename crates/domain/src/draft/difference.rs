//! The steps from one draft to another.

use std::sync::Arc;

use super::{
    DraftDocument, Step,
    fields::FIELDS,
    fragment::size,
    node::{Node, same},
};

impl DraftDocument {
    /// Steps that turn this draft into `other`, to be applied in order: the changed fields, and for each part that changed one range of nodes.
    /// What both have at the beginning and at the end of a part stays, with everybody's place in it.
    pub fn steps_to(&self, other: &Self) -> Vec<Step> {
        let mut steps = Vec::new();
        for (name, _) in FIELDS {
            if let (before, Some(after)) = (self.doc.attrs.get(name), other.doc.attrs.get(name))
                && before != Some(after)
            {
                steps.push(Step::field(name, after.clone()));
            }
        }
        // from the last part to the first, so that the positions of those before stay as they are
        let mut end = self.doc.content_size();
        for (before, after) in self.doc.content.iter().zip(&other.doc.content).rev() {
            let begin = end - before.measure.size;
            steps.extend(range(&before.content, &after.content, begin + 1));
            end = begin;
        }
        steps
    }
}

/// The replacement of the nodes that differ; `begin` is the position of the first.
fn range(before: &[Arc<Node>], after: &[Arc<Node>], begin: usize) -> Option<Step> {
    let first = before.iter().zip(after).take_while(|(a, b)| same(a, b)).count();
    let most = before.len().min(after.len()) - first;
    let last = before.iter().rev().zip(after.iter().rev()).take(most).take_while(|(a, b)| same(a, b)).count();
    let common = before.get(..first).map_or(0, size);
    let removed = before.get(first..before.len() - last)?;
    let inserted = after.get(first..after.len() - last)?;
    if removed.is_empty() && inserted.is_empty() {
        return None;
    }
    Some(Step::replace(begin + common, begin + common + size(removed), inserted.to_vec()))
}
