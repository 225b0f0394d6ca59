//! Points, numbered or not.

use domain::document::{Block, BlockKind, List};

use super::{BlockContext, block_view, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, list: &List) -> Markup {
    let items: Vec<_> = list.items.iter().map(|item| view! { <li>{tight(context, &item.blocks)}</li> }).collect();
    if list.ordered {
        // without a first number, a list that counts down would end with 1
        let start = (list.start != 1 || list.reversed).then(|| list.start.to_string());
        view! { <ol id=id start=start reversed=list.reversed type=list.numbering.letter()>{items}</ol> }.markup()
    } else {
        view! { <ul id=id>{items}</ul> }.markup()
    }
}

/// Blocks of a point or a cell: a single paragraph among them needs no `<p>` around it.
pub fn tight(context: &BlockContext<'_>, blocks: &[Block]) -> Vec<Markup> {
    let paragraphs = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_))).count();
    blocks
        .iter()
        .map(|block| {
            if let BlockKind::Paragraph(paragraph) = &block.kind
                && paragraphs == 1
            {
                inline(context, &paragraph.content)
            } else {
                block_view(context, block)
            }
        })
        .collect()
}
