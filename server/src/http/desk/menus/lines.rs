//! A menu as the lines of a form: each with its depth, the tree in the order in which it is read. Pure.

/// Levels of a menu.
pub const LEVELS: usize = 4;
/// Lines of a menu: a form has three fields for each.
pub const MOST: usize = 150;

/// One item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What readers see; empty: the name of the target.
    pub label: String,
    /// A path of the paper, a web address, or nothing.
    pub target: String,
    /// How many items are above it.
    pub depth: usize,
}

/// One act on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
    In,
    Out,
    Remove,
}

impl Move {
    /// As buttons send it: `up:3`.
    pub fn parse(act: &str) -> Option<(Self, usize)> {
        let (name, at) = act.split_once(':')?;
        let act = match name {
            "up" => Self::Up,
            "down" => Self::Down,
            "in" => Self::In,
            "out" => Self::Out,
            "remove" => Self::Remove,
            _ => return None,
        };
        Some((act, at.parse().ok()?))
    }
}

/// The line behind the last one of the part of the tree that begins at `at`.
fn end(lines: &[Line], at: usize) -> usize {
    let depth = lines.get(at).map_or(0, |line| line.depth);
    let below = lines.iter().skip(at + 1).take_while(|line| line.depth > depth).count();
    at + 1 + below
}

/// The sibling before a line.
fn before(lines: &[Line], at: usize) -> Option<usize> {
    let depth = lines.get(at)?.depth;
    let head = lines.get(..at)?;
    let found = head.iter().rposition(|line| line.depth <= depth)?;
    head.get(found).filter(|line| line.depth == depth).map(|_| found)
}

/// Performs an act; what makes no sense changes nothing.
pub fn perform(lines: &mut Vec<Line>, act: Move, at: usize) {
    let Some(depth) = lines.get(at).map(|line| line.depth) else { return };
    let stop = end(lines, at);
    match act {
        Move::Up => {
            if let Some(sibling) = before(lines, at)
                && let Some(both) = lines.get_mut(sibling..stop)
            {
                both.rotate_left(at - sibling);
            }
        }
        Move::Down => {
            if lines.get(stop).is_some_and(|next| next.depth == depth) {
                let last = end(lines, stop);
                if let Some(both) = lines.get_mut(at..last) {
                    both.rotate_left(stop - at);
                }
            }
        }
        Move::In => {
            let deepest = lines.get(at..stop).into_iter().flatten().map(|line| line.depth).max().unwrap_or(depth);
            if before(lines, at).is_some() && deepest + 1 < LEVELS {
                lines.iter_mut().take(stop).skip(at).for_each(|line| line.depth += 1);
            }
        }
        Move::Out => {
            let parent = lines.get(..at).and_then(|head| head.iter().rposition(|line| line.depth < depth));
            if let Some(parent) = parent {
                let last = end(lines, parent);
                if let Some(both) = lines.get_mut(at..last) {
                    both.iter_mut().take(stop - at).for_each(|line| line.depth -= 1);
                    both.rotate_left(stop - at);
                }
            }
        }
        Move::Remove => {
            lines.remove(at);
            lines.iter_mut().take(stop - 1).skip(at).for_each(|line| line.depth -= 1);
        }
    }
}

/// Depths as a tree can have them: the first line at 0, each at most one level below the line before it.
pub fn tidy(lines: &mut [Line]) {
    let mut most = 0;
    for line in lines {
        line.depth = line.depth.min(most).min(LEVELS - 1);
        most = line.depth + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(tree: &str) -> Vec<Line> {
        let line = |text: &str| {
            let label = text.trim_start_matches('.').to_owned();
            Line { depth: text.len() - label.len(), label, target: String::new() }
        };
        tree.split(' ').map(line).collect()
    }

    #[test]
    fn parts_of_the_tree_move_whole() {
        for (tree, act, after) in [
            ("a .b ..c d e", "down:0", "d a .b ..c e"),
            ("a .b d .e", "up:2", "d .e a .b"),
            ("a .b .c d", "up:2", "a .c .b d"),
            // no sibling there: nothing happens
            ("a .b d", "up:1", "a .b d"),
            ("a .b d", "down:1", "a .b d"),
            ("a b .c", "in:1", "a .b ..c"),
            ("a b", "in:0", "a b"),
            ("a .b ..c ...d e .f", "in:2", "a .b ..c ...d e .f"),
            // those behind it stay where they are
            ("a .b ..x .c d", "out:1", "a .c b .x d"),
            ("a b", "out:1", "a b"),
            ("a .b ..c .d e", "remove:0", "b .c d e"),
            ("a", "remove:7", "a"),
        ] {
            let mut changed = lines(tree);
            let (act, at) = Move::parse(act).unwrap();
            perform(&mut changed, act, at);
            assert_eq!(changed, lines(after), "{tree}, {act:?} {at}");
        }
    }

    #[test]
    fn impossible_depths_become_possible_ones() {
        let mut odd = lines("..a ....b .c ....d ....e ....f");
        tidy(&mut odd);
        assert_eq!(odd, lines("a .b .c ..d ...e ...f"));
    }
}
