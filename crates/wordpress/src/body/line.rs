//! A line under construction: text with marks, white space folded as browsers fold it.

use domain::document::{Block, BlockKind, Inline, Mark, Paragraph};

/// The stretch of text that is being collected.
#[derive(Default)]
pub(super) struct Line {
    parts: Vec<Inline>,
}

impl Line {
    /// Whether nothing visible has been collected.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Inline::Text { text, .. } if text.trim_matches(is_space).is_empty()))
    }

    fn ends_open(&self) -> bool {
        match self.parts.last() {
            None | Some(Inline::Break) => false,
            Some(Inline::Text { text, .. }) => !text.ends_with(' '),
        }
    }

    /// Adds text as HTML means it: any run of spaces, tabs and line breaks is one space.
    pub(super) fn text(&mut self, text: &str, marks: &[Mark]) {
        let mut folded = String::with_capacity(text.len());
        let mut open = self.ends_open();
        for c in text.chars() {
            if is_space(c) {
                if open {
                    folded.push(' ');
                    open = false;
                }
            } else {
                folded.push(c);
                open = true;
            }
        }
        self.verbatim(&folded, marks);
    }

    /// Adds text as it is.
    pub(super) fn verbatim(&mut self, text: &str, marks: &[Mark]) {
        if text.is_empty() {
            return;
        }
        if let Some(Inline::Text { text: last, marks: last_marks }) = self.parts.last_mut()
            && last_marks.as_slice() == marks
        {
            last.push_str(text);
        } else {
            self.parts.push(Inline::marked(text, marks));
        }
    }

    /// Adds a line break.
    pub(super) fn line_break(&mut self) {
        trim_end(&mut self.parts);
        self.parts.push(Inline::Break);
    }

    /// Takes what was collected, without spaces and breaks at its ends.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        let mut parts = std::mem::take(&mut self.parts);
        loop {
            trim_end(&mut parts);
            if matches!(parts.last(), Some(Inline::Break)) {
                parts.pop();
            } else {
                break;
            }
        }
        let leading = parts.iter().take_while(|part| matches!(part, Inline::Break)).count();
        parts.drain(..leading);
        parts
    }
}

/// White space that HTML folds; a no-break space is none.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn trim_end(parts: &mut Vec<Inline>) {
    while let Some(Inline::Text { text, .. }) = parts.last_mut() {
        text.truncate(text.trim_end_matches(is_space).len());
        if !text.is_empty() {
            return;
        }
        parts.pop();
    }
}

/// A sequence of blocks under construction.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Line,
    /// Blocks that must wait for the end of the line they were found in.
    pub(super) after: Vec<Block>,
    /// Name for links to the block that comes next.
    pub(super) anchor: String,
}

impl Flow {
    /// Adds a block after ending the current line.
    pub(super) fn push(&mut self, kind: BlockKind) {
        self.end_line();
        let anchor = std::mem::take(&mut self.anchor);
        self.blocks.push(Block { anchor, ..Block::new(kind) });
    }

    /// Makes a paragraph of what the line holds.
    pub(super) fn end_line(&mut self) {
        let content = self.line.take();
        if content.iter().any(|part| matches!(part, Inline::Text { text, .. } if !text.trim().is_empty())) {
            let anchor = std::mem::take(&mut self.anchor);
            self.blocks.push(Block { anchor, ..Block::new(super::embed::of_line(content)) });
        }
        self.blocks.append(&mut self.after);
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }
}

/// A paragraph.
pub(super) fn paragraph(content: Vec<Inline>) -> BlockKind {
    BlockKind::Paragraph(Paragraph { content })
}
