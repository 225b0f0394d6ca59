//! The words of a text without their form.

use super::{Block, BlockKind, Inline, inline_text, walk};

/// All words in reading order, one line for each stretch of text.
pub fn of_blocks(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    collect(blocks, &mut lines);
    lines.join("\n")
}

fn collect(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        let (before, after) = own_lines(&block.kind);
        push_all(&before, lines);
        for (at, children) in walk::children(&block.kind).into_iter().enumerate() {
            if let BlockKind::Timeline(timeline) = &block.kind
                && let Some(item) = timeline.items.get(at)
            {
                push_all(&[&item.when], lines);
            }
            collect(children, lines);
        }
        push_all(&after, lines);
        match &block.kind {
            BlockKind::Unknown(unknown) if !unknown.text.trim().is_empty() => lines.push(unknown.text.trim().to_owned()),
            _ => {}
        }
    }
}

/// A block's own stretches of text that come before and after the blocks within it.
fn own_lines(kind: &BlockKind) -> (Vec<&[Inline]>, Vec<&[Inline]>) {
    match kind {
        BlockKind::Paragraph(paragraph) => (vec![&paragraph.content], vec![]),
        BlockKind::Heading(heading) => (vec![&heading.content], vec![]),
        BlockKind::Quote(quote) => (vec![], vec![&quote.cite]),
        BlockKind::PullQuote(quote) => (vec![&quote.content, &quote.cite], vec![]),
        BlockKind::Image(image) => (vec![&image.caption], vec![]),
        BlockKind::Gallery(gallery) => {
            (gallery.images.iter().map(|image| image.caption.as_slice()).chain([gallery.caption.as_slice()]).collect(), vec![])
        }
        BlockKind::Video(video) => (vec![&video.caption], vec![]),
        BlockKind::Audio(audio) => (vec![&audio.caption], vec![]),
        BlockKind::Embed(embed) => (vec![&embed.caption], vec![]),
        BlockKind::Table(table) => (vec![], vec![&table.caption]),
        BlockKind::FactBox(fact_box) => (vec![&fact_box.title], vec![]),
        BlockKind::QuestionAnswer(pair) => (vec![&pair.question], vec![]),
        BlockKind::KeyPoints(points) => (points.points.iter().map(Vec::as_slice).collect(), vec![]),
        BlockKind::LiveEntry(entry) => (vec![&entry.title], vec![]),
        BlockKind::File(file) => (vec![&file.title], vec![]),
        BlockKind::Code(code) => (vec![&code.content], vec![]),
        BlockKind::Details(details) => (vec![&details.summary], vec![]),
        BlockKind::List(_) | BlockKind::Timeline(_) | BlockKind::RelatedStory(_) | BlockKind::Divider | BlockKind::Unknown(_) => {
            (vec![], vec![])
        }
    }
}

fn push_all(stretches: &[&[Inline]], lines: &mut Vec<String>) {
    for stretch in stretches {
        let text = inline_text(stretch);
        if !text.trim().is_empty() {
            lines.push(text.trim().to_owned());
        }
    }
}
