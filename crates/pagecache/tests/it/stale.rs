//! Stale pages: only while rendering fails, for a limited time, and never after a purge.

use std::time::Duration;

use domain::Timestamp;
use pagecache::{CacheStatus, Config, Lookup, RenderError};

use crate::support::*;

async fn look_up_failing(cache: &Cache, path: &str) -> Result<Lookup, RenderError<Down>> {
    cache.get_or_render(&page(path), |_| async { Err(Down) }).await
}

#[tokio::test]
async fn while_the_database_is_down_the_stale_page_is_served() {
    let (cache, clock) = cache();
    look_up(&cache, "/", &["story:1"], "old").await;
    assert_eq!(look_up_failing(&cache, "/").await.unwrap().status, CacheStatus::Hit, "a fresh page needs no database");
    cache.invalidate(&keys(&["story:1"]));
    let lookup = look_up_failing(&cache, "/").await.unwrap();
    assert_eq!((lookup.status, text(&lookup.page).as_str()), (CacheStatus::Stale, "old"));
    clock.forward(1_000);
    let lookup = look_up(&cache, "/", &["story:1"], "new").await;
    assert_eq!((lookup.status, text(&lookup.page).as_str()), (CacheStatus::Miss, "new"));
}

#[tokio::test]
async fn a_failing_page_is_tried_once_a_second_and_at_once_after_a_save() {
    let (cache, clock) = cache();
    look_up(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    for _ in 0..10 {
        assert_eq!(look_up_failing(&cache, "/").await.unwrap().status, CacheStatus::Stale);
    }
    assert_eq!(cache.metrics().failures, 1);
    clock.forward(1_001);
    assert_eq!(look_up_failing(&cache, "/").await.unwrap().status, CacheStatus::Stale);
    assert_eq!(cache.metrics().failures, 2);
    // a save succeeded: the database is back, and no request may get what it invalidated
    cache.invalidate(&keys(&["story:1"]));
    assert_eq!(text(&look_up(&cache, "/", &["story:1"], "new").await.page), "new");
}

/// A render that hangs, as a database does whose machine is lost.
fn look_up_hanging(cache: &Cache, path: &'static str) -> tokio::task::JoinHandle<Result<Lookup, RenderError<Down>>> {
    let cache = cache.clone();
    tokio::spawn(async move { cache.get_or_render(&page(path), |_| std::future::pending()).await })
}

#[tokio::test(start_paused = true)]
async fn while_the_database_hangs_no_request_waits_for_it_twice() {
    let (cache, clock) = cache();
    look_up(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    // the cache cannot know yet that this one hangs
    let begun = tokio::time::Instant::now();
    let (first, second) = (look_up_hanging(&cache, "/"), look_up_hanging(&cache, "/"));
    for waiting in [first, second] {
        assert_eq!(waiting.await.unwrap().unwrap().status, CacheStatus::Stale);
    }
    assert_eq!(begun.elapsed(), Config::default().render_timeout);
    // the retry: one request waits a moment for it, the others not at all
    clock.forward(1_001);
    let begun = tokio::time::Instant::now();
    let trying = look_up_hanging(&cache, "/");
    tokio::time::sleep(Duration::from_millis(10)).await;
    assert!(cache.join("/").is_none(), "no request joins a retry that may hang");
    assert_eq!(look_up_hanging(&cache, "/").await.unwrap().unwrap().status, CacheStatus::Stale);
    assert!(begun.elapsed() < Duration::from_millis(20), "{:?}", begun.elapsed());
    assert_eq!(trying.await.unwrap().unwrap().status, CacheStatus::Stale);
    assert_eq!(begun.elapsed(), Config::default().retry_wait);
    assert_eq!(cache.metrics().renders, 3);
    // a save succeeded: the database is back, and no request may get what it invalidated
    cache.invalidate(&keys(&["story:1"]));
    tokio::time::sleep(Config::default().render_timeout).await;
    assert_eq!(text(&look_up(&cache, "/", &["story:1"], "new").await.page), "new");
}

#[tokio::test(start_paused = true)]
async fn a_retry_that_succeeds_late_serves_the_next_request() {
    let (cache, clock) = cache();
    look_up(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    look_up_failing(&cache, "/").await.unwrap();
    clock.forward(1_001);
    let late = |_| async {
        tokio::time::sleep(Duration::from_secs(3)).await;
        Ok(html("new"))
    };
    assert_eq!(text(&cache.get_or_render(&page("/"), late).await.unwrap().page), "old");
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(text(&cache.get("/").unwrap()), "new");
}

#[tokio::test]
async fn after_a_day_an_error_is_better() {
    let (cache, clock) = cache_with(Config { max_stale: Duration::from_secs(60), ..Config::default() });
    look_up(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    clock.forward(60_000);
    assert_eq!(look_up_failing(&cache, "/").await.unwrap().status, CacheStatus::Stale);
    clock.forward(1_001);
    assert!(look_up_failing(&cache, "/").await.is_err());
}

#[tokio::test]
async fn purged_pages_are_never_served() {
    let (cache, _) = cache();
    look_up(&cache, "/", &["story:1"], "withdrawn").await;
    assert_eq!(cache.purge(&keys(&["story:1"])), 1);
    assert!(look_up_failing(&cache, "/").await.is_err());
    cache.check().unwrap();
    look_up(&cache, "/", &["story:1"], "withdrawn").await;
    cache.invalidate(&keys(&["story:1"]));
    assert_eq!(cache.purge(&keys(&["story:1"])), 1, "stale pages can be purged too");
    assert!(look_up_failing(&cache, "/").await.is_err());
}

#[tokio::test]
async fn midnight_expires_a_page() {
    let (cache, clock) = cache();
    let midnight = Timestamp::from_millis(5_000);
    let today = |text: &'static str, until| {
        move |_| async move {
            let mut rendered = html(text);
            rendered.valid_until = Some(until);
            Ok(rendered)
        }
    };
    cache.get_or_render(&page("/"), today("Monday", midnight)).await.unwrap();
    clock.forward(4_999);
    assert!(cache.get("/").is_some());
    clock.forward(1);
    assert!(cache.get("/").is_none());
    let lookup = cache.get_or_render(&page("/"), today("Tuesday", midnight.plus_millis(5_000))).await.unwrap();
    assert_eq!((lookup.status, text(&lookup.page).as_str()), (CacheStatus::Miss, "Tuesday"));
    clock.forward(5_000);
    assert_eq!(look_up_failing(&cache, "/").await.unwrap().status, CacheStatus::Stale, "yesterday's page is better than none");
}
