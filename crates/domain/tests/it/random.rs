//! Random documents of every kind of block, made from the examples of the contract: a new kind takes part without a change here.

use domain::document::{Document, UnknownBlocks};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::examples::examples;

/// Documents of up to eight top-level blocks.
pub fn documents() -> impl Strategy<Value = Document> {
    vec(block(), 0..8).prop_map(|blocks| {
        let json = json!({ "type": "doc", "content": blocks }).to_string();
        Document::parse(&json, UnknownBlocks::Refuse).unwrap_or_else(|error| panic!("{error}\n{json}"))
    })
}

fn block() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 24, 4, |inner| (leaf(), vec(inner, 0..3)).prop_map(|(block, within)| nested(block, &within)))
}

/// A block of the contract with other words and without some of its attributes.
fn leaf() -> impl Strategy<Value = Value> {
    let blocks: Vec<Value> = examples()
        .iter()
        .flat_map(|example| serde_json::from_str::<Value>(&example.json).unwrap()["content"].as_array().unwrap().clone())
        .collect();
    (proptest::sample::select(blocks), vec("\\PC{1,24}", 1..4), vec(any::<bool>(), 8)).prop_map(|(mut block, words, keep)| {
        without_attributes(&mut block, &keep);
        with_words(&mut block, &mut words.iter().cycle());
        block
    })
}

fn with_words<'a>(node: &mut Value, words: &mut impl Iterator<Item = &'a String>) {
    if node["type"] == "text" {
        node["text"] = words.next().unwrap().as_str().into();
    }
    for child in node.get_mut("content").and_then(Value::as_array_mut).into_iter().flatten() {
        with_words(child, words);
    }
}

/// Drops attributes of the block, but for those without which it is refused.
fn without_attributes(block: &mut Value, keep: &[bool]) {
    let names: Vec<String> = block["attrs"].as_object().into_iter().flat_map(|attrs| attrs.keys().cloned()).collect();
    for (name, _) in names.iter().zip(keep).filter(|(_, keep)| !**keep) {
        let mut less = block.clone();
        less["attrs"].as_object_mut().unwrap().remove(name);
        let json = json!({ "type": "doc", "content": [less] }).to_string();
        if Document::parse(&json, UnknownBlocks::Refuse).is_ok() {
            *block = less;
        }
    }
}

/// Puts `within` in place of the paragraphs inside a block.
fn nested(mut block: Value, within: &[Value]) -> Value {
    for content in block.get_mut("content").and_then(Value::as_array_mut).into_iter() {
        let before = content.len();
        content.retain(|child| child["type"] != "paragraph");
        if content.len() < before {
            content.extend(within.iter().cloned());
        }
        content.iter_mut().filter(|child| !within.contains(child)).for_each(|child| *child = nested(child.take(), within));
    }
    block
}
