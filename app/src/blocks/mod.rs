//! How the blocks of a text are drawn: one file for each kind, one exhaustive match.

mod audio;
mod code;
mod details;
mod divider;
mod drawing;
mod embed;
mod fact_box;
mod file;
mod gallery;
mod heading;
mod image;
mod inline;
mod key_points;
mod list;
mod live_entry;
mod paragraph;
mod pull_quote;
mod question_answer;
mod quote;
mod related_story;
mod table;
mod timeline;
mod unknown;
mod video;

pub use drawing::Drawing;

use domain::document::{Block, BlockKind};

use crate::prelude::*;

/// Draws blocks in order.
pub fn blocks(drawing: &Drawing<'_>, blocks: &[Block]) -> Vec<Markup> {
    blocks.iter().map(|block| block_view(drawing, block)).collect()
}

fn block_view(drawing: &Drawing<'_>, block: &Block) -> Markup {
    let id = drawing.free_id(&block.anchor);
    match &block.kind {
        BlockKind::Paragraph(paragraph) => paragraph::view(drawing, id, paragraph),
        BlockKind::Heading(heading) => heading::view(drawing, id, heading),
        BlockKind::List(list) => list::view(drawing, id, list),
        BlockKind::Quote(quote) => quote::view(drawing, id, quote),
        BlockKind::PullQuote(quote) => pull_quote::view(drawing, id, quote),
        BlockKind::Image(image) => image::view(drawing, id, image),
        BlockKind::Gallery(gallery) => gallery::view(drawing, id, gallery),
        BlockKind::Video(video) => video::view(drawing, id, video),
        BlockKind::Audio(audio) => audio::view(drawing, id, audio),
        BlockKind::Embed(embed) => embed::view(drawing, id, embed),
        BlockKind::Table(table) => table::view(drawing, id, table),
        BlockKind::FactBox(fact_box) => fact_box::view(drawing, id, fact_box),
        BlockKind::Timeline(timeline) => timeline::view(drawing, id, timeline),
        BlockKind::QuestionAnswer(pair) => question_answer::view(drawing, id, pair),
        BlockKind::KeyPoints(points) => key_points::view(drawing, id, points),
        BlockKind::RelatedStory(related) => related_story::view(drawing, id, related),
        BlockKind::LiveEntry(entry) => live_entry::view(drawing, id, entry),
        BlockKind::Divider(_) => divider::view(id),
        BlockKind::File(file) => file::view(drawing, id, file),
        BlockKind::Code(code) => code::view(drawing, id, code),
        BlockKind::Details(details) => details::view(drawing, id, details),
        BlockKind::Unknown(unknown) => unknown::view(id, unknown),
    }
}
