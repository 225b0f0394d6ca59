//! The kinds of blocks. Each is plain data; how it is drawn is the app's business.

use super::{Href, Inline};
use crate::{MediaId, StoryId, Timestamp};

/// One block with its identity, which survives edits, so that comments and translations can refer to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Unique within the document, 1 to 64 characters; empty only until [`super::Document::number`] has run.
    pub id: String,
    /// Name for links to this place (`#anchor`), or empty.
    pub anchor: String,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// A block without identity; give it one with [`super::Document::number`].
    pub fn new(kind: BlockKind) -> Self {
        Self { id: String::new(), anchor: String::new(), kind }
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Paragraph),
    /// A line above a part of the text.
    Heading(Heading),
    /// Points, numbered or not.
    List(List),
    /// Somebody else's words.
    Quote(Quote),
    /// A sentence of this story, set large.
    PullQuote(PullQuote),
    /// One picture.
    Image(ImageBlock),
    /// Several pictures that belong together.
    Gallery(Gallery),
    /// A film.
    Video(Video),
    /// A recording.
    Audio(Audio),
    /// Something on another site, shown as a card until the reader asks for it.
    Embed(Embed),
    /// Rows and columns.
    Table(Table),
    /// Background beside the story.
    FactBox(FactBox),
    /// What happened when.
    Timeline(Timeline),
    /// One question with its answer.
    QuestionAnswer(QuestionAnswer),
    /// The story in a few sentences.
    KeyPoints(KeyPoints),
    /// A pointer to another story.
    RelatedStory(RelatedStory),
    /// One entry of a live story.
    LiveEntry(LiveEntry),
    /// A break between parts.
    Divider,
    /// Something to download.
    File(FileLink),
    /// Program text or verse: white space matters.
    Code(Code),
    /// Text that opens when asked for.
    Details(Details),
    /// What an import could not understand: kept, inert, shown as plain text.
    Unknown(Unknown),
}

/// Running text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// The text.
    pub content: Vec<Inline>,
}

/// A line above a part of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 to 6; level 1 is the headline.
    pub level: u8,
    /// The text.
    pub content: Vec<Inline>,
}

/// Points, numbered or not.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Numbered.
    pub ordered: bool,
    /// The first number.
    pub start: i64,
    /// Each number is one less than the one before it.
    pub reversed: bool,
    /// How the numbers are written.
    pub numbering: Numbering,
    /// The points.
    pub items: Vec<ListItem>,
}

impl List {
    /// Points without numbers.
    pub fn plain(items: Vec<ListItem>) -> Self {
        Self { ordered: false, ..Self::numbered(items) }
    }
    /// Points with the numbers 1, 2, 3 and so on.
    pub fn numbered(items: Vec<ListItem>) -> Self {
        Self { ordered: true, start: 1, reversed: false, numbering: Numbering::Figures, items }
    }
}

/// How the numbers of a list are written. The letters are HTML's names for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 2, 3.
    #[default]
    Figures,
    /// a, b, c.
    SmallLetters,
    /// A, B, C.
    CapitalLetters,
    /// i, ii, iii.
    SmallRoman,
    /// I, II, III.
    CapitalRoman,
}

impl Numbering {
    /// HTML's name; `None` for figures, which need none.
    pub fn letter(self) -> Option<&'static str> {
        match self {
            Self::Figures => None,
            Self::SmallLetters => Some("a"),
            Self::CapitalLetters => Some("A"),
            Self::SmallRoman => Some("i"),
            Self::CapitalRoman => Some("I"),
        }
    }
    /// By HTML's name; figures for any other.
    pub fn of_letter(letter: &str) -> Self {
        [Self::SmallLetters, Self::CapitalLetters, Self::SmallRoman, Self::CapitalRoman]
            .into_iter()
            .find(|numbering| numbering.letter() == Some(letter))
            .unwrap_or_default()
    }
}

