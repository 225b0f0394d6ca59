//! Replacing a range of a document by a slice: ProseMirror's `replace`, which joins the nodes that both sides leave open.

use std::sync::Arc;

use super::{
    fragment::{Joined, cut, replaced},
    node::Node,
    position::Position,
    slice::Slice,
};

type Result<T> = std::result::Result<T, String>;

/// The document with `from..to` replaced.
pub(super) fn replace(doc: &Node, from: usize, to: usize, slice: &Slice) -> Result<Arc<Node>> {
    if from > to {
        return Err(format!("it begins at {from}, after its end at {to}"));
    }
    let (from, to) = (Position::of(doc, from)?, Position::of(doc, to)?);
    if slice.open_start > from.depth() {
        return Err("the slice is open deeper than the position where it is inserted".to_owned());
    }
    if from.depth() - slice.open_start + slice.open_end != to.depth() {
        return Err("the open sides of the slice do not fit the two positions".to_owned());
    }
    outer(&from, &to, slice, 0)
}

fn outer(from: &Position<'_>, to: &Position<'_>, slice: &Slice, depth: usize) -> Result<Arc<Node>> {
    let (index, node) = (from.index(depth)?, from.node(depth)?);
    if index == to.index(depth)? && depth < from.depth() - slice.open_start {
        let inner = outer(from, to, slice, depth + 1)?;
        return Ok(node.copy(replaced(&node.content, index, inner)));
    }
    if slice.content.is_empty() {
        return node.close(two_way(from, to, depth)?);
    }
    if slice.open_start == 0 && slice.open_end == 0 && from.depth() == depth && to.depth() == depth {
        let (before, after) = (cut(&node.content, 0, from.parent_offset())?, cut(&node.content, to.parent_offset(), node.content_size())?);
        return node.close(Joined::default().all(before).all(slice.content.iter().cloned()).all(after).nodes());
    }
    let (whole, extra) = along(slice, from)?;
    let end = whole.content_size().checked_sub(slice.open_end + extra).ok_or("the open sides of the slice overlap")?;
    let (start, end) = (Position::of(&whole, slice.open_start + extra)?, Position::of(&whole, end)?);
    node.close(three_way(from, &start, &end, to, depth)?)
}

/// The slice within copies of the nodes around the position, so that both have the same depth; and how many copies those are.
fn along(slice: &Slice, position: &Position<'_>) -> Result<(Arc<Node>, usize)> {
    let extra = position.depth() - slice.open_start;
    let mut node = position.node(extra)?.copy(slice.content.clone());
    for depth in (0..extra).rev() {
        node = position.node(depth)?.copy(vec![node]);
    }
    Ok((node, extra))
}

/// The node before the joint, if what comes after it can be joined to it.
fn joinable<'a>(before: &Position<'a>, after: &Position<'_>, depth: usize) -> Result<&'a Node> {
    let node = before.node(depth)?;
    check_join(node, after.node(depth)?)?;
    Ok(node)
}

fn check_join(node: &Node, other: &Node) -> Result<()> {
    if node.kind.name == other.kind.name || node.kind.shares_content_with(other.kind) {
        return Ok(());
    }
    Err(format!("{} cannot be joined to {}", other.kind.name, node.kind.name))
}

/// Adds the children between two positions at this depth, without those that the positions are in.
fn add_range(start: Option<&Position<'_>>, end: Option<&Position<'_>>, depth: usize, target: &mut Joined) -> Result<()> {
    let Some(node) = end.or(start).map(|position| position.node(depth)).transpose()? else { return Ok(()) };
    let mut first = 0;
    if let Some(start) = start {
        first = start.index(depth)?;
        if start.depth() > depth {
            first += 1;
        } else if let Some(text) = start.text_after()? {
            target.add(text);
            first += 1;
        }
    }
    let last = end.map_or(Ok(node.content.len()), |end| end.index(depth))?;
    node.content.iter().take(last).skip(first).for_each(|child| target.add(Arc::clone(child)));
    if let Some(text) = end.filter(|end| end.depth() == depth).map(|end| end.text_before()).transpose()?.flatten() {
        target.add(text);
    }
    Ok(())
}

fn three_way(from: &Position<'_>, start: &Position<'_>, end: &Position<'_>, to: &Position<'_>, depth: usize) -> Result<Vec<Arc<Node>>> {
    let open_start = if from.depth() > depth { Some(joinable(from, start, depth + 1)?) } else { None };
    let open_end = if to.depth() > depth { Some(joinable(end, to, depth + 1)?) } else { None };
    let mut content = Joined::default();
    add_range(None, Some(from), depth, &mut content)?;
    match (open_start, open_end) {
        (Some(first), Some(last)) if start.index(depth)? == end.index(depth)? => {
            check_join(first, last)?;
            content.add(first.close(three_way(from, start, end, to, depth + 1)?)?);
        }
        _ => {
            if let Some(first) = open_start {
                content.add(first.close(two_way(from, start, depth + 1)?)?);
            }
            add_range(Some(start), Some(end), depth, &mut content)?;
            if let Some(last) = open_end {
                content.add(last.close(two_way(end, to, depth + 1)?)?);
            }
        }
    }
    add_range(Some(to), None, depth, &mut content)?;
    Ok(content.nodes())
}

fn two_way(from: &Position<'_>, to: &Position<'_>, depth: usize) -> Result<Vec<Arc<Node>>> {
    let mut content = Joined::default();
    add_range(None, Some(from), depth, &mut content)?;
    if from.depth() > depth {
        let node = joinable(from, to, depth + 1)?;
        content.add(node.close(two_way(from, to, depth + 1)?)?);
    }
    add_range(Some(to), None, depth, &mut content)?;
    Ok(content.nodes())
}
