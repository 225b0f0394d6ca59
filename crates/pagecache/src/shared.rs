//! The state of the cache, and the one lock that keeps its parts consistent.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::{Clock, Timestamp};
use parking_lot::Mutex;
use tokio::sync::{Semaphore, watch};

use crate::{
    CacheStatus, Config, Key, Lookup, Metrics, Page, PageKey, RenderError,
    entry::Entry,
    flight::{Awaited, Flight, Ticket},
    index::Index,
    journal::Journal,
    metrics::Counts,
    store::Store,
};

mod check;
mod render;

/// What changes together.
struct State<E> {
    journal: Journal,
    index: Index,
    flights: HashMap<PageKey, Arc<Flight<E>>>,
    flights_started: u64,
}

impl<E> State<E> {
    fn in_progress(&self, key: &str) -> Option<(PageKey, Awaited<E>)> {
        let (key, flight) = self.flights.get_key_value(key).filter(|(_, flight)| !flight.is_overtaken())?;
        Some((key.clone(), flight.outcome.clone()))
    }
}

/// The whole state. The store is read without the lock and changed only under it.
pub(crate) struct Shared<E> {
    pub config: Config,
    clock: Arc<dyn Clock>,
    store: Store,
    state: Mutex<State<E>>,
    /// A copy of the journal's generation, readable without the lock.
    generation: AtomicU64,
    counts: Counts,
    /// One page at a time is recompressed.
    pub recompression: Semaphore,
}

/// What a request does next that found no cached page.
pub(crate) enum Step<E: 'static> {
    Done(Lookup),
    Join(Awaited<E>),
    Start(Ticket<E>),
}

