//! Footnotes written as shortcodes: a number in the text, the note at the end.

use domain::document::{Block, BlockKind, Href, List, ListItem, Mark};

use super::converter::Converter;
use super::element::with;
use super::line::Flow;
use super::shortcode::Shortcode;

/// Whether the shortcode holds a footnote. Words in brackets may be called so too; only one that is closed is a note.
pub(super) fn is_note(name: &str) -> bool {
    matches!(name, "efn_note" | "footnote" | "footnotes" | "fn" | "mfn" | "modern_footnote" | "ref" | "sidenote")
}

impl Converter<'_> {
    /// Adds the note's number to the line and collects the note.
    pub(super) fn note_shortcode(&mut self, code: &Shortcode, marks: &[Mark], flow: &mut Flow) {
        let mut blocks = self.html(&code.content);
        let number = self.notes.len() + 1;
        let name = format!("note-{number}");
        if let Some(first) = blocks.first_mut() {
            first.anchor.clone_from(&name);
        }
        self.notes.push(ListItem { blocks });
        let marks = with(marks, Mark::Superscript);
        let marks = match Href::parse(&format!("#{name}")) {
            Ok(href) if !marks.iter().any(|mark| matches!(mark, Mark::Link { .. })) => with(&marks, Mark::Link { href }),
            _ => marks,
        };
        flow.line.verbatim(&number.to_string(), &marks);
    }

    /// The notes of the whole body as its last block.
    pub(super) fn notes_at_end(&mut self, blocks: &mut Vec<Block>) {
        let items = std::mem::take(&mut self.notes);
        if !items.is_empty() {
            blocks.push(Block::new(BlockKind::List(List::numbered(items))));
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::document::{Inline, inline_text};

    use super::*;

    #[test]
    fn notes_are_numbered_across_the_body() {
        let body = super::super::convert("A[efn_note]One[/efn_note] b[fn]Two[/fn]", &super::super::NoContext);
        let Some(BlockKind::List(List { items, .. })) = body.document.blocks.last().map(|block| &block.kind) else { panic!("no notes") };
        assert_eq!((items.len(), items[1].blocks[0].anchor.as_str()), (2, "note-2"));
        let BlockKind::Paragraph(paragraph) = &body.document.blocks[0].kind else { panic!("no text") };
        assert_eq!(inline_text(&paragraph.content), "A1 b2");
        assert!(matches!(&paragraph.content[1], Inline::Text { marks, .. } if marks.len() == 2));
    }
}
