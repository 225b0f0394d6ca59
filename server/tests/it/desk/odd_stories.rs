//! Odd texts in every field that stories and lists have.

use domain::{Role, StoryId};
use serde_json::{Value, json};

use super::{
    drafts::post,
    hostile::{is_escaped, naughty},
    newsdesk::{act, at_work, begin, change_draft, line, open, write},
};
use crate::support::TestSite;

/// Fields of the draft that are texts, and all that are not.
const FIELDS: [&str; 20] = [
    "headline",
    "standfirst",
    "dateline",
    "text",
    "section",
    "sections",
    "tags",
    "bylines",
    "leadImage",
    "slug",
    "language",
    "direction",
    "format",
    "frontHeadline",
    "seoTitle",
    "seoDescription",
    "canonicalUrl",
    "socialTitle",
    "socialDescription",
    "socialImage",
];

/// A document with an odd text in one of its fields.
fn with_odd(doc: &mut Value, field: &str, text: &str) {
    match field {
        "headline" | "standfirst" | "dateline" => {
            let at = ["headline", "standfirst", "dateline"].iter().position(|name| *name == field).unwrap();
            doc["content"][at] = line(field, text);
        }
        "text" => doc["content"][3]["content"] = json!([line("paragraph", text)]),
        "sections" | "tags" => doc["attrs"][field] = json!([text]),
        "bylines" => doc["attrs"][field] = json!([{ "author": text, "role": text }]),
        field => doc["attrs"][field] = json!(text),
    }
}

#[tokio::test]
async fn odd_texts_in_every_field_of_a_story_break_nothing() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let id = begin(&mut ed).await;
    let story = StoryId::parse(&id).unwrap();
    for (at, text) in naughty().into_iter().enumerate() {
        let field = FIELDS[at % FIELDS.len()];
        let (status, why) = change_draft(&mut ed, &id, |doc| with_odd(doc, field, &text)).await;
        assert!(matches!(status, 200 | 422), "{field} {text:?}: {status} {why}");
        paper.newsroom.follow_draft(&story).await.unwrap();
        let page = open(&mut ed, &id).await;
        assert!(page.status == 200 && is_escaped(&page.html, &text), "{field} {text:?}: {}", page.html);
        // now and then an act with an odd note or time, on a draft with fields that do not fit
        let (act_name, entered) = [("send_for_review", "note_review"), ("return_to_draft", "note_return"), ("schedule", "when")][at % 3];
        let seen = act(&mut ed, &id, act_name, &[(entered, &text)]).await;
        assert!(matches!(seen.status, 303 | 409 | 422), "{act_name} {text:?}: {} {}", seen.status, seen.html);
        assert!(is_escaped(&seen.html, &text), "{act_name} {text:?}: {}", seen.html);
    }
    assert!(matches!(act(&mut ed, &id, "publish", &[]).await.status, 303 | 422));
    for path in ["/desk/", "/desk/stories/", "/desk/audit/"] {
        assert!(matches!(ed.get(path).await.status, 200 | 403), "{path}");
    }
}

/// Blocks with a text in every line and attribute that takes one.
fn blocks(text: &str) -> Value {
    let words = json!([{ "type": "text", "text": text }]);
    let with = |name: &str, attrs: Value, parts: &[&str]| json!({ "type": name, "attrs": attrs, "content": parts.iter().map(|part| line(part, text)).collect::<Vec<_>>() });
    json!([
        line("paragraph", text),
        { "type": "paragraph", "content": [{ "type": "text", "text": text, "marks": [{ "type": "bold" }] }] },
        with("image", json!({ "alt": text }), &["caption"]),
        with("pullQuote", json!({}), &["pullQuoteText", "cite"]),
        with("codeBlock", json!({ "language": text }), &[]),
        { "type": "details", "content": [{ "type": "summary", "content": words }, line("paragraph", text)] },
        { "type": "factBox", "content": [{ "type": "title", "content": words }, line("paragraph", text)] },
        { "type": "keyPoints", "content": [{ "type": "keyPoint", "content": words }] },
        { "type": "embed", "attrs": { "url": "https://films.example/1", "provider": text }, "content": [line("caption", text)] },
        { "type": "table", "attrs": { "caption": words }, "content": [{ "type": "tableRow", "content": [
            { "type": "tableCell", "content": [line("paragraph", text)] },
        ] }] },
    ])
}

/// What a reader or a program gets, and an odd text must not break.
const PUBLIC: [&str; 7] = ["/odd-texts/", "/", "/latest/", "/feed/", "/feed/json/", "/corrections/", "/odd-texts/?amp=1"];

