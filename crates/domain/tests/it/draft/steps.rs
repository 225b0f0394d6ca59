//! Steps by hand: what each type does, how fast, and lengths.

use std::time::Instant;

use domain::{Document, DraftDocument, document::UnknownBlocks};

use super::{after, draft, step};

fn with_body(content: &str) -> DraftDocument {
    draft(Document::parse(&format!(r#"{{"type":"doc","content":[{content}]}}"#), UnknownBlocks::Refuse).unwrap())
}

/// The blocks of a draft as JSON.
fn body(draft: &DraftDocument) -> String {
    serde_json::from_str::<serde_json::Value>(&draft.to_json()).unwrap()["content"][3]["content"].to_string()
}

/// The position of the first character of the body's first paragraph: behind headline, standfirst and dateline.
fn first(draft: &DraftDocument) -> usize {
    let units = |text: String| text.encode_utf16().count() + 2;
    units(draft.headline()) + units(draft.standfirst()) + units(draft.dateline()) + 2
}

const TWO: &str = r#"{"type":"paragraph","attrs":{"id":"a"},"content":[{"type":"text","text":"ab"}]},{"type":"paragraph","attrs":{"id":"b"},"content":[{"type":"text","text":"cd"}]}"#;

#[test]
fn paragraphs_are_split_joined_and_wrapped() {
    let two = with_body(TWO);
    let p = first(&two);
    let joined = after(&two, &[&format!(r#"{{"stepType":"replace","from":{},"to":{},"structure":true}}"#, p + 2, p + 4)]).unwrap();
    assert_eq!(body(&joined), r#"[{"attrs":{"id":"a"},"content":[{"text":"abcd","type":"text"}],"type":"paragraph"}]"#);
    let split = format!(
        r#"{{"stepType":"replace","from":{0},"to":{0},"slice":{{"content":[{{"type":"paragraph"}},{{"type":"paragraph","attrs":{{"id":"c","anchor":""}}}}],"openStart":1,"openEnd":1}},"structure":true}}"#,
        p + 1
    );
    let split = after(&joined, &[&split]).unwrap();
    assert!(
        body(&split).contains(r#"{"attrs":{"id":"c"},"content":[{"text":"bcd","type":"text"}],"type":"paragraph"}"#),
        "{}",
        body(&split)
    );
    let wrap = format!(
        r#"{{"stepType":"replaceAround","from":{0},"to":{1},"gapFrom":{0},"gapTo":{1},"insert":1,"slice":{{"content":[{{"type":"blockquote"}}]}},"structure":true}}"#,
        p - 1,
        p + 3
    );
    let wrapped = after(&two, &[&wrap]).unwrap();
    assert_eq!(wrapped.body().blocks.len(), 2);
    assert_eq!(wrapped.body().blocks[0].kind.name(), "quote");
    let join_different = format!(r#"{{"stepType":"replace","from":{},"to":{},"structure":true}}"#, p + 1, p + 4);
    assert!(after(&two, &[&join_different]).unwrap_err().contains("would overwrite content"));
}

#[test]
fn marks_have_one_order_and_split_texts() {
    let two = with_body(TWO);
    let p = first(&two);
    let mark = |kind: &str, mark: &str, from: usize, to: usize| {
        format!(r#"{{"stepType":"{kind}","from":{},"to":{},"mark":{mark}}}"#, p + from, p + to)
    };
    let (bold, link) = (r#"{"type":"bold"}"#, r#"{"type":"link","attrs":{"href":"/x"}}"#);
    let marked = after(&two, &[&mark("addMark", bold, 1, 5), &mark("addMark", link, 1, 2)]).unwrap();
    assert!(body(&marked).contains(r#"{"marks":[{"attrs":{"href":"/x"},"type":"link"},{"type":"bold"}],"text":"b","type":"text"}"#));
    let bare = after(&marked, &[&mark("removeMark", bold, 0, 6), &mark("removeMark", link, 0, 6)]).unwrap();
    assert_eq!(body(&bare), body(&two));
    // another link replaces the first; a headline has no marks
    let other = after(&marked, &[&mark("addMark", r#"{"type":"link","attrs":{"href":"/y"}}"#, 0, 2)]).unwrap();
    assert!(!other.to_json().contains("/x"));
    let everywhere = format!(r#"{{"stepType":"addMark","from":0,"to":{},"mark":{bold}}}"#, p + 6);
    let everywhere = after(&two, &[&everywhere]).unwrap();
    assert_eq!((everywhere.headline(), everywhere.to_json().matches("bold").count()), (two.headline(), 2));
}

#[test]
fn a_set_of_marks_is_one_step_and_is_stored_flat() {
    let two = with_body(TWO);
    let (from, to) = (first(&two), first(&two) + 2);
    let mark = |kind: &str, href: &str| {
        format!(r#"{{"from":{from},"mark":{{"attrs":{{"href":"{href}"}},"type":"link"}},"stepType":"{kind}","to":{to}}}"#)
    };
    let (add, other, remove) = (mark("addMark", "/a"), mark("addMark", "/b"), mark("removeMark", "/b"));
    let nested = format!(r#"{{"steps":[{add},{{"steps":[{other},{remove}],"stepType":"markSet"}}],"stepType":"markSet"}}"#);
    assert_eq!(after(&two, &[&nested]).unwrap(), two);
    let flat = format!(r#"{{"stepType":"markSet","steps":[{add},{other},{remove}]}}"#);
    assert_eq!(step(&nested), step(&flat));
    assert_eq!(serde_json::to_value(step(&nested)).unwrap(), serde_json::from_str::<serde_json::Value>(&flat).unwrap());
    let wrong = format!(r#"{{"stepType":"markSet","steps":[{{"stepType":"replace","from":{from},"to":{to}}}]}}"#);
    assert!(after(&two, &[&wrong]).unwrap_err().contains("only addMark and removeMark"));
}

#[test]
fn attributes_and_fields_are_set_and_cleared() {
    let two = with_body(TWO);
    let p = first(&two);
    let anchor = |value: &str| format!(r#"{{"stepType":"attr","pos":{},"attr":"anchor","value":{value}}}"#, p - 1);
    let set = after(&two, &[&anchor(r#""x""#)]).unwrap();
    assert_eq!(set.body().blocks[0].anchor, "x");
    assert_eq!(after(&set, &[&anchor("null")]).unwrap(), two);
    assert!(after(&two, &[&anchor("1")]).unwrap_err().contains("must be a text"));
    let pinned = after(&two, &[r#"{"stepType":"docAttr","attr":"pinned","value":false}"#]).unwrap();
    assert!(pinned != two && pinned.to_json().contains(r#""pinned":false"#));
}

#[test]
fn lengths_are_utf_16_units() {
    let text = with_body(r#"{"type":"paragraph","content":[{"type":"text","text":"a🕊️b"}]}"#);
    let fields = [text.headline(), text.standfirst(), text.dateline()].concat();
    assert_eq!(text.text_len(), fields.encode_utf16().count() + 5);
}

#[test]
fn steps_keep_the_form_that_prosemirror_sent() {
    for json in [
        r#"{"from":1,"slice":{"content":[{"type":"paragraph"},{"attrs":{"id":"x"},"type":"paragraph"}],"openEnd":1,"openStart":1},"stepType":"replace","structure":true,"to":1}"#,
        r#"{"from":1,"gapFrom":2,"gapTo":3,"insert":1,"stepType":"replaceAround","to":4}"#,
        r#"{"from":1,"mark":{"attrs":{"lang":"ur"},"type":"language"},"stepType":"addMark","to":4}"#,
        r#"{"from":1,"mark":{"type":"bold"},"stepType":"removeMark","to":4}"#,
        r#"{"attr":"level","pos":4,"stepType":"attr","value":3}"#,
        r#"{"attr":"tags","stepType":"docAttr","value":["a"]}"#,
    ] {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_value(step(json)).unwrap(), value);
    }
}

/// Twenty thousand keys in a long story, four hundred in each paragraph, in batches as they come from a browser. The limit for an optimised
/// build is 2 s.
#[test]
fn twenty_thousand_steps_are_applied_in_time() {
    let words = "The delegations met again in Geneva to speak about water and about the border that divides the valley. ".repeat(2);
    let mut draft = draft(Document::from_plain_text(&vec![words.trim(); 300].join("\n\n")));
    let (begin, paragraph) = (first(&draft), words.trim().len() + 2);
    let steps: Vec<_> = (0..20_000)
        .map(|key| {
            let at = begin + key / 400 * (paragraph + 400) + 20 + key % 400;
            step(&format!(r#"{{"stepType":"replace","from":{at},"to":{at},"slice":{{"content":[{{"type":"text","text":"x"}}]}}}}"#))
        })
        .collect();
    let (before, start) = (draft.text_len(), Instant::now());
    steps.chunks(5).for_each(|batch| draft.apply(batch).unwrap());
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(draft.text_len(), before + 20_000);
    assert_eq!(draft.body().plain_text().matches(&"x".repeat(400)).count(), 50);
    let most = if cfg!(debug_assertions) { 20.0 } else { 2.0 };
    assert!(seconds < most, "{seconds} s");
}
