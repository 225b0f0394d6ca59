//! What the editor looks up: stories, tags, authors, sections.

use domain::Role;
use serde_json::{Value, json};

use super::{
    drafts::post,
    newsdesk::{at_work, begin, person, write},
    visitor::Visitor,
};
use crate::support::TestSite;

async fn find(browser: &mut Visitor<'_>, query: &str) -> Vec<Value> {
    let seen = browser.get(&format!("/desk/find?{query}")).await;
    assert_eq!(seen.status, 200, "{}", seen.html);
    let json: Value = serde_json::from_str(&seen.html).unwrap();
    json["found"].as_array().unwrap().clone()
}

fn headlines(found: &[Value]) -> Vec<&str> {
    found.iter().map(|item| item["headline"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn stories_are_found_by_those_who_may_know_of_them() {
    let site = TestSite::start().await;
    let (mut amina, mut zainab) = (at_work(&site, "amina", Role::Author).await, at_work(&site, "zainab", Role::Author).await);
    let id = begin(&mut amina).await;
    write(&mut amina, &id, "Glaciers remember", "Words").await;
    let found = find(&mut amina, "q=glaci").await;
    assert_eq!((&found[0]["kind"], &found[0]["id"], &found[0]["headline"]), (&json!("story"), &json!(id), &json!("Glaciers remember")));
    assert!(found[0]["hint"].as_str().unwrap().starts_with("Draft · "), "{found:?}");
    assert!(find(&mut zainab, "q=glaci").await.is_empty(), "somebody else's draft");
    assert!(find(&mut zainab, &format!("story={id}")).await.is_empty());
    assert_eq!(headlines(&find(&mut amina, &format!("story={id}")).await), ["Glaciers remember"]);
    let found = find(&mut zainab, "q=rivers").await;
    assert!(found.len() <= 12 && found.iter().any(|item| item["kind"] == "section"), "{found:?}");
    let found = find(&mut zainab, "q=river+day").await;
    let river = found.first().unwrap();
    assert!(river["hint"] == "Published · Water & Rivers" && river["href"].as_str().unwrap().starts_with("/river-"), "{river}");
}

#[tokio::test]
async fn tags_are_the_same_if_they_differ_by_case_and_accents_only() {
    let site = TestSite::start().await;
    let (mut amina, mut carla) = (at_work(&site, "amina", Role::Author).await, at_work(&site, "carla", Role::Contributor).await);
    let (status, made) = post(&mut amina, "/desk/tags/add", &json!({ "name": " São  Tomé " })).await;
    assert_eq!((status, &made["found"][0]["headline"], &made["found"][0]["href"]), (200, &json!("São Tomé"), &json!("/tag/sao-tome/")));
    for same in ["sao tome", "SÃO TOMÉ!", "São Tomé"] {
        let (_, again) = post(&mut carla, "/desk/tags/add", &json!({ "name": same })).await;
        assert_eq!(again["found"][0]["id"], made["found"][0]["id"], "{same}");
    }
    let (_, other) = post(&mut amina, "/desk/tags/add", &json!({ "name": "لاہور" })).await;
    let ids = format!("tag={},{}", made["found"][0]["id"].as_str().unwrap(), other["found"][0]["id"].as_str().unwrap());
    assert_eq!(headlines(&find(&mut carla, &ids).await), ["São Tomé", "لاہور"]);
    assert_eq!(headlines(&find(&mut carla, "kind=tag&q=tom").await), ["São Tomé"]);
    assert_eq!(post(&mut carla, "/desk/tags/add", &json!({ "name": "New" })).await.0, 403);
    for bad in [json!({ "name": " " }), json!({ "name": "x".repeat(101) })] {
        assert_eq!(post(&mut amina, "/desk/tags/add", &bad).await.0, 422);
    }
    assert_eq!(post(&mut amina, "/desk/tags/add", &json!({})).await.0, 400);
}

#[tokio::test]
async fn guests_are_added_by_editors() {
    let site = TestSite::start().await;
    let author = person(&site, "amina", Role::Author, None).await;
    let mut amina = Visitor::signed_in(&site, &author).await;
    let mut zainab = at_work(&site, "zainab", Role::Editor).await;
    let (status, known) = post(&mut amina, "/desk/authors/add", &json!({ "name": "byline AMINA" })).await;
    assert_eq!((status, &known["found"][0]["id"]), (200, &json!(author.author.as_ref().unwrap().as_str())));
    assert_eq!(post(&mut amina, "/desk/authors/add", &json!({ "name": "A Guest" })).await.0, 403);
    let (_, guest) = post(&mut zainab, "/desk/authors/add", &json!({ "name": "A Guest" })).await;
    assert_eq!(headlines(&find(&mut amina, &format!("author={}", guest["found"][0]["id"].as_str().unwrap())).await), ["A Guest"]);
    assert_eq!(site.get("/author/a-guest/").await.status(), 200);
    assert_eq!(headlines(&find(&mut amina, "kind=author&q=gue").await), ["A Guest"]);
}
