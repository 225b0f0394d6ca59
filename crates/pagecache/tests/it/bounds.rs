//! Memory: never more than allowed, and nothing is leaked.

use std::time::Duration;

use pagecache::{CacheStatus, Coding, Config};
use proptest::prelude::*;

use crate::support::*;

#[derive(Debug, Clone)]
enum Event {
    LookUp { page: u8, size: u16, keys: Vec<u8> },
    Touch(Vec<u8>),
    Purge(Vec<u8>),
    Everything,
}

fn event() -> impl Strategy<Value = Event> {
    let few = || prop::collection::vec(0u8..12, 0..5);
    prop_oneof![
        12 => (any::<u8>(), 0u16..40_000, few()).prop_map(|(page, size, keys)| Event::LookUp { page, size, keys }),
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

    /// After every step the index contains exactly the pages of the store, and the store is within its bound.
    #[test]
    fn the_index_is_clean_and_the_bound_holds(events in prop::collection::vec(event(), 1..120), most in 20_000u64..400_000) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let (cache, _) = cache_with(Config { max_bytes: most, ..Config::default() });
            for event in events {
                match event {
                    Event::LookUp { page, size, keys } => {
                        let names = named(&keys);
                        let names: Vec<&str> = names.iter().map(String::as_str).collect();
                        // hard to compress, so that all codings have a weight
                        let body: String = (0..usize::from(size)).map(|n| char::from(33 + ((n * 7919 + usize::from(page)) % 94) as u8)).collect();
                        look_up(&cache, &format!("/{page}/"), &names, &body).await;
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
async fn a_page_too_large_to_cache_is_still_served() {
    let (cache, _) = cache_with(Config { max_bytes: 10_000, ..Config::default() });
    assert_eq!(look_up(&cache, "/", &["a"], &"x".repeat(20_000)).await.status, CacheStatus::Miss);
    assert_eq!((cache.metrics().entries, cache.metrics().evictions), (0, 1));
    cache.check().unwrap();
}

#[tokio::test]
async fn often_requested_pages_outlive_pages_requested_once() {
    let (cache, _) = cache_with(Config { max_bytes: 200_000, recompress_after: u32::MAX, ..Config::default() });
    for crawled in 0..300 {
        look_up(&cache, "/", &["front"], &"front".repeat(1_000)).await;
        look_up(&cache, &format!("/{crawled}/"), &["story"], &"story".repeat(1_000)).await;
    }
    let metrics = cache.metrics();
    assert!(metrics.evictions > 200, "{metrics:?}");
    assert_eq!(metrics.hits, 299, "the front page was rendered once");
    cache.check().unwrap();
}

#[tokio::test]
async fn a_page_that_stays_hot_gets_smaller() {
    let (cache, _) = cache_with(Config { recompress_after: 3, ..Config::default() });
    let body: String = (0..3_000).map(|n| format!("<li>{} {}</li>", n * 7919 % 1000, n * 31 % 77)).collect();
    let first = look_up(&cache, "/", &["a"], &body).await.page;
    first.encode(Coding::Brotli).await;
    for _ in 0..3 {
        look_up(&cache, "/", &["a"], &body).await;
    }
    // the thread has the lowest priority: on a busy machine it may start late
    for _ in 0..1_500 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        if cache.metrics().recompressed == 1 {
            break;
        }
    }
    let second = cache.get("/").unwrap();
    assert!(second.encoded(Coding::Brotli).unwrap().0.len() < first.encoded(Coding::Brotli).unwrap().0.len());
    cache.check().unwrap();
    assert_eq!(cache.invalidate(&keys(&["a"])), 1, "the recompressed page is found by its keys too");
}
