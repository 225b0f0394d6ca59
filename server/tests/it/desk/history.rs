//! The page of a story's versions: comparing, naming, restoring.

use domain::{Role, StoryState};
use serde_json::json;

use super::{
    drafts::{insert, post},
    newsdesk::{at_work, base, begin, store, stored, write},
    visitor::Visitor,
};
use crate::support::{TestSite, story};

/// Writes at the beginning of the headline; the version that the draft had before.
async fn push(browser: &mut Visitor<'_>, id: &str, text: &str) -> i64 {
    let version = base(browser, id).await.1.parse().unwrap();
    let body = json!({ "schema": 1, "version": version, "client": "a", "steps": [insert(text)] });
    assert_eq!(post(browser, &format!("/desk/stories/{id}/steps"), &body).await.0, 200);
    version
}

/// Keeps the present text as a version.
async fn name(browser: &mut Visitor<'_>, id: &str, name: &str) {
    assert_eq!(browser.post(&format!("/desk/stories/{id}/history/name"), &[("name", name)]).await.status, 303);
}

#[tokio::test]
async fn versions_are_compared_word_by_word() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    write(&mut amina, &id, "Water talks", "Talks begin on Monday.\n\nNothing else.").await;
    name(&mut amina, &id, "First").await;
    write(&mut amina, &id, "Water talks", "Talks began on Monday.\n\nNothing else.").await;
    name(&mut amina, &id, "Second").await;
    let page = format!("/desk/stories/{id}/history/");
    let seen = amina.get(&page).await;
    assert_eq!(seen.status, 200);
    // the text now is the newest version: what that one changed is shown
    assert!(seen.html.contains("<del>begin</del><ins>began</ins>"), "{}", seen.html);
    push(&mut amina, &id, "<b>Great</b> ").await;
    let seen = amina.get(&page).await;
    assert!(seen.html.contains("<ins>&lt;b&gt;Great&lt;/b&gt; </ins>Water talks"), "the draft against the newest version: {}", seen.html);
    let seen = amina.get(&format!("{page}?from=1&to=2")).await;
    assert!(seen.html.contains("<ins>Water talks</ins>"), "{}", seen.html);
    assert!(amina.get(&format!("{page}?from=now&to=now")).await.html.contains("There is no difference."));
    for bad in ["from=9&to=now", "from=x&to=now", "from=-1&to=2", "from=1&to=99999999999999999999"] {
        assert_eq!(amina.get(&format!("{page}?{bad}")).await.status, 404, "{bad}");
    }
}

#[tokio::test]
async fn a_version_is_named_and_an_older_one_restored() {
    let site = TestSite::start().await;
    let (mut amina, mut zainab) = (at_work(&site, "amina", Role::Editor).await, at_work(&site, "zainab", Role::Editor).await);
    let id = begin(&mut amina).await;
    write(&mut amina, &id, "Water talks", "Talks begin.").await;
    name(&mut amina, &id, "First").await;
    push(&mut amina, &id, "New ").await;
    let path = |rest: &str| format!("/desk/stories/{id}/history/{rest}");
    let seen = amina.post(&path("name"), &[("name", "For <the> lawyer")]).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, path("?done=named").as_str()));
    let seen = amina.post(&path("name"), &[("name", " ")]).await;
    assert!(seen.status == 422 && seen.html.contains("needs 1 to 200 characters"), "{}", seen.html);
    assert!(amina.get(&path("")).await.html.contains("For &lt;the&gt; lawyer"));
    // zainab writes on: what amina saw is not the text any more
    let seen = push(&mut zainab, &id, "Very ").await;
    let (seen, now) = (seen.to_string(), (seen + 1).to_string());
    let seen = amina.post(&path("restore"), &[("number", "2"), ("version", &seen)]).await;
    assert!(seen.status == 409 && seen.html.contains("zainab"), "{}", seen.html);
    let seen = amina.post(&path("restore"), &[("number", "2"), ("version", &now)]).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, path("?done=restored").as_str()));
    assert!(amina.get(&format!("/desk/stories/{id}/draft")).await.html.contains("\"text\":\"Water talks\""));
    let seen = amina.get(&path("")).await;
    assert!(seen.html.contains("before version 2 was restored"), "{}", seen.html);
    assert_eq!(stored(&site, &id).await.state, StoryState::Draft);
    for bad in [[("number", "2"), ("version", "x")], [("number", ""), ("version", &now)]] {
        assert_eq!(amina.post(&path("restore"), &bad).await.status, 400);
    }
    let now = base(&mut amina, &id).await.1;
    let unknown = [("number", "77"), ("version", &now)];
    assert_eq!(amina.post(&path("restore"), &unknown).await.status, 404);
}

#[tokio::test]
async fn the_history_of_a_published_story_is_not_for_everybody() {
    let site = TestSite::start().await;
    let mut contributor = at_work(&site, "contributor", Role::Contributor).await;
    let one = story(&site.newsroom, "seen", "Seen");
    store(&site, &one).await;
    let path = |rest: &str| format!("/desk/stories/{}/history/{rest}", one.id);
    assert_eq!(contributor.get(&path("")).await.status, 403, "named versions hold what was not published");
    assert_eq!(contributor.post(&path("name"), &[("name", "Mine")]).await.status, 403);
    assert_eq!(contributor.post(&path("restore"), &[("number", "1"), ("version", "0")]).await.status, 403);
    assert_eq!(site.newsroom.versions(&one.id).await.unwrap().len(), 1);
}
