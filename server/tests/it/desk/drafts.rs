//! The editor's requests: opening a draft, pushing steps, the tray, acts on a version.

use domain::{Role, StoryState};
use newsroom::{Authority, NewTrayNote};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    newsdesk::{at_work, begin, in_a_section, person, section, store, stored},
    visitor::Visitor,
};
use crate::support::{TestSite, story};

/// Inserts a text at the beginning of the headline.
pub fn insert(text: &str) -> Value {
    json!({ "stepType": "replace", "from": 1, "to": 1, "slice": { "content": [{ "type": "text", "text": text }] } })
}

/// GET, JSON back.
async fn get(browser: &mut Visitor<'_>, path: &str) -> (u16, Value) {
    let seen = browser.get(path).await;
    (seen.status, serde_json::from_str(&seen.html).unwrap_or(Value::Null))
}

/// POST of JSON as a page of the site does.
pub async fn post(browser: &mut Visitor<'_>, path: &str, body: &Value) -> (u16, Value) {
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    let seen = browser.post_raw(path, &headers, body.to_string().into_bytes()).await;
    (seen.status, serde_json::from_str(&seen.html).unwrap_or(Value::Null))
}

fn push(version: i64, client: &str, steps: Value) -> Value {
    json!({ "schema": 1, "version": version, "client": client, "steps": steps })
}

#[tokio::test]
async fn a_page_of_somebody_who_is_no_longer_signed_in_here_changes_nothing() {
    let site = TestSite::start().await;
    let mut zainab = at_work(&site, "zainab", Role::Editor).await;
    let id = begin(&mut zainab).await;
    let (draft, steps) = (format!("/desk/stories/{id}/draft"), format!("/desk/stories/{id}/steps"));
    let own = get(&mut zainab, &draft).await.1["me"]["id"].as_str().unwrap().to_owned();
    let body = push(0, "z", json!([insert("One")])).to_string().into_bytes();
    for (person, expected) in [("019aa000-0000-7000-8000-000000000000", 401), ("", 401), (own.as_str(), 200)] {
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json"), ("x-person", person)];
        assert_eq!(zainab.post_raw(&steps, &headers, body.clone()).await.status, expected, "{person}");
    }
}

#[tokio::test]
async fn a_draft_is_opened_and_written_by_two() {
    let site = TestSite::start().await;
    let (mut amina, mut zainab) = (at_work(&site, "amina", Role::Editor).await, at_work(&site, "zainab", Role::Editor).await);
    let id = begin(&mut amina).await;
    let (draft, steps) = (format!("/desk/stories/{id}/draft"), format!("/desk/stories/{id}/steps"));
    let (status, opened) = get(&mut zainab, &draft).await;
    assert_eq!((status, &opened["schema"], &opened["version"], &opened["saved"]), (200, &json!(1), &json!(0), &json!(0)));
    assert_eq!(
        (&opened["state"], &opened["live"], &opened["tray"], &opened["me"]["name"]),
        (&json!("draft"), &json!(false), &json!([]), &json!("zainab"))
    );
    assert_eq!(opened["doc"]["content"][0], json!({ "type": "headline" }), "a story without headline");
    let (status, stored) = post(&mut zainab, &steps, &push(0, "z", json!([insert("Two"), insert("One ")]))).await;
    assert_eq!((status, &stored["version"], stored["steps"].as_array().unwrap().len()), (200, &json!(2), 2), "{stored}");
    assert_eq!(
        (&stored["steps"][0]["client"], &stored["steps"][0]["user"], &stored["steps"][0]["step"]["from"]),
        (&json!("z"), &opened["me"]["id"], &json!(1))
    );
    let (status, late) = post(&mut amina, &steps, &push(0, "a", json!([insert("Three")]))).await;
    assert_eq!((status, &late), (409, &stored), "the same steps, and nothing stored");
    assert_eq!(get(&mut amina, &format!("{draft}?since=1")).await.1["steps"], json!([stored["steps"][1]]));
    assert_eq!(get(&mut amina, &format!("{draft}?since=7")).await, (409, json!({ "reload": true })));
    assert_eq!(get(&mut amina, &format!("{draft}?since=x")).await.0, 400);
    assert_eq!(get(&mut amina, &draft).await.1["doc"]["content"][0]["content"][0]["text"], "One Two");
}

