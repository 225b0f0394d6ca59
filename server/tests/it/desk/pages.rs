//! Pages (About, Contact …): begun with a title, written in the editor of stories, found by readers through a menu.

use domain::{Document, Role};
use serde_json::Value;

use super::newsdesk::{act, at_work, change_draft};
use crate::support::TestSite;

const PAGES: &str = "/desk/pages/";

#[tokio::test]
async fn a_page_is_begun_written_published_and_put_into_the_footer() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let seen = amina.get(PAGES).await.html;
    assert!(seen.contains("/about/") && seen.contains("/about/team/") && !seen.contains("river-1"), "{seen}");
    let sent = amina.post(PAGES, &[("title", "Privacy & data")]).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    let id = sent.location.trim_start_matches("/desk/stories/").trim_end_matches('/').to_owned();
    assert_eq!(site.get("/privacy-data/").await.status(), 404, "readers do not see it yet");
    let text: Value = serde_json::from_str(&Document::from_plain_text("We keep nothing.").to_json()).unwrap();
    let (status, why) = change_draft(&mut amina, &id, |doc| doc["content"][3]["content"] = text["content"].clone()).await;
    assert_eq!(status, 200, "{why}");
    let sent = act(&mut amina, &id, "publish", &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    let page = site.get("/privacy-data/").await.text().await.unwrap();
    assert!(page.contains("Privacy &amp; data") && page.contains("We keep nothing."));
    assert!(!site.get("/latest/").await.text().await.unwrap().contains("Privacy &amp; data"), "it is on no list of stories");
    // into a new menu of the footer
    let menu = amina.post("/desk/menus/", &[("name", "Foot"), ("place", "footer")]).await.location;
    let menu = menu.split('?').next().unwrap().to_owned();
    let html = amina.get(&menu).await.html;
    let version = html.split_once("name=\"version\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let fields = [
        ("version", version.as_str()),
        ("name", "Foot"),
        ("act", "save"),
        ("depth", "0"),
        ("label", "Privacy"),
        ("target", "/privacy-data/"),
    ];
    assert_eq!(amina.post(&menu, &fields).await.status, 303);
    assert!(site.get("/river-1/").await.text().await.unwrap().contains("<a href=\"/privacy-data/\">Privacy</a>"));
    assert!(amina.get(PAGES).await.html.contains("In the menu: Foot"));
}

#[tokio::test]
async fn a_page_needs_a_title_and_gets_an_address_that_is_free() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let long = "x".repeat(501);
    for title in ["", "  ", long.as_str()] {
        let seen = amina.post(PAGES, &[("title", title)]).await;
        assert!(seen.status == 422 && seen.html.contains("Enter a title"), "{}", seen.status);
    }
    for (title, path) in [("About", "/about-2/"), ("Search", "/search-2/"), ("2026", "/2026-2/")] {
        assert_eq!(amina.post(PAGES, &[("title", title)]).await.status, 303, "{title}");
        assert!(amina.get(PAGES).await.html.contains(path), "{path}");
    }
}
