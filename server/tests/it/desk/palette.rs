//! The command palette finds pages, stories, sections and people, and nothing that the person may not open.

use domain::Role;
use serde_json::Value;

use super::{
    newsdesk::{at_work, begin, write},
    visitor::Visitor,
};
use crate::support::TestSite;

async fn found(browser: &mut Visitor<'_>, text: &str) -> Vec<(String, String)> {
    let seen = browser.get(&format!("/desk/palette?q={text}")).await;
    assert_eq!(seen.status, 200, "{}", seen.html);
    let json: Value = serde_json::from_str(&seen.html).unwrap();
    let text = |item: &Value, name: &str| item[name].as_str().unwrap().to_owned();
    json["items"].as_array().unwrap().iter().map(|item| (text(item, "label"), text(item, "href"))).collect()
}

#[tokio::test]
async fn it_finds_what_the_person_may_open() {
    let site = TestSite::start().await;
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let mut author = at_work(&site, "author", Role::Author).await;
    let draft = begin(&mut chief).await;
    write(&mut chief, &draft, "Waterfall of leaks", "Text.").await;
    let all = found(&mut chief, "wat").await;
    let has = |all: &[(String, String)], label: &str, href: &str| all.contains(&(label.to_owned(), href.to_owned()));
    assert!(has(&all, "Waterfall of leaks", &format!("/desk/stories/{draft}/")), "{all:?}");
    assert!(has(&all, "Water & Rivers", "/desk/stories/?section=water"), "{all:?}");
    let people = found(&mut chief, "auth").await;
    assert!(people.iter().any(|(label, href)| label == "author" && href.starts_with("/desk/people/")), "{people:?}");
    assert!(has(&people, "Authors", "/desk/authors/"), "a page: {people:?}");
    // somebody else's draft, people, pages behind a right
    assert!(!found(&mut author, "waterfall").await.iter().any(|(label, _)| label.contains("leaks")));
    assert!(found(&mut author, "chief").await.is_empty());
    let pages = found(&mut author, "").await;
    assert!(has(&pages, "Stories", "/desk/stories/") && !pages.iter().any(|(_, href)| href.contains("people") || href.contains("front")));
    assert!(has(&found(&mut chief, "fro").await, "Front page", "/desk/front/"));
}
