//! Going through all blocks, nested ones included.

use super::{Block, BlockKind, Document, ImageBlock};
use crate::MediaId;

impl Document {
    /// Gives every block without an identity, or with one used before, a fresh one: numbers in reading order.
    pub fn number(&mut self) {
        // as a rule they are numbers in reading order already, and need no table to be told apart
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

    /// As [`Document::visit`], with the right to change each block.
    pub fn visit_mut(&mut self, mut change: impl FnMut(&mut Block)) {
        visit_mut(&mut self.blocks, &mut change);
    }

    /// Every media item the text uses, in reading order, each once.
    pub fn media(&self) -> Vec<MediaId> {
        let mut found = Vec::new();
        let mut add = |media: &Option<MediaId>| {
            if let Some(id) = media
                && !found.contains(id)
            {
                found.push(id.clone());
            }
        };
        self.visit(|block| match &block.kind {
            BlockKind::Image(ImageBlock { media, .. }) => add(media),
            BlockKind::Gallery(gallery) => gallery.images.iter().for_each(|image| add(&image.media)),
            BlockKind::Video(video) => add(&video.media),
            BlockKind::Audio(audio) => add(&audio.media),
            BlockKind::File(file) => add(&file.media),
            _ => {}
        });
        found
    }
}

fn visit(blocks: &[Block], see: &mut impl FnMut(&Block)) {
    for block in blocks {
        see(block);
        for children in children(&block.kind) {
            visit(children, see);
        }
    }
}

fn visit_mut(blocks: &mut [Block], change: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        change(block);
        for children in children_mut(&mut block.kind) {
            visit_mut(children, change);
        }
    }
}

/// The lists of blocks directly within a block: the one exhaustive table of nesting.
pub(super) fn children(kind: &BlockKind) -> Vec<&[Block]> {
    match kind {
        BlockKind::List(list) => list.items.iter().map(|item| item.blocks.as_slice()).collect(),
        BlockKind::Quote(quote) => vec![&quote.blocks],
        BlockKind::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.blocks.as_slice()).collect(),
        BlockKind::FactBox(fact_box) => vec![&fact_box.blocks],
        BlockKind::Timeline(timeline) => timeline.items.iter().map(|item| item.blocks.as_slice()).collect(),
        BlockKind::QuestionAnswer(pair) => vec![&pair.blocks],
        BlockKind::LiveEntry(entry) => vec![&entry.blocks],
        BlockKind::Details(details) => vec![&details.blocks],
        BlockKind::Paragraph(_)
        | BlockKind::Heading(_)
        | BlockKind::PullQuote(_)
        | BlockKind::Image(_)
        | BlockKind::Gallery(_)
        | BlockKind::Video(_)
        | BlockKind::Audio(_)
        | BlockKind::Embed(_)
        | BlockKind::KeyPoints(_)
        | BlockKind::RelatedStory(_)
        | BlockKind::Divider
        | BlockKind::File(_)
        | BlockKind::Code(_)
        | BlockKind::Unknown(_) => Vec::new(),
    }
}

fn children_mut(kind: &mut BlockKind) -> Vec<&mut [Block]> {
    match kind {
        BlockKind::List(list) => list.items.iter_mut().map(|item| item.blocks.as_mut_slice()).collect(),
        BlockKind::Quote(quote) => vec![&mut quote.blocks],
        BlockKind::Table(table) => table.rows.iter_mut().flat_map(|row| &mut row.cells).map(|cell| cell.blocks.as_mut_slice()).collect(),
        BlockKind::FactBox(fact_box) => vec![&mut fact_box.blocks],
        BlockKind::Timeline(timeline) => timeline.items.iter_mut().map(|item| item.blocks.as_mut_slice()).collect(),
        BlockKind::QuestionAnswer(pair) => vec![&mut pair.blocks],
        BlockKind::LiveEntry(entry) => vec![&mut entry.blocks],
        BlockKind::Details(details) => vec![&mut details.blocks],
        _ => Vec::new(),
    }
}