#[tokio::test]
async fn odd_texts_in_all_fields_and_blocks_reach_readers_as_text() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let id = begin(&mut ed).await;
    write(&mut ed, &id, "Odd texts", "Text").await;
    assert_eq!(act(&mut ed, &id, "publish", &[]).await.status, 303);
    let fill = |doc: &mut Value, text: &str| {
        for field in
            ["headline", "standfirst", "dateline", "frontHeadline", "seoTitle", "seoDescription", "socialTitle", "socialDescription"]
        {
            with_odd(doc, field, text);
        }
        doc["attrs"]["slug"] = json!("odd-texts");
        doc["content"][3]["content"] = blocks(text);
    };
    let (mut stored, mut published) = (0, 0);
    for text in naughty() {
        let (status, why) = change_draft(&mut ed, &id, |doc| fill(doc, &text)).await;
        // a long text twenty times is larger than a push may be
        assert!(matches!(status, 200 | 413 | 422), "{text:?}: {status} {why}");
        if status != 200 {
            let sentence = ["message", "error"].into_iter().find_map(|name| why[name].as_str());
            assert!(sentence.is_some_and(|sentence| sentence.len() > 10), "{text:?}: {why}");
            continue;
        }
        stored += 1;
        let seen = act(&mut ed, &id, "publish_changes", &[("kind", "correction"), ("note_changes", &text)]).await;
        assert!(matches!(seen.status, 303 | 422) && is_escaped(&seen.html, &text), "{text:?}: {} {}", seen.status, seen.html);
        published += usize::from(seen.status == 303);
        // every page for some of them, the story itself for each
        for path in PUBLIC.iter().take(if stored % 16 == 0 { PUBLIC.len() } else { 1 }) {
            let response = paper.get(path).await;
            let (status, html) = (response.status().as_u16(), response.text().await.unwrap());
            let is_fine = if *path == "/feed/json/" { serde_json::from_str::<Value>(&html).is_ok() } else { is_escaped(&html, &text) };
            assert!(status < 500 && is_fine, "{path} {text:?}: {status} {html}");
        }
    }
    assert!(stored > 450 && published > 350, "{stored} stored, {published} published");
}

#[tokio::test]
async fn a_story_that_grows_to_five_megabytes_is_stopped_with_a_sentence() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let id = begin(&mut ed).await;
    let words = "water ".repeat(100);
    let paragraphs: Vec<Value> = (0..300).map(|_| line("paragraph", &words)).collect();
    let step = json!({ "stepType": "replace", "from": 7, "to": 7, "slice": { "content": paragraphs } });
    let (mut version, mut refused) = (0, None);
    for _ in 0..30 {
        let body = json!({ "schema": 1, "version": version, "client": "a", "steps": [step] });
        let (status, why) = post(&mut ed, &format!("/desk/stories/{id}/steps"), &body).await;
        if status != 200 {
            refused = Some((status, why));
            break;
        }
        version += 1;
    }
    let (status, why) = refused.expect("a story of 5 MB is accepted");
    assert_eq!(status, 422, "{why}");
    assert!(why.to_string().contains("the size of its text in bytes"), "{why}");
    assert!(version > 5, "a long story is no problem: {version}");
    let draft = ed.get(&format!("/desk/stories/{id}/draft")).await;
    assert_eq!(serde_json::from_str::<Value>(&draft.html).unwrap()["version"], json!(version), "nothing of the refused push is stored");
    assert_eq!(open(&mut ed, &id).await.status, 200);
    assert_eq!(ed.get(&format!("/desk/stories/{id}/checks")).await.status, 200);
    let whole = json!({ "schema": 1, "version": version, "client": "a", "steps": [step, "x".repeat(5_000_000)] });
    assert_eq!(post(&mut ed, &format!("/desk/stories/{id}/steps"), &whole).await.0, 413);
}

#[tokio::test]
async fn odd_filters_are_empty_lists_or_errors() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let fields = ["q", "q", "q", "state", "section", "by", "from", "until", "after", "done"];
    for (at, text) in naughty().into_iter().enumerate().filter(|(_, text)| text.len() < 4000) {
        let field = fields[at % fields.len()];
        let query = form_urlencoded::Serializer::new(String::new()).append_pair(field, &text).finish();
        let seen = ed.get(&format!("/desk/stories/?{query}")).await;
        assert!(matches!(seen.status, 200 | 400 | 422), "{field} {text:?}: {} {}", seen.status, seen.html);
        assert!(is_escaped(&seen.html, &text), "{field} {text:?}: {}", seen.html);
        let id = form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
        if !id.is_empty() && !matches!(id.as_str(), "." | "..") {
            let seen = ed.get(&format!("/desk/stories/{id}/")).await;
            assert!(matches!(seen.status, 404 | 400 | 308 | 301), "{text:?}: {} {}", seen.status, seen.location);
        }
    }
}
