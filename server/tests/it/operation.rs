//! Health, stories that go live, failures that readers see as a page.

use std::time::Duration;

use domain::{StoryState, Timestamp};
use newsroom::Authority;

use crate::support::{NOW, TestSite, header, story};

#[tokio::test]
async fn health() {
    let paper = TestSite::start().await;
    assert_eq!(paper.get("/healthz").await.text().await.unwrap(), "ok\n");
    assert_eq!(paper.get("/readyz").await.text().await.unwrap(), "ready\n");
}

#[tokio::test]
async fn a_scheduled_story_goes_live_within_a_second() {
    let paper = TestSite::start().await;
    let mut soon = story(&paper.newsroom, "soon", "Soon");
    (soon.state, soon.published_at) = (StoryState::Scheduled, Some(Timestamp::from_millis(NOW + 5_000)));
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&soon, "test").await.unwrap();
    edit.commit().await.unwrap();
    let job = tokio::spawn(server::jobs::scheduled_publishing::run(paper.newsroom.clone()));
    assert_eq!(paper.get("/soon/").await.status(), 404);
    paper.clock.set(Timestamp::from_millis(NOW + 5_000));
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    assert_eq!(paper.get("/soon/").await.status(), 200);
    assert!(paper.get("/latest/").await.text().await.unwrap().contains("/soon/"));
    job.abort();
}

#[tokio::test]
async fn when_the_database_is_gone_readers_get_a_page_with_a_number() {
    let paper = TestSite::start().await;
    paper.newsroom.clone().close().await;
    for path in ["/", "/river-3/", "/feed/"] {
        let response = paper.get(path).await;
        assert_eq!((response.status().as_u16(), header(&response, "cache-control").as_str()), (500, "no-store"), "{path}");
        let id = header(&response, "x-request-id");
        assert_eq!(id.len(), 32, "{path}");
        let html = response.text().await.unwrap();
        assert!(html.starts_with("<!DOCTYPE html>") && html.contains(&id), "{path}");
    }
    assert_eq!(paper.get("/readyz").await.status(), 503);
    assert_eq!(paper.get("/healthz").await.status(), 200);
}
