//! A save during a render: every order of events, and then thousands at random.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use pagecache::{CacheStatus, Lookup, Recorder};
use tokio::sync::Semaphore;

use crate::support::*;

/// A render that stops at two gates: before it notes its key, and between reading and being done.
#[derive(Clone)]
struct Slow {
    cache: Cache,
    value: Arc<AtomicU64>,
    before_note: Arc<Semaphore>,
    after_read: Arc<Semaphore>,
    renders: Counter,
}

impl Slow {
    fn new() -> Self {
        let gate = || Arc::new(Semaphore::new(0));
        Self { cache: cache().0, value: Arc::default(), before_note: gate(), after_read: gate(), renders: Counter::default() }
    }
    fn request(&self) -> tokio::task::JoinHandle<Lookup> {
        let this = self.clone();
        tokio::spawn(async move {
            let inner = this.clone();
            let render = move |recorder: Recorder| async move {
                inner.renders.one();
                inner.before_note.acquire().await.unwrap().forget();
                recorder.note("story");
                let value = inner.value.load(Ordering::SeqCst);
                inner.after_read.acquire().await.unwrap().forget();
                Ok(html(format!("version {value}")))
            };
            this.cache.get_or_render(&page("/"), render).await.unwrap()
        })
    }
    fn save(&self) {
        self.value.fetch_add(1, Ordering::SeqCst);
        self.cache.invalidate(&keys(&["story"]));
    }
}

/// Lets every task run until it waits.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(5)).await;
}

#[tokio::test]
async fn a_joined_request_gets_the_page_that_is_being_rendered() {
    let slow = Slow::new();
    assert!(slow.cache.join("/").is_none(), "no render is in progress");
    let first = slow.request();
    settle().await;
    let joined = slow.cache.join("/").unwrap();
    slow.before_note.add_permits(1);
    slow.after_read.add_permits(1);
    let page = joined.page().await.unwrap();
    assert!(Arc::ptr_eq(&page, &first.await.unwrap().page));
    assert!(slow.cache.join("/").is_none(), "it is cached");
    assert_eq!((slow.renders.get(), slow.cache.metrics().joined), (1, 1));
}

#[tokio::test]
async fn a_request_that_joins_after_a_save_does_not_get_what_was_read_before_it() {
    let slow = Slow::new();
    let first = slow.request();
    settle().await;
    // the render has noted nothing yet: only at its end can the cache see that the save overtook it
    let before = slow.cache.join("/").unwrap();
    slow.save();
    let after = slow.cache.join("/").unwrap();
    slow.before_note.add_permits(1);
    slow.after_read.add_permits(1);
    assert!(before.page().await.is_some() && after.page().await.is_none());
    first.await.unwrap();
    // once it has noted what was saved, no request joins it
    let slow = Slow::new();
    let first = slow.request();
    slow.before_note.add_permits(1);
    settle().await;
    slow.save();
    assert!(slow.cache.join("/").is_none());
    slow.after_read.add_permits(1);
    first.await.unwrap();
}

#[tokio::test]
async fn a_save_after_the_read_overtakes_the_render() {
    let slow = Slow::new();
    let early = slow.request();
    settle().await;
    slow.before_note.add_permits(1);
    settle().await;
    // it has read version 0 and noted its key
    slow.save();
    let late = slow.request();
    settle().await;
    assert_eq!(slow.renders.get(), 2, "a request after the save does not wait for the old render");
    slow.before_note.add_permits(1);
    slow.after_read.add_permits(2);
    assert_eq!(text(&early.await.unwrap().page), "version 0", "requested before the save: may be old");
    assert_eq!(text(&late.await.unwrap().page), "version 1");
    assert_eq!(text(&slow.cache.get("/").unwrap()), "version 1");
    assert_eq!(slow.cache.metrics().overtaken, 1);
    slow.cache.check().unwrap();
}

#[tokio::test]
async fn the_old_render_finishing_last_does_not_replace_the_new_one() {
    let slow = Slow::new();
    let early = slow.request();
    settle().await;
    slow.before_note.add_permits(1);
    settle().await;
    slow.save();
    let late = slow.request();
    settle().await;
    // permits go to the task that waited first: let the first render wait again behind the second
    slow.before_note.add_permits(1);
    settle().await;
    slow.after_read.add_permits(1);
    let old = early.await.unwrap();
    assert_eq!(text(&old.page), "version 0");
    assert!(slow.cache.get("/").is_none(), "the overtaken page is not cached");
    slow.after_read.add_permits(1);
    assert_eq!(text(&late.await.unwrap().page), "version 1");
    assert_eq!(text(&slow.cache.get("/").unwrap()), "version 1");
}

