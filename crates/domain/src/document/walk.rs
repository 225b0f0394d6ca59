//! Visits all blocks, nested ones included.

use super::{Block, Document, Part, PartMut};
use crate::{MediaId, StoryId};

impl Document {
    /// Gives every block without an identity, or with one used before, a fresh one: numbers in reading order.
    pub fn number(&mut self) {
        // usually they are numbers in reading order already: then no set of used ids is built
        let (mut last, mut in_order) = (0_u64, true);
        visit(&self.blocks, &mut |block| match block.id.parse::<u64>() {
            Ok(number) if number > last => last = number,
            _ => in_order = false,
        });
        if in_order {
            return;
        }
        let mut used = std::collections::HashSet::new();
        visit(&self.blocks, &mut |block| {
            used.insert(block.id.clone());
        });
        let mut seen = std::collections::HashSet::new();
        let mut next = 1_u64;
        visit_mut(&mut self.blocks, &mut |block| {
            if block.id.is_empty() || !seen.insert(block.id.clone()) {
                while used.contains(&next.to_string()) {
                    next += 1;
                }
                block.id = next.to_string();
                used.insert(block.id.clone());
                seen.insert(block.id.clone());
            }
        });
    }

    /// Calls `see` for every block in reading order, nested ones after the one that holds them.
    pub fn visit(&self, mut see: impl FnMut(&Block)) {
        visit(&self.blocks, &mut see);
    }

    /// As [`Document::visit`], with mutable access to each block.
    pub fn visit_mut(&mut self, mut change: impl FnMut(&mut Block)) {
        visit_mut(&mut self.blocks, &mut change);
    }

    /// Every media item the text uses, in reading order, each once.
    pub fn media(&self) -> Vec<MediaId> {
        let mut found = Vec::new();
        self.parts(|part| {
            if let Part::Media(id) = part
                && !found.contains(id)
            {
                found.push(id.clone());
            }
        });
        found
    }

    /// Every story the text refers to, in reading order, as often as it does.
    pub fn stories(&self) -> Vec<StoryId> {
        let mut found = Vec::new();
        self.parts(|part| {
            if let Part::Story(id) = part {
                found.push(id.clone());
            }
        });
        found
    }

    fn parts(&self, mut see: impl FnMut(Part<'_>)) {
        self.visit(|block| block.kind.parts(&mut see));
    }
}

fn visit(blocks: &[Block], see: &mut impl FnMut(&Block)) {
    for block in blocks {
        see(block);
        block.kind.parts(&mut |part| {
            if let Part::Blocks(children) = part {
                visit(children, see);
            }
        });
    }
}

fn visit_mut(blocks: &mut [Block], change: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        change(block);
        block.kind.parts_mut(&mut |part| {
            if let PartMut::Blocks(children) = part {
                visit_mut(children, change);
            }
        });
    }
}
