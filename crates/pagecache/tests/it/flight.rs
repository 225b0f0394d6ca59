//! One render for everybody who waits, whatever happens to them.

use std::{sync::Arc, time::Duration};

use pagecache::{CacheStatus, Config, Lookup, PageKey, RenderError};
use tokio::sync::{Barrier, Semaphore};

use crate::support::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_simultaneous_requests_cost_one_render() {
    let (cache, _) = cache();
    let (renders, start) = (Counter::default(), Arc::new(Barrier::new(1000)));
    let requests: Vec<_> = (0..1000)
        .map(|_| {
            let (cache, renders, start) = (cache.clone(), renders.clone(), start.clone());
            tokio::spawn(async move {
                start.wait().await;
                let render = |_| async move {
                    renders.one();
                    tokio::time::sleep(Duration::from_millis(30)).await;
                    Ok(html("news"))
                };
                cache.get_or_render(&page("/"), render).await.unwrap()
            })
        })
        .collect();
    let mut first: Option<Lookup> = None;
    for request in requests {
        let lookup = request.await.unwrap();
        let first = first.get_or_insert_with(|| lookup.clone());
        assert!(Arc::ptr_eq(&first.page, &lookup.page));
    }
    assert_eq!(renders.get(), 1);
    let metrics = cache.metrics();
    assert_eq!((metrics.renders, metrics.misses, metrics.hits + metrics.joined), (1, 1, 999));
}

#[tokio::test]
async fn a_client_that_disconnects_cancels_nothing() {
    let (cache, _) = cache();
    let (renders, gate) = (Counter::default(), Arc::new(Semaphore::new(0)));
    let render = || {
        let (renders, gate) = (renders.clone(), gate.clone());
        move |_| async move {
            renders.one();
            gate.acquire().await.unwrap().forget();
            Ok(html("news"))
        }
    };
    // the first reader starts the render and disconnects; so does the second, who waits for it
    for _ in 0..2 {
        let front = page("/");
        let waiting = cache.get_or_render(&front, render());
        assert!(tokio::time::timeout(Duration::from_millis(20), waiting).await.is_err());
    }
    assert_eq!(renders.get(), 1);
    let third = tokio::spawn({
        let (cache, render) = (cache.clone(), render());
        async move { cache.get_or_render(&page("/"), render).await.unwrap() }
    });
    tokio::task::yield_now().await;
    gate.add_permits(1);
    assert_eq!(third.await.unwrap().status, CacheStatus::Joined);
    assert_eq!(renders.get(), 1);
    assert_eq!(look_up(&cache, "/", &[], "other").await.status, CacheStatus::Hit);
}

#[tokio::test]
async fn a_render_whose_only_client_disconnected_is_cached() {
    let (cache, _) = cache();
    let render = |_| async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        Ok(html("news"))
    };
    assert!(tokio::time::timeout(Duration::from_millis(2), cache.get_or_render(&page("/"), render)).await.is_err());
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(text(&cache.get("/").unwrap()), "news");
}

#[tokio::test]
async fn pages_do_not_wait_for_each_other() {
    let (cache, _) = cache();
    let never = |_| std::future::pending();
    let stuck = tokio::spawn({
        let cache = cache.clone();
        async move { cache.get_or_render(&page("/stuck/"), never).await.map(|_| ()) }
    });
    tokio::task::yield_now().await;
    assert_eq!(look_up(&cache, "/", &[], "news").await.status, CacheStatus::Miss);
    stuck.abort();
}

#[tokio::test]
async fn a_panic_is_an_error_for_waiting_requests_and_not_for_the_next() {
    let (cache, _) = cache();
    let panics = |_| async {
        tokio::task::yield_now().await;
        panic!("a component panicked")
    };
    let search = PageKey::new("/search/", Some("q=canary"), &["q"]);
    let error = cache.get_or_render(&search, panics).await.unwrap_err();
    // and the search terms stay out of the logs
    assert_eq!(error.to_string(), "rendering panicked; the log has the place");
    assert_eq!(look_up(&cache, search.as_str(), &[], "news").await.status, CacheStatus::Miss);
    assert_eq!((cache.metrics().failures, cache.metrics().renders), (1, 2));
}

#[tokio::test]
async fn a_render_that_panics_before_it_begins_leaves_nothing_behind() {
    let (cache, _) = cache();
    let request = tokio::spawn({
        let cache = cache.clone();
        async move {
            let panics = |_| -> std::future::Ready<Result<pagecache::RenderedResponse, Down>> { panic!("before the first await") };
            cache.get_or_render(&page("/"), panics).await.map(|_| ())
        }
    });
    assert!(request.await.unwrap_err().is_panic());
    assert_eq!(look_up(&cache, "/", &[], "news").await.status, CacheStatus::Miss);
}

#[tokio::test(start_paused = true)]
async fn a_render_that_hangs_is_given_up() {
    let (cache, _) = cache_with(Config { render_timeout: Duration::from_secs(3), ..Config::default() });
    let error = cache.get_or_render(&page("/"), |_| std::future::pending()).await.unwrap_err();
    assert!(matches!(error, RenderError::TimedOut { .. }), "{error}");
    assert!(error.to_string().contains("took longer than 3s"), "{error}");
}

#[tokio::test]
async fn errors_are_not_cached() {
    let (cache, _) = cache();
    let error = cache.get_or_render(&page("/"), |_| async { Err(Down) }).await.unwrap_err();
    assert_eq!(error.to_string(), "the database is down");
    assert_eq!(look_up(&cache, "/", &[], "news").await.status, CacheStatus::Miss);
}

#[tokio::test]
async fn an_unknown_url_is_served_but_not_cached() {
    let (cache, _) = cache();
    look_up(&cache, "/gone/", &["story:1"], "a story").await;
    cache.invalidate(&keys(&["story:1"]));
    let missing = |_| async {
        let mut rendered = html("no such page");
        rendered.cacheable = false;
        Ok(rendered)
    };
    assert_eq!(cache.get_or_render(&page("/gone/"), missing).await.unwrap().status, CacheStatus::Miss);
    assert_eq!(cache.metrics().entries, 0, "the old story is not cached any more either");
    cache.check().unwrap();
}