#[tokio::test]
async fn bad_pushes_are_refused_with_a_reason() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let steps = format!("/desk/stories/{id}/steps");
    assert_eq!(
        post(&mut amina, &steps, &json!({ "schema": 0, "version": 0, "client": "a", "steps": [{ "old": 1 }] })).await,
        (409, json!({ "schema": 1 }))
    );
    let full = insert(&"x".repeat(2 * 1024 * 1024));
    for (body, expected, word) in [
        (push(0, "a", json!([{ "stepType": "fly" }])), 422, "steps_refused"),
        (push(0, "a", json!([{ "stepType": "replace", "from": 9000, "to": 9000 }])), 422, "steps_refused"),
        (push(0, "a", json!([insert("x"), { "stepType": "docAttr", "attr": "state", "value": "published" }])), 422, "steps_refused"),
        (push(0, "a", json!(vec![insert("x"); 501])), 422, "steps_refused"),
        (push(0, "a", json!([full])), 422, "draft_too_large"),
        (push(0, "", json!([insert("x")])), 400, "bad_request"),
        (push(0, "server", json!([insert("x")])), 400, "bad_request"),
        (json!({ "schema": 1 }), 400, "bad_request"),
        (json!([]), 400, "bad_request"),
        (push(0, "a", json!([insert(&"x".repeat(4 * 1024 * 1024))])), 413, "too_large"),
        (push(4, "a", json!([insert("x")])), 409, ""),
    ] {
        let (status, why) = post(&mut amina, &steps, &body).await;
        // the editor has a sentence for each of these words
        assert_eq!((status, why["error"].as_str().unwrap_or_default()), (expected, word), "{why}");
        assert!(why["reload"] == json!(true) || !why["message"].as_str().unwrap().is_empty(), "{why}");
    }
    let nested = "[".repeat(5_000);
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    assert_eq!(amina.post_raw(&steps, &headers, nested.into_bytes()).await.status, 400);
    let foreign = [("sec-fetch-site", "cross-site"), ("content-type", "application/json")];
    assert_eq!(amina.post_raw(&steps, &foreign, push(0, "a", json!([insert("x")])).to_string().into_bytes()).await.status, 403);
    assert_eq!(get(&mut amina, &format!("/desk/stories/{id}/draft")).await.1["version"], json!(0), "nothing was stored");
}

#[tokio::test]
async fn forged_pushes_reach_no_story_of_others() {
    let site = TestSite::start().await;
    let (inside, outside) = (section(&site, "inside", None).await, section(&site, "outside", None).await);
    let limited = person(&site, "limited", Role::Editor, Some(vec![inside])).await;
    let (mut limited, mut contributor) =
        (Visitor::signed_in(&site, &limited).await, at_work(&site, "contributor", Role::Contributor).await);
    let mut published = story(&site.newsroom, "seen", "Seen");
    let mut draft = story(&site.newsroom, "hidden", "Hidden");
    (draft.state, draft.published_at) = (StoryState::Draft, None);
    for one in [&mut published, &mut draft] {
        (one.primary_section, one.sections) = (Some(outside.clone()), vec![outside.clone()]);
        store(&site, one).await;
    }
    for (one, expected) in [(&published, 403), (&draft, 404)] {
        for browser in [&mut limited, &mut contributor] {
            let path = |rest: &str| format!("/desk/stories/{}/{rest}", one.id);
            assert_eq!(get(browser, &path("draft")).await.0, expected);
            assert_eq!(get(browser, &path("draft?since=0")).await.0, expected);
            assert_eq!(get(browser, &path("live")).await.0, expected);
            assert_eq!(post(browser, &path("steps"), &push(0, "a", json!([insert("x")]))).await.0, expected);
            assert_eq!(post(browser, &path("steps"), &json!("nonsense")).await.0, expected);
            assert_eq!(post(browser, &path("tray"), &json!({ "text": "x" })).await.0, expected);
        }
        let mut nobody = Visitor::new(&site);
        assert_eq!(post(&mut nobody, &format!("/desk/stories/{}/steps", one.id), &push(0, "a", json!([]))).await.0, 401);
    }
    let authority = Authority::command_line();
    assert_eq!(site.newsroom.draft_status(&published.id).await.unwrap().unwrap().version, 0);
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    let note = edit.put_in_tray(&published.id, &NewTrayNote { text: "x".to_owned(), ..NewTrayNote::default() }).await.unwrap();
    edit.commit().await.unwrap();
    assert_eq!(post(&mut contributor, &format!("/desk/stories/{}/tray/{note}/close", published.id), &json!({})).await.0, 403);
}