/// One point of a list; may hold lists.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListItem {
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Somebody else's words.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words.
    pub blocks: Vec<Block>,
    /// Whose; may be empty.
    pub cite: Vec<Inline>,
}

/// A sentence set large.
#[derive(Debug, Clone, PartialEq)]
pub struct PullQuote {
    /// The sentence.
    pub content: Vec<Inline>,
    /// Whose; may be empty.
    pub cite: Vec<Inline>,
}

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImageBlock {
    /// The picture in our store.
    pub media: Option<MediaId>,
    /// Where it was, when it is not in our store; may be empty.
    pub source: String,
    /// What it shows; empty means decorative, or: take the picture's own.
    pub alt: String,
    /// Printed under it; empty: take the picture's own.
    pub caption: Vec<Inline>,
    /// Where a click leads.
    pub link: Option<Href>,
}

/// Several pictures that belong together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gallery {
    /// The pictures, in order.
    pub images: Vec<ImageBlock>,
    /// Printed under all of them; may be empty.
    pub caption: Vec<Inline>,
}

/// A film.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Video {
    /// The film in our store.
    pub media: Option<MediaId>,
    /// Where it was, when it is not in our store.
    pub source: String,
    /// Printed under it; may be empty.
    pub caption: Vec<Inline>,
}

/// A recording.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Audio {
    /// The recording in our store.
    pub media: Option<MediaId>,
    /// Where it was, when it is not in our store.
    pub source: String,
    /// Printed under it; may be empty.
    pub caption: Vec<Inline>,
}

/// Something on another site.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// Its address.
    pub url: Href,
    /// Who shows it, for example `YouTube`; may be empty.
    pub provider: String,
    /// Printed under it; may be empty.
    pub caption: Vec<Inline>,
}

/// Rows and columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The rows, those of the head first.
    pub rows: Vec<TableRow>,
    /// Printed with it; may be empty.
    pub caption: Vec<Inline>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableRow {
    /// The cells.
    pub cells: Vec<TableCell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct TableCell {
    /// Names a row or column.
    pub header: bool,
    /// Columns it covers, at least 1.
    pub colspan: u16,
    /// Rows it covers, at least 1.
    pub rowspan: u16,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Background beside the story.
#[derive(Debug, Clone, PartialEq)]
pub struct FactBox {
    /// Its title; may be empty.
    pub title: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// What happened when.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The events, in order.
    pub items: Vec<TimelineItem>,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineItem {
    /// The time, in words: `March 2024`.
    pub when: Vec<Inline>,
    /// What happened.
    pub blocks: Vec<Block>,
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionAnswer {
    /// The question.
    pub question: Vec<Inline>,
    /// The answer.
    pub blocks: Vec<Block>,
}

/// The story in a few sentences.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KeyPoints {
    /// The sentences.
    pub points: Vec<Vec<Inline>>,
}

/// A pointer to another story.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedStory {
    /// The story.
    pub story: StoryId,
}

/// One entry of a live story.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveEntry {
    /// When it was sent.
    pub at: Timestamp,
    /// Its headline; may be empty.
    pub title: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// Something to download.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FileLink {
    /// The file in our store.
    pub media: Option<MediaId>,
    /// Where it was, when it is not in our store.
    pub source: String,
    /// What readers see.
    pub title: Vec<Inline>,
}

/// Program text or verse: white space matters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Code {
    /// The text; line breaks are `\n` within it.
    pub content: Vec<Inline>,
    /// The programming language, `verse` for verse, or empty.
    pub language: String,
}

/// Text that opens when asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// Open from the beginning.
    pub open: bool,
    /// What is always seen.
    pub summary: Vec<Inline>,
    /// What opens.
    pub blocks: Vec<Block>,
}

/// What an import could not understand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unknown {
    /// What it was: a block's or shortcode's name.
    pub name: String,
    /// Its source, untouched, for the editor; never sent to readers.
    pub source: String,
    /// The text within it, shown to readers.
    pub text: String,
}
