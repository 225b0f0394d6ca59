//! The block document as JSON: round trips, unknown blocks, limits, exact places of errors.

use domain::document::{Block, BlockKind, Divider, Document, DocumentError, Inline, Mark, UnknownBlocks, limits};
use proptest::prelude::*;

use crate::random::documents;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_written_is_read_back(document in documents()) {
        let json = document.to_json();
        let read = Document::parse(&json, UnknownBlocks::Refuse).unwrap();
        prop_assert_eq!(&read, &document);
        prop_assert_eq!(read.to_json(), json);
    }

    #[test]
    fn no_text_is_lost_in_plain_text(document in documents()) {
        let plain: String = document.plain_text().split_whitespace().collect();
        document.visit(|block| {
            if let BlockKind::Paragraph(paragraph) = &block.kind {
                for inline in &paragraph.content {
                    if let Inline::Text { text, .. } = inline {
                        let words: String = text.split_whitespace().collect();
                        assert!(plain.contains(&words), "{words:?} is missing");
                    }
                }
            }
        });
    }

    #[test]
    fn ids_are_unique(document in documents()) {
        let mut seen = std::collections::HashSet::new();
        document.visit(|block| assert!(!block.id.is_empty() && seen.insert(block.id.clone()), "{:?} twice", block.id));
    }

    #[test]
    fn any_text_is_refused_or_read_but_never_panics(json in "\\PC{0,200}") {
        let _ = Document::parse(&json, UnknownBlocks::Keep);
    }
}

#[test]
fn the_stored_form_is_what_prosemirror_speaks() {
    let json = r#"{"type":"doc","attrs":{"version":1},"content":[{"type":"paragraph","attrs":{"id":"p1"},"content":[{"type":"text","text":"Talks "},{"type":"text","text":"resume","marks":[{"type":"link","attrs":{"href":"/tag/talks/"}},{"type":"bold"}]}]}]}"#;
    let document = Document::parse(json, UnknownBlocks::Refuse).unwrap();
    assert_eq!(document.to_json(), json);
    let BlockKind::Paragraph(paragraph) = &document.blocks[0].kind else { panic!("not a paragraph") };
    assert!(matches!(&paragraph.content[1], Inline::Text { marks, .. } if matches!(marks[..], [Mark::Link { .. }, Mark::Strong])));
}

#[test]
fn blocks_of_the_future_are_stored_or_rejected() {
    let json =
        r#"{"type":"doc","content":[{"type":"hologram","attrs":{"depth":3},"content":[{"type":"text","text":"Seen from all sides"}]}]}"#;
    let parsed = Document::parse(json, UnknownBlocks::Keep).unwrap();
    let BlockKind::Unknown(unknown) = &parsed.blocks[0].kind else { panic!("not unknown") };
    assert_eq!((unknown.name.as_str(), unknown.text.as_str()), ("hologram", "Seen from all sides"));
    assert!(unknown.source.contains("\"depth\":3"));
    assert_eq!(Document::parse(&parsed.to_json(), UnknownBlocks::Refuse).unwrap(), parsed);
    let refused = Document::parse(json, UnknownBlocks::Refuse).unwrap_err();
    assert_eq!(refused.to_string(), "the document is wrong at content[0].type: \"hologram\" is not a block this program knows");
}

