//! The check before publication: what the editor lists, and what the server refuses.

use domain::{Role, StoryState};
use serde_json::{Value, json};

use super::{
    drafts::{insert, post},
    newsdesk::{at_work, begin, in_a_section, store, stored},
    visitor::Visitor,
};
use crate::support::{TestSite, story};

async fn found(browser: &mut Visitor<'_>, id: &str) -> Value {
    let seen = browser.get(&format!("/desk/stories/{id}/checks")).await;
    assert_eq!(seen.status, 200, "{}", seen.html);
    serde_json::from_str(&seen.html).unwrap()
}

fn ids(found: &Value) -> Vec<&str> {
    found["checks"].as_array().unwrap().iter().map(|check| check["id"].as_str().unwrap()).collect()
}

async fn stored_revision(site: &TestSite, id: &str) -> String {
    let authority = newsroom::Authority::command_line();
    let id = domain::StoryId::parse(id).unwrap();
    site.newsroom.desk_story(&authority, &id).await.unwrap().unwrap().revision.to_string()
}

#[tokio::test]
async fn the_list_names_what_is_missing_and_where() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let hidden = domain::Story { state: StoryState::Draft, published_at: None, ..story(&site.newsroom, "hidden", "Hidden") };
    store(&site, &hidden).await;
    store(&site, &story(&site.newsroom, "seen", "Seen")).await;
    let id = begin(&mut amina).await;
    let empty = found(&mut amina, &id).await;
    assert_eq!(ids(&empty), ["no-headline", "no-section", "no-standfirst", "no-text"]);
    assert_eq!(
        (&empty["version"], &empty["checks"][1]["field"], &empty["checks"][1]["level"]),
        (&json!(0), &json!("section"), &json!("blocker"))
    );
    in_a_section(&site, &id).await;
    let link = |text: &str, href: &str| json!({ "type": "text", "text": text, "marks": [{ "type": "link", "attrs": { "href": href } }] });
    let text = json!([{ "type": "paragraph", "attrs": { "id": "p1", "anchor": "" }, "content": [
        link("dead", "/hidden/"), link(" live ", "/seen/"), link("missing", &format!("{}/no-such-story", site.origin)),
        link(" other", "https://elsewhere.example/x/"), link(" list", "/latest/"), { "type": "text", "text": " TK" }
    ] }]);
    // headline 2, standfirst 2, dateline 2, then inside the body
    let steps = json!([
        { "stepType": "replace", "from": 7, "to": 7, "slice": { "content": text } },
        { "stepType": "replace", "from": 3, "to": 3, "slice": { "content": [{ "type": "text", "text": "Why" }] } },
        insert("Water talks")
    ]);
    let version = json!(serde_json::from_str::<Value>(&amina.get(&format!("/desk/stories/{id}/draft")).await.html).unwrap()["version"]);
    let body = json!({ "schema": 1, "version": version, "client": "a", "steps": steps });
    let (status, why) = post(&mut amina, &format!("/desk/stories/{id}/steps"), &body).await;
    assert_eq!(status, 200, "{why}");
    let now = found(&mut amina, &id).await;
    assert_eq!(ids(&now), ["to-come", "dead-link", "dead-link"], "{now}");
    assert!(now["checks"].as_array().unwrap().iter().all(|check| check["block"] == json!("p1") && check["level"] == json!("warning")));
    assert!(now["checks"][1]["sentence"].as_str().unwrap().contains("/hidden/"), "{now}");
    assert!(now["fine"].as_array().unwrap().contains(&json!("Section")), "{now}");
}

#[tokio::test]
async fn nobody_publishes_with_blockers_and_an_editor_over_warnings() {
    let site = TestSite::start().await;
    let mut admin = at_work(&site, "admin", Role::Administrator).await;
    let id = begin(&mut admin).await;
    let (steps, publish) = (format!("/desk/stories/{id}/steps"), format!("/desk/stories/{id}/publish"));
    let push = |version: i64, step: Value| json!({ "schema": 1, "version": version, "client": "a", "steps": [step] });
    assert_eq!(post(&mut admin, &steps, &push(0, insert("Water talks"))).await.0, 200);
    // decided on the revision, as those do who have no script
    let bare = begin(&mut admin).await;
    let revision = stored_revision(&site, &bare).await;
    let seen = admin.post(&format!("/desk/stories/{bare}/publish"), &[("revision", &revision)]).await;
    assert!(seen.status == 422 && seen.html.contains("Choose a section."), "{} {}", seen.status, seen.html);
    for (act, when) in [("publish", ""), ("schedule", "2030-01-01T06:00")] {
        let seen = admin.post(&format!("/desk/stories/{id}/{act}"), &[("version", "1"), ("when", when)]).await;
        assert!(seen.status == 422 && seen.html.contains("Choose a section."), "{act}: {} {}", seen.status, seen.html);
    }
    assert_eq!(stored(&site, &id).await.state, StoryState::Draft, "nothing was done");
    let section = site.newsroom.sections().await.unwrap().remove(0).id.to_string();
    let set = json!({ "stepType": "docAttr", "attr": "section", "value": section });
    assert_eq!(post(&mut admin, &steps, &push(1, set)).await.0, 200);
    // there is still no standfirst: a warning
    assert_eq!(admin.post(&publish, &[("version", "2")]).await.status, 303);
    assert_eq!(stored(&site, &id).await.state, StoryState::Published);
}
