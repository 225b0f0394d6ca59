//! Memory: never more than allowed, and nothing left behind.

use std::time::Duration;

use pagecache::{Coding, Config, How};
use proptest::prelude::*;

use crate::support::*;

#[derive(Debug, Clone)]
enum Event {
    Ask { page: u8, size: u16, keys: Vec<u8> },
    Touch(Vec<u8>),
    Purge(Vec<u8>),
    Everything,
}

fn event() -> impl Strategy<Value = Event> {
    let few = || prop::collection::vec(0u8..12, 0..5);
    prop_oneof![
        12 => (any::<u8>(), 0u16..40_000, few()).prop_map(|(page, size, keys)| Event::Ask { page, size, keys }),
        3 => few().prop_map(Event::Touch),
        1 => few().prop_map(Event::Purge),
        1 => Just(Event::Everything),
    ]
}

fn named(numbers: &[u8]) -> Vec<String> {
    numbers.iter().map(|number| format!("key:{number}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// After every step the index holds exactly the pages of the store, and the store no more than it may.
    #[test]
    fn the_index_is_clean_and_the_bound_holds(events in prop::collection::vec(event(), 1..120), most in 20_000u64..400_000) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let (cache, _) = cache_with(Config { most_bytes: most, ..Config::default() });
            for event in events {
                match event {
                    Event::Ask { page, size, keys } => {
                        let names = named(&keys);
                        let names: Vec<&str> = names.iter().map(String::as_str).collect();
                        // hard to compress, so that all codings weigh
                        let body: String = (0..usize::from(size)).map(|n| char::from(33 + ((n * 7919 + usize::from(page)) % 94) as u8)).collect();
                        ask(&cache, &format!("/{page}/"), &names, &body).await;
                    }
                    Event::Touch(keys) => {
                        let keys: Vec<_> = named(&keys).iter().map(Into::into).collect();
                        cache.invalidate(&keys);
                    }
                    Event::Purge(keys) => {
                        let keys: Vec<_> = named(&keys).iter().map(Into::into).collect();
                        cache.purge(&keys);
                    }
                    Event::Everything => {
                        cache.invalidate_all();
                    }
                }
                cache.check().map_err(TestCaseError::fail)?;
            }
            Ok::<(), TestCaseError>(())
        })?;
    }
}

#[tokio::test]
async fn a_page_too_heavy_to_keep_is_still_answered() {
    let (cache, _) = cache_with(Config { most_bytes: 10_000, ..Config::default() });
    assert_eq!(ask(&cache, "/", &["a"], &"x".repeat(20_000)).await.how, How::Miss);
    assert_eq!((cache.metrics().entries, cache.metrics().evictions), (0, 1));
    cache.check().unwrap();
}

#[tokio::test]
async fn what_is_asked_for_often_outlives_what_is_asked_for_once() {
    let (cache, _) = cache_with(Config { most_bytes: 200_000, polish_after: u32::MAX, ..Config::default() });
    for crawled in 0..300 {
        ask(&cache, "/", &["front"], &"front".repeat(1_000)).await;
        ask(&cache, &format!("/{crawled}/"), &["story"], &"story".repeat(1_000)).await;
    }
    let metrics = cache.metrics();
    assert!(metrics.evictions > 200, "{metrics:?}");
    assert_eq!(metrics.hits, 299, "the front page was drawn once");
    cache.check().unwrap();
}

#[tokio::test]
async fn a_page_that_stays_hot_gets_smaller() {
    let (cache, _) = cache_with(Config { polish_after: 3, ..Config::default() });
    let body: String = (0..3_000).map(|n| format!("<li>{} {}</li>", n * 7919 % 1000, n * 31 % 77)).collect();
    let first = ask(&cache, "/", &["a"], &body).await.page;
    first.coded(Coding::Brotli).await;
    for _ in 0..3 {
        ask(&cache, "/", &["a"], &body).await;
    }
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        if cache.metrics().polished == 1 {
            break;
        }
    }
    let second = cache.get("/").unwrap();
    assert!(second.ready(Coding::Brotli).unwrap().0.len() < first.ready(Coding::Brotli).unwrap().0.len());
    cache.check().unwrap();
    assert_eq!(cache.invalidate(&keys(&["a"])), 1, "the better page is found by its keys too");
}
