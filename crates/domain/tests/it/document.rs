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
fn blocks_of_the_future_are_kept_or_refused() {
    let json =
        r#"{"type":"doc","content":[{"type":"hologram","attrs":{"depth":3},"content":[{"type":"text","text":"Seen from all sides"}]}]}"#;
    let kept = Document::parse(json, UnknownBlocks::Keep).unwrap();
    let BlockKind::Unknown(unknown) = &kept.blocks[0].kind else { panic!("not unknown") };
    assert_eq!((unknown.name.as_str(), unknown.text.as_str()), ("hologram", "Seen from all sides"));
    assert!(unknown.source.contains("\"depth\":3"));
    assert_eq!(Document::parse(&kept.to_json(), UnknownBlocks::Refuse).unwrap(), kept);
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
