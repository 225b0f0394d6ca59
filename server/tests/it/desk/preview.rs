//! The reader's page of a draft: in a frame of the desk, and by secret links.

use domain::{Role, StoryState};
use serde_json::json;

use super::{
    drafts::{insert, post},
    newsdesk::{at_work, begin, store, stored, write},
    visitor::Visitor,
};
use crate::support::{TestSite, story};

const DAY: i64 = 24 * 60 * 60_000;

#[tokio::test]
async fn the_preview_is_the_page_that_readers_get() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let one = story(&site.newsroom, "talks", "Talks on water");
    store(&site, &one).await;
    let page = format!("/desk/stories/{}/preview/page", one.id);
    let seen = amina.get(&page).await;
    let readers = site.get("/talks/").await.text().await.unwrap();
    assert_eq!((seen.status, seen.html.as_str()), (200, readers.as_str()), "the same bytes");
    assert!(seen.header("content-security-policy").contains("frame-ancestors 'self'"), "{}", seen.header("content-security-policy"));
    assert_eq!((seen.header("x-frame-options"), seen.header("cache-control")), ("SAMEORIGIN", "no-store"));
    let steps = format!("/desk/stories/{}/steps", one.id);
    let body = json!({ "schema": 1, "version": 0, "client": "a", "steps": [insert("<New> ")] });
    assert_eq!(post(&mut amina, &steps, &body).await.0, 200);
    let dark = amina.get(&format!("{page}?theme=dark")).await.html;
    assert!(dark.contains("&lt;New&gt; Talks on water") && dark.contains("<html data-theme=\"dark\" "), "{dark}");
    assert!(!amina.get(&format!("{page}?theme=\"><script>")).await.html.contains("data-theme"));
    assert_eq!(site.get("/talks/").await.text().await.unwrap(), readers, "readers see what they saw");
    let around = amina.get(&format!("/desk/stories/{}/preview/?width=1440&theme=dark", one.id)).await;
    assert!(around.html.contains("width=\"1440\"") && around.html.contains("preview/page?theme=dark"), "{}", around.html);
    assert!(around.html.contains("&lt;New&gt; Talks on water"), "search result and card: {}", around.html);
    assert!(around.header("content-security-policy").contains("frame-ancestors 'none'"));
    let mut other = at_work(&site, "other", Role::Contributor).await;
    assert_eq!(other.get(&page).await.status, 403);
}

/// Makes a link by the form; its path.
async fn link(browser: &mut Visitor<'_>, id: &str) -> String {
    let seen = browser.post(&format!("/desk/stories/{id}/preview/link"), &[]).await;
    assert_eq!(seen.status, 200, "{}", seen.html);
    let (_, field) = seen.html.split_once("id=\"new-link\"").unwrap();
    let path = field.split_once("value=\"").unwrap().1.split('"').next().unwrap();
    path[path.find("/preview/").unwrap()..].to_owned()
}

#[tokio::test]
async fn a_link_shows_the_draft_to_anyone_for_seven_days() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    write(&mut amina, &id, "Water talks", "Talks begin.").await;
    let (first, second) = (link(&mut amina, &id).await, link(&mut amina, &id).await);
    let mut nobody = Visitor::new(&site);
    let seen = nobody.get(&first).await;
    assert!(seen.status == 200 && seen.html.contains("Talks begin."), "{} {}", seen.status, seen.html);
    assert_eq!((seen.header("referrer-policy"), seen.header("x-frame-options")), ("no-referrer", "DENY"));
    assert!(!seen.html.contains("/desk/"), "nothing of the desk: {}", seen.html);
    let list = amina.get(&format!("/desk/stories/{id}/preview/")).await.html;
    assert!(!list.contains(first.trim_start_matches("/preview/")), "the secret is shown once");
    let end = list.split("action=\"").find(|part| part.contains("/end\"")).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(amina.post(&end, &[]).await.status, 303);
    let statuses = [nobody.get(&first).await.status, nobody.get(&second).await.status];
    assert_eq!(statuses.iter().filter(|status| **status == 404).count(), 1, "one was ended: {statuses:?}");
    site.clock.advance(7 * DAY - 1000);
    // the session has ended meanwhile
    let third = link(&mut at_work(&site, "zainab", Role::Editor).await, &id).await;
    site.clock.advance(1000);
    assert_eq!([nobody.get(&first).await.status, nobody.get(&second).await.status, nobody.get(&third).await.status], [404, 404, 200]);
    let one = stored(&site, &id).await;
    store(&site, &domain::Story { state: StoryState::Trash, ..one }).await;
    assert_eq!(nobody.get(&third).await.status, 404, "in the trash");
}

#[tokio::test]
async fn guessed_links_show_nothing() {
    let site = TestSite::start().await;
    let mut nobody = Visitor::new(&site);
    let missing = nobody.get("/preview/x").await;
    assert_eq!(missing.status, 404);
    for token in ["y", "%00", "..%2f..%2fdesk", &"a".repeat(43), &"a".repeat(3000), "'%20OR%201=1", "سلام"] {
        let seen = nobody.get(&format!("/preview/{token}")).await;
        assert!(matches!(seen.status, 404 | 414), "{token}: {}", seen.status);
        assert!(seen.status == 414 || seen.html == missing.html, "{token}: nothing of it is shown");
    }
}

#[tokio::test]
async fn links_are_for_those_who_write_the_story() {
    let site = TestSite::start().await;
    let (mut amina, mut other) = (at_work(&site, "amina", Role::Editor).await, at_work(&site, "other", Role::Contributor).await);
    let one = story(&site.newsroom, "talks", "Talks");
    store(&site, &one).await;
    let path = |rest: &str| format!("/desk/stories/{}/preview/{rest}", one.id);
    assert_eq!((other.post(&path("link"), &[]).await.status, other.get(&path("")).await.status), (403, 403));
    for _ in 0..50 {
        assert_eq!(amina.post(&path("link"), &[]).await.status, 200);
    }
    let seen = amina.post(&path("link"), &[]).await;
    assert!(seen.status == 422 && seen.html.contains("at most 50"), "{}", seen.html);
}
