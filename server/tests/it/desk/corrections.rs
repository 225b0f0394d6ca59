//! Corrections: from the act to the story, the archive, the feed and the facts for search engines.

use domain::{Role, StoryState};
use serde_json::json;

use super::{
    drafts::{insert, post},
    newsdesk::{at_work, in_a_section, store, stored},
};
use crate::support::{TestSite, story};

#[tokio::test]
async fn a_correction_is_seen_at_once_on_the_story_and_in_the_archive() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let one = story(&site.newsroom, "talks", "Talks on water");
    store(&site, &one).await;
    in_a_section(&site, one.id.as_str()).await;
    let text = async |path: &str| site.get(path).await.text().await.unwrap();
    assert!(!text("/talks/").await.contains("id=\"corrections\"") && !text("/").await.contains("href=\"/corrections/\""));
    assert_eq!(site.get("/corrections/").await.status(), 404, "nothing was corrected");
    for (version, note) in [(1, "It was <Monday>, not Tuesday."), (2, "The river is the Indus.")] {
        site.clock.advance(3_600_000);
        let body = json!({ "schema": 1, "version": version - 1, "client": "a", "steps": [insert("x")] });
        assert_eq!(post(&mut amina, &format!("/desk/stories/{}/steps", one.id), &body).await.0, 200);
        let fields = [("version", version.to_string()), ("kind", "correction".to_owned()), ("note_changes", note.to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let seen = amina.post(&format!("/desk/stories/{}/publish_changes", one.id), &fields).await;
        assert_eq!(seen.status, 303, "{}", seen.html);
    }
    let page = text("/talks/").await;
    let (first, second) = (page.find("It was &lt;Monday&gt;").unwrap(), page.find("The river is the Indus.</p>").unwrap());
    assert!(first < second && page.contains("href=\"#corrections\""), "{page}");
    assert!(page.contains("\"@type\":\"CorrectionComment\""), "{page}");
    assert!(!page.contains("It was <Monday>"));
    let archive = text("/corrections/").await;
    let (first, second) = (archive.find("The river is the Indus.").unwrap(), archive.find("It was &lt;Monday&gt;").unwrap());
    assert!(first < second && archive.contains("href=\"/talks/#corrections\""), "{archive}");
    assert!(text("/").await.contains("href=\"/corrections/\""), "the footer of every page links to it");
    // a killed story takes its corrections out of the archive
    let now = stored(&site, one.id.as_str()).await;
    store(&site, &domain::Story { state: StoryState::Killed, ..now }).await;
    assert!(!text("/corrections/").await.contains("Indus"));
}

#[tokio::test]
async fn changes_are_planned_and_the_plan_is_shown_and_cancelled() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let one = story(&site.newsroom, "talks", "Talks on water");
    store(&site, &one).await;
    in_a_section(&site, one.id.as_str()).await;
    let path = |rest: &str| format!("/desk/stories/{}/{rest}", one.id);
    let body = json!({ "schema": 1, "version": 0, "client": "a", "steps": [insert("New ")] });
    assert_eq!(post(&mut amina, &path("steps"), &body).await.0, 200);
    let plan = |when: &'static str| [("version", "1"), ("kind", "update"), ("note_changes", ""), ("when", when)];
    for past in ["1999-01-01T00:00", "soon"] {
        assert_eq!(amina.post(&path("publish_changes"), &plan(past)).await.status, 422, "{past}");
    }
    assert_eq!(amina.post(&path("publish_changes"), &plan("2030-01-01T06:00")).await.status, 303);
    let page = amina.get(&path("?done=publish_changes")).await.html;
    assert!(page.contains("January 1, 2030 at 06:00") && !page.contains("The changes are published."), "the plan is named");
    assert!(!site.get("/talks/").await.text().await.unwrap().contains("New Talks"));
    assert_eq!(amina.post(&path("scheduled-changes/cancel"), &[]).await.status, 303);
    assert!(!amina.get(&path("")).await.html.contains("January 1, 2030"));
    assert_eq!(amina.post(&path("publish_changes"), &plan("")).await.status, 303);
    assert!(site.get("/talks/").await.text().await.unwrap().contains("New Talks"), "without a time it is now");
}

#[tokio::test]
async fn a_page_of_the_same_name_comes_first() {
    let site = TestSite::start().await;
    store(&site, &story(&site.newsroom, "corrections", "How we correct")).await;
    assert!(site.get("/corrections/").await.text().await.unwrap().contains("How we correct"));
    assert_eq!(site.get("/corrections").await.status(), 301);
    assert_eq!(site.get("/corrections/nonsense/").await.status(), 404);
}

#[tokio::test]
async fn the_archive_goes_on_where_a_page_ends() {
    let site = TestSite::start().await;
    let one = story(&site.newsroom, "talks", "Talks");
    store(&site, &one).await;
    let authority = newsroom::Authority::command_line();
    for number in 0..51 {
        site.clock.advance(1000);
        let revision = site.newsroom.desk_story(&authority, &one.id).await.unwrap().unwrap().revision;
        let mut edit = site.newsroom.edit(&authority).await.unwrap();
        let kind = newsroom::ChangeKind::Correction;
        edit.publish_changes(&one.id, revision, kind, &format!("Correction number {number}.")).await.unwrap();
        edit.commit().await.unwrap();
    }
    let first = site.get("/corrections/").await.text().await.unwrap();
    assert!(first.contains("number 50.") && first.contains("number 1.") && !first.contains("number 0."), "{first}");
    let next = first
        .split("href=\"")
        .find(|part| part.starts_with("/corrections/") && !part.starts_with("/corrections/\""))
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let second = site.get(next).await.text().await.unwrap();
    assert!(second.contains("number 0.") && !second.contains("number 1.") && second.contains("noindex"), "{second}");
}
