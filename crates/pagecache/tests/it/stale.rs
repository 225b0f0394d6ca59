//! Old answers: only while rendering fails, only for so long, and never after a purge.

use std::time::Duration;

use domain::Timestamp;
use pagecache::{Answer, Config, How, RenderError};

use crate::support::*;

async fn ask_in_vain(cache: &Cache, path: &str) -> Result<Answer, RenderError<Away>> {
    cache.get_or_render(&page(path), |_| async { Err(Away) }).await
}

#[tokio::test]
async fn while_the_database_is_away_the_old_page_answers() {
    let (cache, clock) = cache();
    ask(&cache, "/", &["story:1"], "old").await;
    assert_eq!(ask_in_vain(&cache, "/").await.unwrap().how, How::Hit, "what no save touched needs no database");
    cache.invalidate(&keys(&["story:1"]));
    let answer = ask_in_vain(&cache, "/").await.unwrap();
    assert_eq!((answer.how, text(&answer.page).as_str()), (How::Stale, "old"));
    clock.forward(1_000);
    let answer = ask(&cache, "/", &["story:1"], "new").await;
    assert_eq!((answer.how, text(&answer.page).as_str()), (How::Miss, "new"));
}

#[tokio::test]
async fn a_failing_page_is_tried_once_a_second_and_at_once_after_a_save() {
    let (cache, clock) = cache();
    ask(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    for _ in 0..10 {
        assert_eq!(ask_in_vain(&cache, "/").await.unwrap().how, How::Stale);
    }
    assert_eq!(cache.metrics().failures, 1);
    clock.forward(1_001);
    assert_eq!(ask_in_vain(&cache, "/").await.unwrap().how, How::Stale);
    assert_eq!(cache.metrics().failures, 2);
    // a save succeeded: the database is back, and nobody may be given what it made old
    cache.invalidate(&keys(&["story:1"]));
    assert_eq!(text(&ask(&cache, "/", &["story:1"], "new").await.page), "new");
}

/// A render that hangs as a database does whose machine is gone.
fn ask_and_hang(cache: &Cache, path: &'static str) -> tokio::task::JoinHandle<Result<Answer, RenderError<Away>>> {
    let cache = cache.clone();
    tokio::spawn(async move { cache.get_or_render(&page(path), |_| std::future::pending()).await })
}

#[tokio::test(start_paused = true)]
async fn while_the_database_hangs_nobody_waits_for_it_twice() {
    let (cache, clock) = cache();
    ask(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    // nobody can know yet that this one hangs
    let begun = tokio::time::Instant::now();
    let (first, second) = (ask_and_hang(&cache, "/"), ask_and_hang(&cache, "/"));
    for waiting in [first, second] {
        assert_eq!(waiting.await.unwrap().unwrap().how, How::Stale);
    }
    assert_eq!(begun.elapsed(), Config::default().render_limit);
    // the next try: one reader waits a moment for it, the others not at all
    clock.forward(1_001);
    let begun = tokio::time::Instant::now();
    let trying = ask_and_hang(&cache, "/");
    tokio::time::sleep(Duration::from_millis(10)).await;
    assert!(cache.join("/").is_none(), "nobody joins a try that may hang");
    assert_eq!(ask_and_hang(&cache, "/").await.unwrap().unwrap().how, How::Stale);
    assert!(begun.elapsed() < Duration::from_millis(20), "{:?}", begun.elapsed());
    assert_eq!(trying.await.unwrap().unwrap().how, How::Stale);
    assert_eq!(begun.elapsed(), Config::default().retry_patience);
    assert_eq!(cache.metrics().renders, 3);
    // a save came through: the database is back, and nobody may be given what it made old
    cache.invalidate(&keys(&["story:1"]));
    tokio::time::sleep(Config::default().render_limit).await;
    assert_eq!(text(&ask(&cache, "/", &["story:1"], "new").await.page), "new");
}

#[tokio::test(start_paused = true)]
async fn a_try_that_succeeds_late_is_there_for_the_next() {
    let (cache, clock) = cache();
    ask(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    ask_in_vain(&cache, "/").await.unwrap();
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
    let (cache, clock) = cache_with(Config { most_stale: Duration::from_secs(60), ..Config::default() });
    ask(&cache, "/", &["story:1"], "old").await;
    cache.invalidate(&keys(&["story:1"]));
    clock.forward(60_000);
    assert_eq!(ask_in_vain(&cache, "/").await.unwrap().how, How::Stale);
    clock.forward(1_001);
    assert!(ask_in_vain(&cache, "/").await.is_err());
}

#[tokio::test]
async fn what_was_purged_does_not_come_back() {
    let (cache, _) = cache();
    ask(&cache, "/", &["story:1"], "withdrawn").await;
    assert_eq!(cache.purge(&keys(&["story:1"])), 1);
    assert!(ask_in_vain(&cache, "/").await.is_err());
    cache.check().unwrap();
    ask(&cache, "/", &["story:1"], "withdrawn").await;
    cache.invalidate(&keys(&["story:1"]));
    assert_eq!(cache.purge(&keys(&["story:1"])), 1, "stale pages can be purged too");
    assert!(ask_in_vain(&cache, "/").await.is_err());
}

#[tokio::test]
async fn midnight_makes_a_page_old() {
    let (cache, clock) = cache();
    let midnight = Timestamp::from_millis(5_000);
    let today = |text: &'static str, until| {
        move |_| async move {
            let mut draft = html(text);
            draft.valid_until = Some(until);
            Ok(draft)
        }
    };
    cache.get_or_render(&page("/"), today("Monday", midnight)).await.unwrap();
    clock.forward(4_999);
    assert!(cache.get("/").is_some());
    clock.forward(1);
    assert!(cache.get("/").is_none());
    let answer = cache.get_or_render(&page("/"), today("Tuesday", midnight.plus_millis(5_000))).await.unwrap();
    assert_eq!((answer.how, text(&answer.page).as_str()), (How::Miss, "Tuesday"));
    clock.forward(5_000);
    assert_eq!(ask_in_vain(&cache, "/").await.unwrap().how, How::Stale, "yesterday's page is better than none");
}
