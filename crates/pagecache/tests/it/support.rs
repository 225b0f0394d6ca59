//! A clock that is set by hand, a small cache, and renders that are counted.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicUsize, Ordering},
};

use domain::{Clock, Timestamp};
use http::{HeaderValue, StatusCode, header};
use pagecache::{Config, Key, PageCache, PageKey, Recorder, RenderedResponse};

/// A clock set by hand.
#[derive(Debug, Default)]
pub struct HandClock(AtomicI64);

impl HandClock {
    pub fn forward(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

#[derive(Debug, Clone, thiserror::Error)]
#[error("the database is down")]
pub struct Down;

pub type Cache = PageCache<Down>;

pub fn cache() -> (Cache, Arc<HandClock>) {
    cache_with(Config::default())
}

pub fn cache_with(config: Config) -> (Cache, Arc<HandClock>) {
    let clock = Arc::new(HandClock::default());
    (PageCache::new(config, clock.clone()), clock)
}

pub fn html(text: impl Into<String>) -> RenderedResponse {
    RenderedResponse::new(StatusCode::OK, text.into()).with(header::CONTENT_TYPE, HeaderValue::from_static("text/html"))
}

pub fn page(path: &str) -> PageKey {
    PageKey::new(path, None, &[])
}

pub fn keys(names: &[&str]) -> Vec<Key> {
    names.iter().map(Key::new).collect()
}

/// Looks `path` up; a render notes `names` and returns `text`.
pub async fn look_up(cache: &Cache, path: &str, names: &[&str], text: &str) -> pagecache::Lookup {
    let (names, text) = (keys(names), text.to_owned());
    let render = |recorder: Recorder| async move {
        recorder.note_all(names);
        Ok(html(text))
    };
    cache.get_or_render(&page(path), render).await.unwrap()
}

pub fn text(page: &pagecache::Page) -> String {
    String::from_utf8(page.body.to_vec()).unwrap()
}

/// Counts.
#[derive(Debug, Clone, Default)]
pub struct Counter(Arc<AtomicUsize>);

impl Counter {
    pub fn one(&self) -> usize {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }
    pub fn get(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}