#[tokio::test]
async fn a_save_before_the_key_is_noted_costs_a_render_but_never_correctness() {
    let slow = Slow::new();
    let early = slow.request();
    settle().await;
    slow.save();
    let late = slow.request();
    settle().await;
    assert_eq!(slow.renders.get(), 1, "the cache cannot know yet that the render reads what was saved");
    slow.before_note.add_permits(1);
    slow.after_read.add_permits(1);
    early.await.unwrap();
    settle().await;
    assert_eq!(slow.renders.get(), 2, "the late request did not accept it");
    slow.before_note.add_permits(1);
    slow.after_read.add_permits(1);
    let late = late.await.unwrap();
    assert_eq!((text(&late.page).as_str(), late.status), ("version 1", CacheStatus::Miss));
}

#[tokio::test]
async fn a_save_of_something_else_changes_nothing() {
    let slow = Slow::new();
    let early = slow.request();
    settle().await;
    slow.before_note.add_permits(1);
    settle().await;
    slow.cache.invalidate(&keys(&["menu"]));
    let late = slow.request();
    settle().await;
    slow.after_read.add_permits(1);
    early.await.unwrap();
    assert_eq!(late.await.unwrap().status, CacheStatus::Joined);
    assert_eq!(slow.renders.get(), 1);
    assert!(slow.cache.get("/").is_some());
}

#[tokio::test]
async fn a_save_of_everything_overtakes_every_render() {
    let slow = Slow::new();
    let early = slow.request();
    settle().await;
    slow.value.fetch_add(1, Ordering::SeqCst);
    slow.cache.invalidate_all();
    slow.before_note.add_permits(2);
    slow.after_read.add_permits(2);
    let late = slow.request();
    early.await.unwrap();
    assert_eq!(text(&late.await.unwrap().page), "version 1");
    assert_eq!(slow.renders.get(), 2);
}

#[tokio::test]
async fn a_page_is_invalidated_by_any_of_its_keys_and_by_no_other() {
    let (cache, _) = cache();
    look_up(&cache, "/a/", &["story:1", "menu"], "a").await;
    look_up(&cache, "/b/", &["story:2", "menu"], "b").await;
    assert_eq!(cache.invalidate(&keys(&["story:1", "story:9"])), 1);
    assert!(cache.get("/a/").is_none() && cache.get("/b/").is_some());
    assert_eq!(cache.invalidate(&keys(&["menu", "story:2"])), 1, "the first is stale already; the second counts once");
    assert!(cache.get("/b/").is_none());
}

/// Many readers and savers at once. A reader stores the version that was saved before its request: it may never get an older one.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_request_gets_what_a_finished_save_invalidated() {
    const STORIES: usize = 4;
    let (cache, _) = cache();
    let stories: Arc<Vec<AtomicU64>> = Arc::new((0..STORIES).map(|_| AtomicU64::new(0)).collect());
    // the versions that were reported as saved
    let saved: Arc<Vec<AtomicU64>> = Arc::new((0..STORIES).map(|_| AtomicU64::new(0)).collect());
    let done = Arc::new(AtomicU64::new(0));
    let lookups = Counter::default();
    let mut tasks = Vec::new();
    for reader in 0..8u64 {
        let (cache, stories, saved, done, lookups) = (cache.clone(), stories.clone(), saved.clone(), done.clone(), lookups.clone());
        tasks.push(tokio::spawn(async move {
            let mut random = Random(reader + 1);
            while done.load(Ordering::SeqCst) == 0 {
                let story = random.below(STORIES);
                let known = saved[story].load(Ordering::SeqCst);
                let (early_note, pause) = (random.below(2) == 0, random.below(4));
                let stories = stories.clone();
                let render = move |recorder: Recorder| async move {
                    let key = format!("story:{story}");
                    if early_note {
                        recorder.note(&key);
                    }
                    tokio::time::sleep(Duration::from_millis(pause as u64)).await;
                    let value = stories[story].load(Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(pause as u64)).await;
                    recorder.note(&key);
                    Ok(html(value.to_string()))
                };
                let lookup = cache.get_or_render(&page(&format!("/{story}/")), render).await.unwrap();
                let got: u64 = text(&lookup.page).parse().unwrap();
                assert!(got >= known, "requested after save {known} of story {story}, got {got} ({:?})", lookup.status);
                lookups.one();
                // hits never wait: without this no other task would get the thread
                tokio::task::yield_now().await;
            }
        }));
    }
    let mut random = Random(99);
    for _ in 0..1_000 {
        let story = random.below(STORIES);
        let version = stories[story].fetch_add(1, Ordering::SeqCst) + 1;
        if random.below(50) == 0 {
            cache.invalidate_all();
        } else {
            cache.invalidate(&keys(&[&format!("story:{story}")]));
        }
        saved[story].store(version, Ordering::SeqCst);
        // renders take up to 6 ms: most are overtaken, some are not
        tokio::time::sleep(Duration::from_millis(random.below(3) as u64)).await;
    }
    done.store(1, Ordering::SeqCst);
    for task in tasks {
        task.await.unwrap();
    }
    let metrics = cache.metrics();
    assert!(lookups.get() > 100 && metrics.overtaken > 0, "the race was never run: {metrics:?}");
    cache.check().unwrap();
}

/// Enough randomness for a test (xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}
