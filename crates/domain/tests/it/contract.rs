//! `docs/contracts/blocks.md`: every example round-trips, every kind, mark and limit is in it.

use std::collections::HashSet;

use domain::document::{Block, BlockKind, Document, Href, Inline, Part, PartMut, TableCell, UnknownBlocks, VERSION, limits};
use serde_json::Value;

use crate::examples::examples;

fn parsed(json: &str) -> Document {
    Document::parse(json, UnknownBlocks::Refuse).unwrap_or_else(|error| panic!("{error}\n{json}"))
}

/// Every string under this key, at any depth.
fn strings<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| match value {
            Value::String(text) if name == key => found.push(text),
            other => strings(other, key, found),
        }),
        Value::Array(list) => list.iter().for_each(|value| strings(value, key, found)),
        _ => {}
    }
}

#[test]
fn every_example_is_read_and_written_unchanged() {
    for example in examples() {
        let written = parsed(&example.json).to_json();
        let (written, expected): (Value, Value) = (serde_json::from_str(&written).unwrap(), serde_json::from_str(&example.json).unwrap());
        assert_eq!(written, expected, "{}", example.kind);
    }
}

#[test]
fn every_kind_and_every_node_type_has_an_example() {
    let (mut kinds, mut types) = (HashSet::new(), HashSet::new());
    for example in examples().into_iter().filter(|example| !example.kind.is_empty()) {
        assert_eq!(parsed(&example.json).blocks[0].kind.name(), example.kind, "the example stands under the heading of another kind");
        let json: Value = serde_json::from_str(&example.json).unwrap();
        types.insert(json["content"][0]["type"].as_str().unwrap().to_owned());
        kinds.insert(example.kind);
    }
    assert_eq!(kinds, BlockKind::NAMES.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(types, BlockKind::TYPES.iter().copied().flatten().map(|name| (*name).to_owned()).collect());
}

#[test]
fn no_kind_loses_words_media_or_stories() {
    for example in examples() {
        let document = parsed(&example.json);
        let json: Value = serde_json::from_str(&example.json).unwrap();
        let (mut texts, mut media, mut stories) = (Vec::new(), Vec::new(), Vec::new());
        strings(&json, "text", &mut texts);
        strings(&json, "media", &mut media);
        strings(&json, "story", &mut stories);
        strings(&json, "subtitles", &mut media);
        media.dedup();
        let plain = document.plain_text();
        // in reading order, which is the order of the JSON
        let mut rest = plain.as_str();
        for text in texts {
            rest = rest.split_once(text).unwrap_or_else(|| panic!("{}: {text:?} is missing or out of order in {plain:?}", example.kind)).1;
        }
        assert_eq!(document.media().iter().map(|id| id.as_str()).collect::<Vec<_>>(), media, "{}", example.kind);
        assert_eq!(document.stories().iter().map(|id| id.as_str()).collect::<Vec<_>>(), stories, "{}", example.kind);
    }
}

#[test]
fn the_mutable_parts_are_the_parts() {
    for example in examples() {
        for mut block in parsed(&example.json).blocks {
            let (mut shared, mut mutable) = (Vec::new(), Vec::new());
            block.kind.parts(&mut |part| match part {
                Part::Line(line) => shared.push(format!("line {line:?}")),
                Part::Caption(line) => shared.push(format!("caption {line:?}")),
                Part::Verbatim(line) => shared.push(format!("verbatim {line:?}")),
                Part::Blocks(blocks) => shared.push(format!("blocks {blocks:?}")),
                Part::Text(_) | Part::Media(_) | Part::Story(_) => {}
            });
            block.kind.parts_mut(&mut |part| match part {
                PartMut::Line(line) => mutable.push(format!("line {line:?}")),
                PartMut::Caption(line) => mutable.push(format!("caption {line:?}")),
                PartMut::Verbatim(line) => mutable.push(format!("verbatim {line:?}")),
                PartMut::Blocks(blocks) => mutable.push(format!("blocks {blocks:?}")),
            });
            assert_eq!(shared, mutable, "{}", example.kind);
        }
    }
}

#[test]
fn every_mark_has_an_example() {
    let mut seen = HashSet::new();
    for example in examples() {
        parsed(&example.json).visit(|block| {
            block.kind.parts(&mut |part| {
                if let Part::Line(line) | Part::Caption(line) = part {
                    for inline in line {
                        match inline {
                            Inline::Break => drop(seen.insert("hardBreak".to_owned())),
                            Inline::Text { marks, .. } => seen.extend(marks.iter().map(|mark| format!("{mark:?}"))),
                        }
                    }
                }
            });
        });
    }
    let names = ["Strong", "Emphasis", "Code", "Strike", "Subscript", "Superscript", "Link", "Language", "hardBreak"];
    for name in names {
        assert!(seen.iter().any(|mark| mark.starts_with(name)), "{name} has no example");
    }
}

#[test]
fn the_limits_are_those_of_the_code() {
    let contract = include_str!("../../../../docs/contracts/blocks.md");
    for line in [
        format!("| size of the JSON | {} bytes |", limits::BYTES),
        format!("| nodes in a document | {} |", limits::NODES),
        format!("| depth of nested nodes | {} |", limits::DEPTH),
        format!("| length of a link's target | {} bytes |", Href::MAX_BYTES),
        format!("| length of an `id` | {} characters |", Block::MAX_ID_CHARS),
        format!("| `colspan`, `rowspan` | {} |", TableCell::MAX_SPAN),
        format!("`version` is {VERSION}."),
    ] {
        assert!(contract.contains(&line), "{line}");
    }
}
