//! The kinds of blocks, one file each. A new kind is one `mod` line and one entry of the list.

mod audio;
mod code;
mod details;
mod divider;
mod embed;
mod fact_box;
mod file;
mod gallery;
mod heading;
mod image;
mod key_points;
mod kind;
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

pub use kind::{Part, PartMut};

use super::{DocumentError, Node, NodeType, read::Reader};
use kind::{Kind, kinds};

kinds! {
    /// Running text.
    Paragraph(paragraph::Paragraph),
    /// A line above a part of the text.
    Heading(heading::Heading),
    /// Points, numbered or not.
    List(list::List),
    /// Somebody else's words.
    Quote(quote::Quote),
    /// A sentence of this story, set large.
    PullQuote(pull_quote::PullQuote),
    /// One picture.
    Image(image::ImageBlock),
    /// Several pictures that belong together.
    Gallery(gallery::Gallery),
    /// A film.
    Video(video::Video),
    /// A recording.
    Audio(audio::Audio),
    /// Something on another site, shown as a card that links to it.
    Embed(embed::Embed),
    /// Rows and columns.
    Table(table::Table),
    /// Background beside the story.
    FactBox(fact_box::FactBox),
    /// What happened when.
    Timeline(timeline::Timeline),
    /// One question with its answer.
    QuestionAnswer(question_answer::QuestionAnswer),
    /// The story in a few sentences.
    KeyPoints(key_points::KeyPoints),
    /// A pointer to another story.
    RelatedStory(related_story::RelatedStory),
    /// One entry of a live story.
    LiveEntry(live_entry::LiveEntry),
    /// A break between parts.
    Divider(divider::Divider),
    /// Something to download.
    File(file::FileLink),
    /// Program text or verse: white space matters.
    Code(code::Code),
    /// Text that opens on request.
    Details(details::Details),
    /// What this program cannot read: stored, inert, shown as plain text.
    Unknown(unknown::Unknown),
}