#[tokio::test]
async fn words_are_put_into_the_tray_and_taken_out() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let (draft, tray) = (format!("/desk/stories/{id}/draft"), format!("/desk/stories/{id}/tray"));
    let (status, put) = post(&mut amina, &tray, &json!({ "text": "Lost <words>", "why": "deleted", "removed_by": "Zoya" })).await;
    assert_eq!(status, 200);
    let opened = get(&mut amina, &draft).await.1;
    let note = &opened["tray"][0];
    assert_eq!(
        (&note["id"], &note["text"], &note["name"], &note["why"]),
        (&put["id"], &json!("Lost <words>"), &json!("amina"), &json!("deleted"))
    );
    assert_eq!(post(&mut amina, &tray, &json!({ "text": "" })).await.0, 400);
    let close = format!("{tray}/{}/close", put["id"].as_str().unwrap());
    assert_eq!((post(&mut amina, &close, &json!({})).await.0, post(&mut amina, &close, &json!({})).await.0), (200, 200));
    assert_eq!(get(&mut amina, &draft).await.1["tray"], json!([]));
    assert_eq!(post(&mut amina, &format!("{tray}/no-such/close"), &json!({})).await.0, 404);
}

/// An act of the editor; the response's JSON.
pub async fn act(browser: &Visitor<'_>, id: &str, act: &str, fields: &str) -> (StatusCode, Value) {
    let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = browser.paper.method(Method::POST, &format!("/desk/stories/{id}/{act}")).header("cookie", cookies.join("; "));
    let request = request.header("sec-fetch-site", "same-origin").header("accept", "application/json");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let response = request.body(fields.to_owned()).send().await.unwrap();
    (response.status(), serde_json::from_str(&response.text().await.unwrap()).unwrap())
}

#[tokio::test]
async fn acts_name_the_version_that_was_seen() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let mut zainab = at_work(&site, "zainab", Role::Editor).await;
    let id = begin(&mut amina).await;
    in_a_section(&site, &id).await;
    let steps = format!("/desk/stories/{id}/steps");
    post(&mut amina, &steps, &push(0, "a", json!([insert("Water talks")]))).await;
    post(&mut zainab, &steps, &push(1, "z", json!([insert("New ")]))).await;
    let (status, why) = act(&amina, &id, "publish", "version=1").await;
    assert_eq!((status.as_u16(), &why["error"]), (409, &json!("conflict")));
    assert!(why["message"].as_str().unwrap().contains("zainab"), "{why}");
    // the page's form without a program: the same page with the reason
    let seen = amina.post(&format!("/desk/stories/{id}/publish"), &[("version", "1"), ("revision", "1")]).await;
    assert_eq!(seen.status, 409);
    assert!(seen.html.contains("zainab") && seen.html.contains("Not done"), "{}", seen.html);
    let (status, why) = act(&amina, &id, "schedule", "version=2&when=1999-01-01T00:00").await;
    assert_eq!((status.as_u16(), &why["fields"][0]["name"]), (422, &json!("when")));
    let (status, done) = act(&amina, &id, "publish", "version=2").await;
    assert_eq!((status.as_u16(), done), (200, json!({ "state": "published", "live": true, "saved": 2, "version": 2 })));
    let published = stored(&site, &id).await;
    assert_eq!((published.headline.as_str(), published.path.as_str()), ("New Water talks", "/new-water-talks/"));
    assert!(site.get("/new-water-talks/").await.text().await.unwrap().contains("New Water talks"));
    post(&mut zainab, &steps, &push(2, "z", json!([insert("Very ")]))).await;
    assert!(!site.get("/new-water-talks/").await.text().await.unwrap().contains("Very"), "readers do not see it yet");
    for bad in ["version=3", "version=3&kind=large", "version=3&kind=correction", "version=x&kind=minor"] {
        assert!([400, 422].contains(&act(&zainab, &id, "publish_changes", bad).await.0.as_u16()), "{bad}");
    }
    let (status, done) = act(&zainab, &id, "publish_changes", "version=3&kind=correction&note=It+was+wrong").await;
    assert_eq!((status.as_u16(), &done["saved"]), (200, &json!(3)));
    assert!(site.get("/new-water-talks/").await.text().await.unwrap().contains("Very New Water talks"));
    let form = [("version", "3"), ("note_kill", "Made up")];
    let seen = zainab.post(&format!("/desk/stories/{id}/kill"), &form).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, format!("/desk/stories/{id}/?done=kill").as_str()));
}
