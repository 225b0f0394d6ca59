//! Odd texts in every field that stories and lists have.

use domain::{Role, StoryId};
use serde_json::{Value, json};

use super::{
    hostile::{is_escaped, naughty},
    newsdesk::{act, at_work, begin, change_draft, line, open},
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
