//! A block: its identity, its anchor and what it is.

use super::BlockKind;

/// One block with its identity, which survives edits, so that comments and translations can refer to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Unique within the document, 1 to [`Block::MAX_ID_CHARS`] characters; empty only until [`super::Document::number`] has run.
    pub id: String,
    /// The fragment that links to this block use (`#anchor`), without white space; empty if there is none.
    pub anchor: String,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// Longest id, in characters.
    pub const MAX_ID_CHARS: usize = 64;

    /// A block without identity; [`super::Document::number`] gives it one.
    pub fn new(kind: BlockKind) -> Self {
        Self { id: String::new(), anchor: String::new(), kind }
    }
}

/// The paragraph, if the blocks are exactly one paragraph: the usual content of a list item or a table cell.
pub fn sole_paragraph(blocks: &[Block]) -> Option<&super::Paragraph> {
    if let [Block { kind: BlockKind::Paragraph(paragraph), .. }] = blocks { Some(paragraph) } else { None }
}