impl<E: Send + Sync + 'static> Shared<E> {
    pub fn new(config: Config, clock: Arc<dyn Clock>) -> Self {
        let state = State { journal: Journal::default(), index: Index::default(), flights: HashMap::new(), flights_started: 0 };
        Self {
            store: Store::new(config.max_bytes),
            clock,
            state: Mutex::new(state),
            generation: AtomicU64::new(0),
            counts: Counts::default(),
            recompression: Semaphore::new(1),
            config,
        }
    }

    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// The page, if it is cached and fresh.
    pub fn hit(self: &Arc<Self>, key: &str) -> Option<Arc<Page>> {
        let entry = self.store.get(key)?;
        if !entry.is_fresh(self.clock.now()) {
            return None;
        }
        self.counts.hits.one();
        if entry.count() == self.config.recompress_after {
            self.recompress_later(key, &entry);
        }
        Some(entry.page.clone())
    }

    /// Looks again under the lock: the page is cached by now, or is being rendered, or this request must render it.
    pub fn step(self: &Arc<Self>, key: &PageKey) -> Step<E> {
        let now = self.clock.now();
        let mut state = self.state.lock();
        let in_progress = state.in_progress(key.as_str());
        let mut is_retry = false;
        if let Some(entry) = self.store.peek(key.as_str()) {
            if entry.is_fresh(now) {
                self.count(CacheStatus::Hit);
                return Step::Done(Lookup { page: entry.page.clone(), status: CacheStatus::Hit });
            }
            is_retry = self.serves_during_retry(&entry, now, state.journal.generation());
            if is_retry && (in_progress.is_some() || entry.is_held_back(now)) {
                self.count(CacheStatus::Stale);
                return Step::Done(Lookup { page: entry.page.clone(), status: CacheStatus::Stale });
            }
        }
        if let Some((_, outcome)) = in_progress {
            return Step::Join(outcome);
        }
        let (sender, outcome) = watch::channel(None);
        state.flights_started += 1;
        let number = state.flights_started;
        let flight = Arc::new(Flight::new(number, outcome));
        let recorder = flight.recorder.clone();
        let started = state.journal.begin();
        state.flights.insert(key.clone(), flight);
        Step::Start(Ticket { shared: self.clone(), key: key.clone(), number, started, recorder, sender, is_retry, finished: false })
    }

    /// The render of this page that new requests join, if there is one.
    pub fn in_progress(&self, key: &str) -> Option<(PageKey, Awaited<E>)> {
        let state = self.state.lock();
        let in_progress = state.in_progress(key)?;
        let stale = self.store.peek(key).filter(|entry| self.serves_during_retry(entry, self.clock.now(), state.journal.generation()));
        stale.is_none().then_some(in_progress)
    }

    /// Whether this stale page is served while its render is retried after a failure.
    fn serves_during_retry(&self, entry: &Entry, now: Timestamp, generation: u64) -> bool {
        entry.has_failed(generation) && self.may_be_served_stale(entry, now)
    }

    fn put(&self, state: &mut State<E>, key: &PageKey, page: Arc<Page>) {
        let entry = Arc::new(Entry::new(page, key.as_str().len()));
        let mut stored = true;
        for (removed_key, removed) in self.store.insert(key.clone(), entry.clone()) {
            if Arc::ptr_eq(&removed, &entry) {
                // too large for the store
                stored = false;
                self.counts.evictions.one();
                continue;
            }
            if removed_key != *key {
                self.counts.evictions.one();
            }
            state.index.remove(&removed_key, &removed.page);
        }
        if stored {
            state.index.add(key, &entry.page);
        }
    }

    fn remove(&self, state: &mut State<E>, key: &PageKey) {
        if let Some((key, entry)) = self.store.remove(key.as_str()) {
            state.index.remove(&key, &entry.page);
        }
    }

    /// Replaces `old` by a better compressed page of the same content, if it is still stored and fresh.
    pub fn replace(&self, key: &PageKey, old: &Arc<Entry>, page: Arc<Page>) {
        let mut state = self.state.lock();
        let unchanged = self.store.peek(key.as_str()).is_some_and(|entry| Arc::ptr_eq(&entry, old) && !entry.is_stale());
        if unchanged {
            self.put(&mut state, key, page);
            self.counts.recompressed.one();
        }
    }

    /// Rendering failed: the stale page, if there is one that may still be served.
    pub fn fall_back(&self, key: &PageKey, error: RenderError<E>) -> Result<Lookup, RenderError<E>> {
        let now = self.clock.now();
        let entry =
            self.store.get(key.as_str()).filter(|entry| entry.is_fresh(now) || self.may_be_served_stale(entry, now)).ok_or(error)?;
        self.count(CacheStatus::Stale);
        Ok(Lookup { page: entry.page.clone(), status: CacheStatus::Stale })
    }

    fn may_be_served_stale(&self, entry: &Entry, now: Timestamp) -> bool {
        i128::from(entry.stale_for(now)) <= self.config.max_stale.as_millis().try_into().unwrap_or(i128::MAX)
    }

    pub fn invalidate(&self, keys: Option<&[Key]>) -> usize {
        let now = self.clock.now();
        let mut state = self.state.lock();
        self.note(&mut state, keys);
        let marked = match keys {
            Some(keys) => {
                let pages = state.index.pages(keys).into_iter();
                pages.filter_map(|page| self.store.peek(page.as_str())).filter(|entry| entry.mark_stale(now)).count()
            }
            None => self.store.all().iter().filter(|(_, entry)| entry.mark_stale(now)).count(),
        };
        self.counts.invalidated.add(marked as u64);
        marked
    }

    pub fn purge(&self, keys: &[Key]) -> usize {
        let mut state = self.state.lock();
        self.note(&mut state, Some(keys));
        let pages = state.index.pages(keys);
        for page in &pages {
            self.remove(&mut state, page);
        }
        self.counts.invalidated.add(pages.len() as u64);
        pages.len()
    }

    /// Notes a save in the journal; no request joins a running render any more that has read what the save touched.
    fn note(&self, state: &mut State<E>, keys: Option<&[Key]>) {
        state.journal.note(keys);
        self.generation.store(state.journal.generation(), Ordering::Release);
        for flight in state.flights.values() {
            if keys.is_none_or(|keys| flight.recorder.has_any(keys)) {
                flight.overtake();
            }
        }
    }

    pub fn count(&self, status: CacheStatus) {
        match status {
            CacheStatus::Hit => &self.counts.hits,
            CacheStatus::Miss => &self.counts.misses,
            CacheStatus::Joined => &self.counts.joined,
            CacheStatus::Stale => &self.counts.stale,
        }
        .one();
    }

    pub fn metrics(&self) -> Metrics {
        self.counts.read(self.store.len() as u64, self.store.bytes())
    }
}

impl<E> Shared<E> {
    /// A render ended without an outcome.
    pub fn abandon(&self, key: &PageKey, number: u64, started: u64) {
        Self::end(&mut self.state.lock(), key, number, started);
    }

    fn end(state: &mut State<E>, key: &PageKey, number: u64, started: u64) {
        if state.flights.get(key).is_some_and(|flight| flight.number == number) {
            state.flights.remove(key);
        }
        state.journal.end(started);
    }
}
