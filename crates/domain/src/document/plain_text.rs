//! The words of a text without their form.

use super::{Block, Part, inline_text};

/// All words in reading order, one line for each line of text.
pub fn of_blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    collect(blocks, &mut text);
    text
}

fn collect(blocks: &[Block], text: &mut String) {
    for block in blocks {
        block.kind.parts(&mut |part| match part {
            Part::Line(line) | Part::Caption(line) | Part::Verbatim(line) => push(&inline_text(line), text),
            Part::Text(words) => push(words, text),
            Part::Blocks(blocks) => collect(blocks, text),
            Part::Media(_) | Part::Story(_) => {}
        });
    }
}

fn push(line: &str, text: &mut String) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
