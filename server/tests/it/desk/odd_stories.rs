//! Odd texts in every field that stories and lists have.

use domain::Role;

use super::{
    hostile::{is_escaped, naughty},
    newsdesk::{at_work, begin, open, revision},
};
use crate::support::TestSite;

#[tokio::test]
async fn odd_texts_in_every_field_of_a_story_break_nothing() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let id = begin(&mut ed).await;
    let mut base = revision(&open(&mut ed, &id).await);
    let fields = ["headline", "standfirst", "section", "slug", "text", "note_review", "when"];
    let acts = ["send_for_review", "return_to_draft", "schedule"];
    for (at, text) in naughty().into_iter().enumerate() {
        let field = fields[at % fields.len()];
        let mut sent =
            vec![("headline", "Odd"), ("standfirst", "Odd"), ("section", ""), ("slug", ""), ("text", "Odd"), ("when", "2030-01-01T06:00")];
        sent.retain(|(name, _)| *name != field);
        sent.push((field, &text));
        sent.push(("revision", &base));
        let act = match field {
            "note_review" => acts[at % 2],
            "when" => acts[2],
            _ => "save",
        };
        let seen = ed.post(&format!("/desk/stories/{id}/{act}"), &sent).await;
        assert!(matches!(seen.status, 303 | 409 | 422), "{field} {text:?}: {} {}", seen.status, seen.html);
        assert!(is_escaped(&seen.html, &text), "{field} {text:?}: {}", seen.html);
        let page = open(&mut ed, &id).await;
        assert!(page.status == 200 && is_escaped(&page.html, &text), "{field} {text:?}: {}", page.html);
        base = revision(&page);
    }
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
