//! Random documents of every block kind.

use domain::document::{
    Audio, Block, BlockKind, Code, Details, Document, Embed, FactBox, FileLink, Gallery, Heading, Href, ImageBlock, Inline, KeyPoints,
    List, ListItem, LiveEntry, Mark, Numbering, Paragraph, PullQuote, QuestionAnswer, Quote, RelatedStory, Table, TableCell, TableRow,
    Timeline, TimelineItem, Unknown, Video,
};
use domain::{Language, MediaId, StoryId, Timestamp};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    "\\PC{1,24}"
}

fn uuid() -> impl Strategy<Value = String> {
    "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
}

fn media() -> impl Strategy<Value = Option<MediaId>> {
    option::of(uuid().prop_map(|id| MediaId::parse(&id).unwrap()))
}

fn href() -> impl Strategy<Value = Href> {
    prop_oneof![Just("https://un.example/a?b=c#d"), Just("/tag/water/"), Just("#note"), Just("mailto:desk@paper.example")]
        .prop_map(|href| Href::parse(href).unwrap())
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Strong),
        Just(Mark::Emphasis),
        Just(Mark::Code),
        Just(Mark::Strike),
        Just(Mark::Subscript),
        Just(Mark::Superscript),
        href().prop_map(|href| Mark::Link { href }),
        Just(Mark::Language(Language::parse("ur").unwrap())),
    ]
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    vec(
        prop_oneof![4 => (text(), vec(mark(), 0..3)).prop_map(|(text, marks)| Inline::Text { text, marks }), 1 => Just(Inline::Break)],
        0..4,
    )
}

fn image() -> impl Strategy<Value = ImageBlock> {
    (media(), "[a-z:/.]{0,20}", "\\PC{0,20}", line(), option::of(href())).prop_map(|(media, source, alt, caption, link)| ImageBlock {
        media,
        source,
        alt,
        caption,
        link,
    })
}

fn flat() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        4 => line().prop_map(|content| BlockKind::Paragraph(Paragraph { content })),
        1 => (2_u8..=6, line()).prop_map(|(level, content)| BlockKind::Heading(Heading { level, content })),
        1 => (line(), line()).prop_map(|(content, cite)| BlockKind::PullQuote(PullQuote { content, cite })),
        1 => image().prop_map(BlockKind::Image),
        1 => (vec(image(), 0..3), line()).prop_map(|(images, caption)| BlockKind::Gallery(Gallery { images, caption })),
        1 => (media(), line()).prop_map(|(media, caption)| BlockKind::Video(Video { media, source: String::new(), caption })),
        1 => (media(), line()).prop_map(|(media, caption)| BlockKind::Audio(Audio { media, source: "a".to_owned(), caption })),
        1 => (href(), "[A-Za-z]{0,8}", line()).prop_map(|(url, provider, caption)| BlockKind::Embed(Embed { url, provider, caption })),
        1 => vec(line(), 0..4).prop_map(|points| BlockKind::KeyPoints(KeyPoints { points })),
        1 => uuid().prop_map(|id| BlockKind::RelatedStory(RelatedStory { story: StoryId::parse(&id).unwrap() })),
        1 => Just(BlockKind::Divider),
        1 => (media(), line()).prop_map(|(media, title)| BlockKind::File(FileLink { media, source: String::new(), title })),
        1 => (line(), "[a-z]{0,6}").prop_map(|(content, language)| BlockKind::Code(Code { content, language })),
        1 => (text(), "\\PC{0,40}", "\\PC{0,40}").prop_map(|(name, source, text)| BlockKind::Unknown(Unknown { name, source, text })),
    ]
}

fn kind() -> impl Strategy<Value = BlockKind> {
    flat().prop_recursive(3, 24, 4, |inner| {
        let blocks = || vec(inner.clone().prop_map(Block::new), 0..3);
        prop_oneof![
            vec(blocks().prop_map(|blocks| ListItem { blocks }), 0..3).prop_map(|items| BlockKind::List(List::plain(items))),
            (1_i64..9, any::<bool>(), "[1aAiI]", vec(blocks().prop_map(|blocks| ListItem { blocks }), 0..3)).prop_map(
                |(start, reversed, letter, items)| {
                    let numbering = Numbering::of_letter(&letter);
                    BlockKind::List(List { start, reversed, numbering, ..List::numbered(items) })
                }
            ),
            (blocks(), line()).prop_map(|(blocks, cite)| BlockKind::Quote(Quote { blocks, cite })),
            (vec(vec((any::<bool>(), 1_u16..4, blocks()), 0..3), 0..3), line()).prop_map(|(rows, caption)| {
                let cell = |(header, span, blocks)| TableCell { header, colspan: span, rowspan: span, blocks };
                let rows = rows.into_iter().map(|cells| TableRow { cells: cells.into_iter().map(cell).collect() }).collect();
                BlockKind::Table(Table { rows, caption })
            }),
            (line(), blocks()).prop_map(|(title, blocks)| BlockKind::FactBox(FactBox { title, blocks })),
            vec((line(), blocks()), 0..3).prop_map(|items| BlockKind::Timeline(Timeline {
                items: items.into_iter().map(|(when, blocks)| TimelineItem { when, blocks }).collect()
            })),
            (line(), blocks()).prop_map(|(question, blocks)| BlockKind::QuestionAnswer(QuestionAnswer { question, blocks })),
            (0_i64..9_999_999, line(), blocks()).prop_map(|(at, title, blocks)| BlockKind::LiveEntry(LiveEntry {
                at: Timestamp::from_millis(at),
                title,
                blocks
            })),
            (any::<bool>(), line(), blocks()).prop_map(|(open, summary, blocks)| BlockKind::Details(Details { open, summary, blocks })),
        ]
    })
}

/// Documents of up to eight top-level blocks.
pub fn documents() -> impl Strategy<Value = Document> {
    vec(kind(), 0..8).prop_map(Document::from_kinds)
}
