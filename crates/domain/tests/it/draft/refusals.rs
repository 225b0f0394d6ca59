//! Malformed drafts and steps: refused with a sentence, never a panic, and the draft stays as it was.

use domain::{Document, DraftDocument, document::UnknownBlocks};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{after, draft};
use crate::{examples::examples, random::documents};

/// A draft with every kind of block.
fn everything() -> DraftDocument {
    let blocks: Vec<Value> = examples()
        .iter()
        .flat_map(|example| serde_json::from_str::<Value>(&example.json).unwrap()["content"].as_array().unwrap().clone())
        .collect();
    draft(Document::parse(&json!({ "type": "doc", "content": blocks }).to_string(), UnknownBlocks::Refuse).unwrap())
}

fn refused(steps: &[&str]) -> String {
    after(&everything(), steps).expect_err("it was accepted")
}

#[test]
fn bad_steps_are_refused_with_a_reason() {
    let deep = format!("{}{}", r#"{"type":"blockquote","content":["#.repeat(30), "]}".repeat(30));
    let slice = |content: &str| format!(r#"{{"stepType":"replace","from":1,"to":1,"slice":{{"content":[{content}]}}}}"#);
    for (json, why) in [
        (r#"{"stepType":"replace","from":999999,"to":999999}"#, "position 999999 lies outside"),
        (r#"{"stepType":"replace","from":3,"to":2}"#, "after its end"),
        (r#"{"stepType":"replace","from":-1,"to":2}"#, "from must be a position"),
        (r#"{"stepType":"replace","from":1.5,"to":2}"#, "from must be a position"),
        (r#"{"stepType":"replace","from":1e300,"to":2}"#, "from must be a position"),
        (r#"{"stepType":"replace","to":2}"#, "from must be a position"),
        (r#"{"stepType":"replace","from":0,"to":2}"#, "do not fit the two positions"),
        (r#"{"stepType":"replace","from":1,"to":1,"slice":{"openStart":1,"openEnd":1}}"#, "deeper than its content"),
        (r#"{"stepType":"replace","from":1,"to":1,"slice":7}"#, "slice must be an object"),
        (r#"{"stepType":"replace","from":1,"to":1,"slice":{"content":{}}}"#, "slice: "),
        (&slice(r#"{"type":"hologram"}"#), "\"hologram\" is not a node"),
        (&slice(r#"{"type":"paragraph"}"#), "paragraph cannot stand in headline"),
        (&slice(r#"{"type":"hardBreak"}"#), "hardBreak cannot stand in headline"),
        (&slice(r#"{"type":"text","text":"x","marks":[{"type":"bold"}]}"#), "text cannot have marks in headline"),
        (&slice(r#"{"type":"text","text":"x","marks":[{"type":"glow"}]}"#), "\"glow\" is not a mark"),
        (&slice(r#"{"type":"text"}"#), "text: is missing"),
        (&slice(r#"{"type":"text","text":"\ud800"}"#), "hex escape"),
        (&slice(r#"{"type":"doc"}"#), "cannot stand in another node"),
        (&slice(r#"{"type":"paragraph","attrs":{"id":1}}"#), "attrs.id: must be a text"),
        (&slice(r#"{"type":"paragraph","attrs":{"onclick":"x"}}"#), "paragraph has no attribute \"onclick\""),
        (&slice(r#"{"type":"paragraph","marks":[{"type":"bold"}]}"#), "paragraph cannot have marks"),
        (&slice(r#"{"type":"table","content":[{"type":"paragraph"}]}"#), "paragraph cannot stand in table"),
        (&slice(r#"{"type":"table","attrs":{"caption":[{"type":"paragraph"}]}}"#), "paragraph cannot stand within a line"),
        (&slice(r#"{"type":"table","attrs":{"caption":"x"}}"#), "must be a list of nodes"),
        (&slice(&deep), "cannot stand in headline"),
        (r#"{"stepType":"replaceAround","from":1,"to":4,"gapFrom":2,"gapTo":999999,"insert":0}"#, "lies outside"),
        (r#"{"stepType":"replaceAround","from":1,"to":4,"gapFrom":2,"gapTo":18,"insert":0}"#, "begin and end in the same node"),
        (r#"{"stepType":"replaceAround","from":1,"to":4,"gapFrom":2,"gapTo":3,"insert":9}"#, "outside"),
        (r#"{"stepType":"addMark","from":2,"to":1,"mark":{"type":"bold"}}"#, "after its end"),
        (r#"{"stepType":"addMark","from":2,"to":999999,"mark":{"type":"bold"}}"#, "lies outside"),
        (r#"{"stepType":"addMark","from":1,"to":2}"#, "mark: "),
        (r#"{"stepType":"addMark","from":1,"to":2,"mark":{"type":"link","attrs":{"href":1}}}"#, "must be a text"),
        (r#"{"stepType":"addNodeMark","pos":1,"mark":{"type":"bold"}}"#, "addNodeMark is not accepted"),
        (r#"{"stepType":"attr","pos":0,"attr":"id","value":"x"}"#, "headline has no attribute \"id\""),
        (r#"{"stepType":"attr","pos":1,"attr":"id","value":"x"}"#, "no node at its position"),
        (r#"{"stepType":"attr","pos":999999,"attr":"id","value":"x"}"#, "outside"),
        (r#"{"stepType":"attr","pos":1}"#, "attr must be the name"),
        (r#"{"stepType":"docAttr","attr":"schema","value":2}"#, "no field \"schema\""),
        (r#"{"stepType":"docAttr","attr":"state","value":"published"}"#, "no field \"state\""),
        (r#"{"stepType":"docAttr","attr":"pinned","value":"yes"}"#, "must be true or false"),
        (r#"{"stepType":"docAttr","attr":"tags","value":[1]}"#, "must be a list of ids"),
        (r#"{"stepType":"docAttr","attr":"bylines","value":[{"author":"x"}]}"#, "must be a list of author and role"),
        (r#"{"stepType":"docAttr","attr":"expiresAt","value":1.5}"#, "must be a time"),
        (r#"{"stepType":"paint"}"#, "\"paint\" is not a type of step"),
        (r#"{}"#, "not a type of step"),
        (r#"[]"#, "invalid type"),
    ] {
        let error = refused(&[json]);
        assert!(error.contains(why), "{error}\ninstead of {why}\n{json}");
    }
}

#[test]
fn the_parts_of_a_draft_stay() {
    let all = everything();
    let size = {
        let position = after(&all, &[r#"{"stepType":"replace","from":999999,"to":999999}"#]).unwrap_err();
        position.rsplit(' ').next().unwrap().parse::<usize>().unwrap()
    };
    for (from, to) in [(0, size), (0, all.headline().len() + 2), (1, all.headline().len() + 3), (size - 1, size)] {
        assert!(after(&all, &[&format!(r#"{{"stepType":"replace","from":{from},"to":{to}}}"#)]).is_err(), "{from} {to}");
    }
    let body = r#"{"stepType":"replace","from":SIZE,"to":SIZE,"slice":{"content":[{"type":"body"}]}}"#.replace("SIZE", &size.to_string());
    assert!(refused(&[&body]).contains("doc has another order"));
}

#[test]
fn a_character_is_never_cut_in_two() {
    let dove = draft(Document::default());
    // the dove of the standfirst is two units
    let at = dove.headline().encode_utf16().count() + 3 + "Six states met ".encode_utf16().count();
    for step in [
        format!(r#"{{"stepType":"replace","from":{0},"to":{0},"slice":{{"content":[{{"type":"text","text":"x"}}]}}}}"#, at + 1),
        format!(r#"{{"stepType":"replace","from":{},"to":{}}}"#, at, at + 1),
        format!(r#"{{"stepType":"addMark","from":{},"to":{},"mark":{{"type":"bold"}}}}"#, at - 1, at + 1),
        format!(r#"{{"stepType":"replaceAround","from":{0},"to":{1},"gapFrom":{2},"gapTo":{1},"insert":0}}"#, at, at + 2, at + 1),
    ] {
        assert!(after(&dove, &[&step]).unwrap_err().contains("surrogate pair"), "{step}");
    }
}

#[test]
fn the_last_of_several_bad_steps_undoes_all() {
    let insert = r#"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"x"}]}}"#;
    let error = refused(&[insert, insert, r#"{"stepType":"replace","from":999999,"to":999999}"#]);
    assert!(error.starts_with("step 3 of 3 was refused: "), "{error}");
    let unsafe_link =
        r#"{"stepType":"replace","from":FROM,"to":FROM,"slice":{"content":[{"type":"image","attrs":{"link":"javascript:x"}}]}}"#;
    let end = draft(Document::default());
    let from = end.headline().encode_utf16().count() + end.standfirst().encode_utf16().count() + end.dateline().encode_utf16().count() + 7;
    let error = after(&end, &[&unsafe_link.replace("FROM", &from.to_string())]).unwrap_err();
    assert!(error.contains("content[0].attrs.link: link: \"javascript:x\""), "{error}");
}

#[test]
fn size_and_depth_are_limited() {
    let insert =
        |text: &str| format!(r#"{{"stepType":"replace","from":1,"to":1,"slice":{{"content":[{{"type":"text","text":"{text}"}}]}}}}"#);
    assert!(refused(&[&insert(&"x".repeat(5 * 1024 * 1024))]).contains("the size of a field in bytes is"));
    let empty = draft(Document::default());
    let end =
        empty.headline().encode_utf16().count() + empty.standfirst().encode_utf16().count() + empty.dateline().encode_utf16().count() + 7;
    let block = |content: &str| format!(r#"{{"stepType":"replace","from":{end},"to":{end},"slice":{{"content":[{content}]}}}}"#);
    let big = format!(r#"{{"type":"paragraph","content":[{{"type":"text","text":"{}"}}]}}"#, "x".repeat(5 * 1024 * 1024));
    assert!(after(&empty, &[&block(&big)]).unwrap_err().contains("the size of its text in bytes is"));
    let deep = |depth: usize| format!("{}{}", r#"{"type":"blockquote","content":["#.repeat(depth), "]}".repeat(depth));
    assert!(after(&empty, &[&block(&deep(32))]).is_ok());
    assert!(after(&empty, &[&block(&deep(33))]).unwrap_err().contains("its depth is 33"));
    assert!(after(&empty, &[&block(&deep(1000))]).unwrap_err().contains("recursion limit"));
    let wrap = format!(r#"{{"stepType":"replace","from":FROM,"to":FROM,"slice":{{"content":[{}]}}}}"#, deep(10));
    let steps: Vec<String> = (0..100).map(|level| wrap.replace("FROM", &(end + 10 * level).to_string())).collect();
    let error = after(&empty, &steps.iter().map(String::as_str).collect::<Vec<_>>()).unwrap_err();
    assert!(error.starts_with("step 4 of 100") && error.contains("its depth is 40"), "{error}");
}

#[test]
fn the_limits_of_the_contract_are_those_of_the_code() {
    let contract = include_str!("../../../../../docs/contracts/drafts.md");
    for bytes in [domain::draft::limits::FIELD_BYTES, domain::draft::limits::JSON_BYTES] {
        assert!(contract.contains(&format!("| {bytes} bytes |")), "{bytes}");
    }
    let example = contract.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    let read = DraftDocument::parse(example).unwrap();
    assert_eq!((read.headline().as_str(), read.body().plain_text().as_str()), ("Talks resume", "In Geneva."));
}

#[test]
fn bad_drafts_are_refused_with_their_place() {
    let good = everything().to_json();
    assert!(DraftDocument::parse(&good).is_ok());
    for (from, to, why) in [
        ("{\"type\":\"doc\"", "{\"type\":\"page\"", "must be \"doc\""),
        ("\"schema\":1", "\"schema\":2", "attrs.schema: is 2; this program has schema 1"),
        ("\"pinned\":true", "\"pinned\":1", "attrs.pinned: the field pinned must be true or false"),
        ("\"pinned\":true", "\"pinned\":true,\"x\":1", "attrs.x: a draft has no field \"x\""),
        ("{\"type\":\"dateline\"", "{\"type\":\"standfirst\"", "doc has another order or number of parts"),
        ("\"level\":2", "\"level\":\"2\"", "attrs.level: must be a whole number"),
        ("\"level\":2", "\"level\":9", "attrs.level: must be 2 to 6"),
    ] {
        assert!(good.contains(from), "{from}");
        let error = DraftDocument::parse(&good.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(why), "{error}\ninstead of {why}");
    }
    assert!(DraftDocument::parse("{").is_err() && DraftDocument::parse("[]").is_err());
    assert!(DraftDocument::parse(&" ".repeat(13 * 1024 * 1024)).unwrap_err().to_string().contains("too large"));
}

/// A piece of JSON in place of another, at random.
fn mutated(mut value: Value, at: usize, by: &Value) -> Value {
    fn walk(value: &mut Value, left: &mut usize, by: &Value) {
        if *left == 0 {
            *value = by.clone();
            *left = usize::MAX;
            return;
        }
        *left = left.saturating_sub(1);
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| {
                if *left != usize::MAX {
                    walk(value, left, by)
                }
            }),
            Value::Object(map) => map.values_mut().for_each(|value| {
                if *left != usize::MAX {
                    walk(value, left, by)
                }
            }),
            _ => {}
        }
    }
    let mut left = at;
    walk(&mut value, &mut left, by);
    value
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn random_steps_never_panic_and_never_leave_a_bad_draft(
        document in documents(), other in documents(),
        numbers in proptest::collection::vec(0_usize..120, 5), open in proptest::collection::vec(0_usize..4, 2),
        kind in 0_usize..4, at in 0_usize..60, by in 0_usize..8,
    ) {
        let draft = draft(document);
        let content: Value = serde_json::from_str::<Value>(&super::draft(other).to_json()).unwrap()["content"][3]["content"].clone();
        let slice = json!({ "content": if content.is_null() { json!([]) } else { content }, "openStart": open[0], "openEnd": open[1] });
        let [from, to, gap, insert, _] = numbers[..] else { panic!() };
        let step = match kind {
            0 => json!({ "stepType": "replace", "from": from, "to": from + to / 8, "slice": slice }),
            1 => json!({ "stepType": "replace", "from": from, "to": from + to / 8 }),
            2 => json!({ "stepType": "replaceAround", "from": from, "to": from + to / 4, "gapFrom": from + gap / 8, "gapTo": from + gap / 4, "insert": insert / 8, "slice": slice }),
            _ => json!({ "stepType": if open[0] == 0 { "removeMark" } else { "addMark" }, "from": from, "to": from + to, "mark": { "type": "italic" } }),
        };
        let values = [json!(null), json!(-1), json!(1e9), json!("x"), json!([]), json!({}), json!(true), json!({ "type": "body" })];
        for step in [step.clone(), mutated(step, at, &values[by])] {
            if let Ok(changed) = after(&draft, &[&step.to_string()]) {
                let read = DraftDocument::parse(&changed.to_json()).unwrap();
                prop_assert_eq!(&read, &changed);
                prop_assert_eq!(read.body(), changed.body());
            }
        }
    }
}
