//! Renders the blocks of a text: one file for each kind, one exhaustive match.

mod audio;
mod code;
mod context;
mod details;
mod divider;
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
pub mod words;

pub use context::{BlockContext, can_be_id};

use domain::document::{Block, BlockKind};

use crate::prelude::*;

/// Renders blocks in order.
pub fn blocks(context: &BlockContext<'_>, blocks: &[Block]) -> Vec<Markup> {
    blocks.iter().map(|block| block_view(context, block)).collect()
}

fn block_view(context: &BlockContext<'_>, block: &Block) -> Markup {
    let id = context.free_id(&block.anchor);
    match &block.kind {
        BlockKind::Paragraph(paragraph) => paragraph::view(context, id, paragraph),
        BlockKind::Heading(heading) => heading::view(context, id, heading),
        BlockKind::List(list) => list::view(context, id, list),
        BlockKind::Quote(quote) => quote::view(context, id, quote),
        BlockKind::PullQuote(quote) => pull_quote::view(context, id, quote),
        BlockKind::Image(image) => image::view(context, id, image),
        BlockKind::Gallery(gallery) => gallery::view(context, id, gallery),
        BlockKind::Video(video) => video::view(context, id, video),
        BlockKind::Audio(audio) => audio::view(context, id, audio),
        BlockKind::Embed(embed) => embed::view(context, id, embed),
        BlockKind::Table(table) => table::view(context, id, table),
        BlockKind::FactBox(fact_box) => fact_box::view(context, id, fact_box),
        BlockKind::Timeline(timeline) => timeline::view(context, id, timeline),
        BlockKind::QuestionAnswer(pair) => question_answer::view(context, id, pair),
        BlockKind::KeyPoints(points) => key_points::view(context, id, points),
        BlockKind::RelatedStory(related) => related_story::view(context, id, related),
        BlockKind::LiveEntry(entry) => live_entry::view(context, id, entry),
        BlockKind::Divider(_) => divider::view(id),
        BlockKind::File(file) => file::view(context, id, file),
        BlockKind::Code(code) => code::view(context, id, code),
        BlockKind::Details(details) => details::view(context, id, details),
        BlockKind::Unknown(unknown) => unknown::view(id, unknown),
    }
}