#[test]
fn errors_say_where() {
    for (json, message) in [
        (r#"{"type":"page"}"#, "the document is wrong at type: is \"page\", must be \"doc\""),
        (
            r#"{"type":"doc","content":[{"type":"paragraph"},{"type":"heading","attrs":{"level":9}}]}"#,
            "the document is wrong at content[1].attrs.level: must be 2 to 6",
        ),
        (
            r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:x"}}]}]}]}"#,
            "the document is wrong at content[0].content[0].marks.attrs.href: link: \"javascript:x\" is neither a web address, mailto:, tel:, nor a path on this site",
        ),
        (r#"{"type":"doc","attrs":{"version":99}}"#, "the document has version 99; this program knows versions up to 1; update it"),
    ] {
        assert_eq!(Document::parse(json, UnknownBlocks::Refuse).unwrap_err().to_string(), message);
    }
}

#[test]
fn limits_hold() {
    let deep = format!("{}{}{}", r#"{"type":"doc","content":["#, r#"{"type":"blockquote","content":["#.repeat(40), "]}".repeat(41));
    assert!(matches!(Document::parse(&deep, UnknownBlocks::Keep), Err(DocumentError::TooLarge { what: "its depth", .. })));
    let very_deep = format!("{}{}", r#"{"type":"doc","content":["#, r#"{"type":"blockquote","content":["#.repeat(10_000));
    assert!(matches!(Document::parse(&very_deep, UnknownBlocks::Keep), Err(DocumentError::Json(_))));
    let many = format!(r#"{{"type":"doc","content":[{}]}}"#, vec![r#"{"type":"horizontalRule"}"#; limits::NODES + 1].join(","));
    assert!(matches!(Document::parse(&many, UnknownBlocks::Keep), Err(DocumentError::TooLarge { what: "its number of nodes", .. })));
    let big = format!(
        r#"{{"type":"doc","content":[{{"type":"paragraph","content":[{{"type":"text","text":"{}"}}]}}]}}"#,
        "x".repeat(limits::BYTES)
    );
    assert!(matches!(Document::parse(&big, UnknownBlocks::Keep), Err(DocumentError::TooLarge { what: "its size in bytes", .. })));
}

#[test]
fn numbering_keeps_ids_and_mends_doubles() {
    let mut document = Document::from_kinds([BlockKind::Divider(Divider), BlockKind::Divider(Divider), BlockKind::Divider(Divider)]);
    document.blocks[1].id = "1".to_owned();
    document.blocks.push(Block::new(BlockKind::Divider(Divider)));
    document.number();
    let ids: Vec<_> = document.blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
}

#[test]
fn naughty_strings_survive() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/fuzz/blns.json");
    let text = std::fs::read_to_string(path).expect("the shared folder must lie beside the project: ../shared/fuzz/blns.json");
    let strings: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(strings.len() > 500);
    for string in strings.iter().filter(|string| !string.is_empty()) {
        let document =
            Document::from_kinds([BlockKind::Paragraph(domain::document::Paragraph { content: vec![Inline::plain(string.as_str())] })]);
        assert_eq!(Document::parse(&document.to_json(), UnknownBlocks::Refuse).unwrap(), document, "{string:?}");
    }
}

#[test]
fn limits_are_reached_exactly() {
    let document = |blocks: &str| format!(r#"{{"type":"doc","content":[{blocks}]}}"#);
    let nodes = |count: usize| document(&vec![r#"{"type":"horizontalRule"}"#; count].join(","));
    assert_eq!(Document::parse(&nodes(limits::NODES), UnknownBlocks::Keep).unwrap().blocks.len(), limits::NODES);
    let deep = |depth: usize| document(&format!("{}{}", r#"{"type":"blockquote","content":["#.repeat(depth), "]}".repeat(depth)));
    assert!(Document::parse(&deep(limits::DEPTH), UnknownBlocks::Keep).is_ok());
    let error = Document::parse(&deep(limits::DEPTH + 1), UnknownBlocks::Keep).unwrap_err();
    assert_eq!(error, DocumentError::TooLarge { what: "its depth", found: limits::DEPTH + 1, most: limits::DEPTH });
    let bytes = |size: usize| {
        let empty = document(r#"{"type":"codeBlock","content":[{"type":"text","text":""}]}"#).len();
        document(&format!(r#"{{"type":"codeBlock","content":[{{"type":"text","text":"{}"}}]}}"#, "x".repeat(size - empty)))
    };
    assert!(Document::parse(&bytes(limits::BYTES), UnknownBlocks::Keep).is_ok());
    assert!(Document::parse(&bytes(limits::BYTES + 1), UnknownBlocks::Keep).is_err());
}

fn one(block: &str) -> Result<Document, String> {
    let json = format!(r#"{{"type":"doc","content":[{block}]}}"#);
    Document::parse(&json, UnknownBlocks::Refuse).map_err(|error| error.to_string())
}

#[test]
fn attributes_are_checked_with_their_place() {
    let id = |length: usize| format!(r#"{{"type":"horizontalRule","attrs":{{"id":"{}"}}}}"#, "ä".repeat(length));
    assert!(one(&id(Block::MAX_ID_CHARS)).is_ok());
    for (block, message) in [
        (id(Block::MAX_ID_CHARS + 1).as_str(), "content[0].attrs.id: is longer than 64 characters"),
        (r#"{"type":"horizontalRule","attrs":{"anchor":"a b"}}"#, "content[0].attrs.anchor: must not hold white space"),
        (r#"{"type":"video","attrs":{"source":1}}"#, "content[0].attrs.source: must be a text"),
        (r#"{"type":"video","attrs":{"media":"x"}}"#, "content[0].attrs.media: media id: \"x\" is not a lower-case UUID"),
        (r#"{"type":"liveEntry","attrs":{"at":1.5}}"#, "content[0].attrs.at: must be a whole number"),
        (r#"{"type":"heading","attrs":{"level":1}}"#, "content[0].attrs.level: must be 2 to 6"),
        (r#"{"type":"heading","attrs":{"level":258}}"#, "content[0].attrs.level: must be 2 to 6"),
        (r#"{"type":"relatedStory"}"#, "content[0].attrs.story: story id: \"\" is not a lower-case UUID"),
        (r#"{"type":"embed"}"#, "content[0].attrs.url: link: leads nowhere"),
        (r#"{"type":"image","attrs":{"link":"x:y"}}"#, "content[0].attrs.link: link: \"x:y\" is neither"),
        (r#"{"type":"paragraph","content":[{"type":"text"}]}"#, "content[0].content[0].text: is missing"),
        (r#"{"type":"paragraph","content":[{"type":"emoji"}]}"#, "content[0].content[0].type: \"emoji\" cannot stand within a line"),
        (r#"{"type":"quote"}"#, "content[0].type: \"quote\" is not a block this program knows"),
        (
            r#"{"type":"blockquote","content":[{"type":"cite","content":[{"type":"text","text":"x","marks":[{"type":"glow"}]}]}]}"#,
            "content[0].content[0].content[0].marks: \"glow\" is not a mark this program knows",
        ),
    ] {
        let error = one(block).unwrap_err();
        assert!(error.contains(message), "{error} instead of {message}");
    }
}

#[test]
fn absent_attributes_have_defaults_and_spans_are_clamped() {
    let document = one(
        r#"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":0,"rowspan":1001}},{"type":"tableHeader"}]}]}"#,
    );
    let BlockKind::Table(table) = &document.unwrap().blocks[0].kind.clone() else { panic!("not a table") };
    let spans: Vec<_> = table.rows[0].cells.iter().map(|cell| (cell.header, cell.colspan, cell.rowspan)).collect();
    assert_eq!(spans, [(false, 1, 1000), (true, 1, 1)]);
    let BlockKind::List(list) = &one(r#"{"type":"orderedList"}"#).unwrap().blocks[0].kind.clone() else { panic!("not a list") };
    assert_eq!((list.start, list.reversed, list.ordered), (1, false, true));
    let BlockKind::Details(details) = &one(r#"{"type":"details","attrs":{"open":false}}"#).unwrap().blocks[0].kind.clone() else {
        panic!("no details")
    };
    assert!(!details.open);
}

#[test]
fn stored_lines_keep_the_words_of_unknown_nodes_and_drop_unknown_marks() {
    let json = r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"emoji","content":[{"type":"text","text":"two"},{"type":"x"},{"type":"text","text":"words"}]},{"type":"x"},{"type":"text","text":""},{"type":"text","text":"y","marks":[{"type":"glow"},{"type":"bold"}]}]}]}"#;
    let document = Document::parse(json, UnknownBlocks::Keep).unwrap();
    let BlockKind::Paragraph(paragraph) = &document.blocks[0].kind else { panic!("not a paragraph") };
    assert_eq!(paragraph.content, [Inline::plain("two words"), Inline::marked("y", [Mark::Strong])]);
}

#[test]
fn ids_in_order_are_left_alone() {
    let quote = |id: &str, within: &str, after: &str| {
        format!(
            r#"{{"type":"blockquote","attrs":{{"id":"{id}"}},"content":[{{"type":"horizontalRule","attrs":{{"id":"{within}"}}}}]}},{{"type":"horizontalRule","attrs":{{"id":"{after}"}}}}"#
        )
    };
    let ids = |json: &str| {
        let mut ids = Vec::new();
        one(json).unwrap().visit(|block| ids.push(block.id.clone()));
        ids
    };
    assert_eq!(ids(&quote("1", "5", "9")), ["1", "5", "9"]);
    assert_eq!(ids(&quote("2", "2", "3")), ["2", "1", "3"]);
    assert_eq!(ids(&quote("3", "", "3")), ["3", "1", "2"]);
    assert_eq!(ids(&quote("b", "1", "a")), ["b", "1", "a"]);
}

#[test]
fn plain_text_becomes_paragraphs_with_breaks() {
    let document = Document::from_plain_text("One\r\ntwo\n\n\n three \r\rfour");
    let lines: Vec<_> =
        document.blocks.iter().map(|block| (block.id.clone(), domain::document::plain_text(std::slice::from_ref(block)))).collect();
    assert_eq!(lines, [("1", "One two"), ("2", "three"), ("3", "four")].map(|(id, text)| (id.to_owned(), text.to_owned())));
    assert!(Document::from_plain_text(" \n\n ").is_empty() && !document.is_empty());
    assert_eq!((document.word_count(), Document::default().word_count()), (4, 0));
    assert_eq!(Document::from_plain_text("It's a 3.5-metre \"wall\" (or so)… naïve, isn't it?").word_count(), 10);
}

#[test]
fn media_and_stories_are_listed_in_reading_order() {
    let id = |n: u8| format!("01900000-0000-7000-8000-00000000000{n}");
    let image = |n: u8| format!(r#"{{"type":"image","attrs":{{"media":"{}"}}}}"#, id(n));
    let related = format!(r#"{{"type":"relatedStory","attrs":{{"story":"{}"}}}}"#, id(7));
    let json = format!(r#"{},{{"type":"factBox","content":[{},{related}]}},{},{related}"#, image(2), image(1), image(2));
    let document = one(&json).unwrap();
    assert_eq!(document.media().iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>(), [id(2), id(1)]);
    assert_eq!(document.stories().len(), 2);
}

#[test]
fn a_document_is_a_value_of_serde() {
    let document = one(r#"{"type":"paragraph","content":[{"type":"text","text":"x"}]}"#).unwrap();
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(json, document.to_json());
    assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
    assert!(serde_json::from_str::<Document>("{\"type\":\"page\"}").unwrap_err().to_string().contains("must be \"doc\""));
    assert!(
        Document::parse(r#"{"type":"doc","attrs":[]}"#, UnknownBlocks::Keep).unwrap_err().to_string().contains("an object of attributes")
    );
    assert!(Document::parse(r#"{"type":"doc","attrs":{"version":2}}"#, UnknownBlocks::Keep).is_err());
}
