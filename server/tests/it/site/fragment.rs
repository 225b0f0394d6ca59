//! Pieces of pages for islands: HTML, right statuses, no way to be sent elsewhere.

use crate::support::{TestSite, header};

#[tokio::test]
async fn fragments_are_html() {
    let paper = TestSite::start().await;
    let cursor = paper.get("/latest/").await.text().await.unwrap();
    let cursor = cursor.split("after=").nth(1).and_then(|rest| rest.split(['"', '&']).next()).expect("the list goes on").to_owned();
    for path in [
        "/api/panel?section=water".to_owned(),
        "/api/suggest?q=river".to_owned(),
        format!("/api/more?list=latest&after={cursor}"),
        format!("/api/more?list=section:water&after={cursor}"),
    ] {
        let response = paper.get(&path).await;
        assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, "text/html; charset=utf-8"), "{path}");
        assert_eq!(header(&response, "x-robots-tag"), "noindex", "{path}");
        let html = response.text().await.unwrap();
        assert!(html.contains("river-"), "{path}: {html}");
    }
}

#[tokio::test]
async fn mistakes_get_their_own_status() {
    let paper = TestSite::start().await;
    for (path, status) in [
        ("/api/panel", 400),
        ("/api/panel?section=no-such", 404),
        ("/api/suggest", 400),
        ("/api/more?list=latest&after=x", 400),
        ("/api/more?list=nothing:x&after=", 400),
        ("/api/no-such", 404),
        ("/api/", 404),
    ] {
        assert_eq!(paper.get(path).await.status(), status, "{path}");
    }
}

#[tokio::test]
async fn suggestions_name_sections_subjects_and_authors_that_have_stories() {
    let paper = TestSite::start().await;
    // a section with stories, by the beginning of its name
    let html = paper.get("/api/suggest?q=wat").await.text().await.unwrap();
    assert!(html.contains("id=\"find-name-0\" href=\"/category/water/\"") && html.contains(">Section<"), "{html}");
    // nothing of this name: no heading without a story behind it
    let html = paper.get("/api/suggest?q=zzzz").await.text().await.unwrap();
    assert!(!html.contains("find-name") && html.contains("No stories found"), "{html}");
}

#[tokio::test]
async fn nobody_is_sent_to_the_referer() {
    let paper = TestSite::start().await;
    let response = paper
        .request("/api/panel?section=water")
        .header("accept", "text/html")
        .header("referer", "https://evil.example/")
        .send()
        .await
        .unwrap();
    assert_eq!((response.status().as_u16(), header(&response, "location").as_str()), (200, ""));
}
