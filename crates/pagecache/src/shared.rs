//! The state behind the cache, and the one lock that keeps its parts in agreement.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use domain::{Clock, Timestamp};
use futures_util::FutureExt;
use parking_lot::Mutex;
use tokio::sync::{Semaphore, watch};

use crate::{
    Answer, Config, Draft, How, Keep, Key, Metrics, Page, PageKey, Recorder, RenderError,
    entry::Entry,
    flight::{Awaited, Flight, Landing, Outcome},
    index::Index,
    journal::Journal,
    metrics::Counts,
    store::Store,
};

mod check;

/// What changes together.
struct State<E> {
    journal: Journal,
    index: Index,
    flights: HashMap<PageKey, Arc<Flight<E>>>,
    flights_begun: u64,
}

impl<E> State<E> {
    fn under_way(&self, key: &str) -> Option<(PageKey, Awaited<E>)> {
        let (key, flight) = self.flights.get_key_value(key).filter(|(_, flight)| !flight.is_overtaken())?;
        Some((key.clone(), flight.outcome.clone()))
    }
}

/// Everything. The store is read without the lock and changed only under it.
pub(crate) struct Shared<E> {
    pub config: Config,
    clock: Arc<dyn Clock>,
    store: Store,
    state: Mutex<State<E>>,
    /// The journal's generation, for those who only read it.
    generation: AtomicU64,
    counts: Counts,
    /// One page at a time is polished.
    pub polisher: Semaphore,
}

/// What a request that found nothing ready does next.
pub(crate) enum Step<E> {
    Ready(Answer),
    Join(Awaited<E>),
    Start(Landing<E>),
}

impl<E: Send + Sync + 'static> Shared<E> {
    pub fn new(config: Config, clock: Arc<dyn Clock>) -> Self {
        let state = State { journal: Journal::default(), index: Index::default(), flights: HashMap::new(), flights_begun: 0 };
        Self {
            store: Store::new(config.most_bytes),
            clock,
            state: Mutex::new(state),
            generation: AtomicU64::new(0),
            counts: Counts::default(),
            polisher: Semaphore::new(1),
            config,
        }
    }

    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// The page, if it is ready and true.
    pub fn hit(self: &Arc<Self>, key: &str) -> Option<Arc<Page>> {
        let entry = self.store.get(key)?;
        if !entry.is_fresh(self.clock.now()) {
            return None;
        }
        self.counts.hits.one();
        if entry.count() == self.config.polish_after {
            self.polish_later(key, &entry);
        }
        Some(entry.page.clone())
    }

    /// Looks again under the lock: ready by now, somebody draws it, or this request must.
    pub fn step(self: &Arc<Self>, key: &PageKey) -> Step<E> {
        let now = self.clock.now();
        let mut state = self.state.lock();
        let under_way = state.under_way(key.as_str());
        let mut again = false;
        if let Some(entry) = self.store.peek(key.as_str()) {
            if entry.is_fresh(now) {
                self.count(How::Hit);
                return Step::Ready(Answer { page: entry.page.clone(), how: How::Hit });
            }
            again = self.stands_in(&entry, now, state.journal.generation());
            if again && (under_way.is_some() || entry.is_held_back(now)) {
                self.count(How::Stale);
                return Step::Ready(Answer { page: entry.page.clone(), how: How::Stale });
            }
        }
        if let Some((_, outcome)) = under_way {
            return Step::Join(outcome);
        }
        let (teller, outcome) = watch::channel(None);
        state.flights_begun += 1;
        let number = state.flights_begun;
        let flight = Arc::new(Flight::new(number, outcome));
        let recorder = flight.recorder.clone();
        let started = state.journal.begin();
        state.flights.insert(key.clone(), flight);
        Step::Start(Landing { shared: self.clone(), key: key.clone(), number, started, recorder, teller, again, landed: false })
    }

    /// The render of this page that newcomers are to wait for, if there is one.
    pub fn under_way(&self, key: &str) -> Option<(PageKey, Awaited<E>)> {
        let state = self.state.lock();
        let under_way = state.under_way(key)?;
        let old = self.store.peek(key).filter(|entry| self.stands_in(entry, self.clock.now(), state.journal.generation()));
        old.is_none().then_some(under_way)
    }

    /// Whether this old page is given to those who come while it is tried again after a failure.
    fn stands_in(&self, entry: &Entry, now: Timestamp, generation: u64) -> bool {
        entry.has_failed(generation) && self.may_be_shown(entry, now)
    }

    /// Starts the render on its own task, so that it does not end with the request.
    pub fn take_off<F, R>(self: &Arc<Self>, landing: Landing<E>, render: F) -> Awaited<E>
    where
        F: FnOnce(Recorder) -> R,
        R: Future<Output = Result<Draft, E>> + Send + 'static,
    {
        self.counts.renders.one();
        let awaited = landing.teller.subscribe();
        let drawing = render(landing.recorder.clone());
        tokio::spawn(Self::fly(landing, drawing));
        awaited
    }

    async fn fly(mut landing: Landing<E>, drawing: impl Future<Output = Result<Draft, E>> + Send + 'static) {
        let shared = landing.shared.clone();
        let (page, limit) = (landing.key.clone(), shared.config.render_limit);
        let drawn = match tokio::time::timeout(limit, AssertUnwindSafe(drawing).catch_unwind()).await {
            Ok(Ok(Ok(draft))) => {
                let (keep, wanted, mut keys) = (draft.keep, draft.first_wanted, landing.recorder.keys());
                shared.state.lock().index.share(&mut keys);
                let page = Page::new(draft, keys);
                page.coded(wanted).await;
                Ok((Arc::new(page), keep))
            }
            Ok(Ok(Err(error))) => Err(RenderError::Failed(Arc::new(error))),
            Ok(Err(_panic)) => Err(RenderError::Panicked { page }),
            Err(_elapsed) => Err(RenderError::TookTooLong { page, limit }),
        };
        let outcome = match drawn {
            Ok((page, keep)) => shared.land(&mut landing, page, keep),
            Err(error) => shared.crash(&mut landing, error),
        };
        // nobody may be waiting any more
        let _ = landing.teller.send(Some(outcome));
    }

    /// A render ended well: keeps the page unless a save overtook it.
    fn land(&self, landing: &mut Landing<E>, page: Arc<Page>, keep: Keep) -> Outcome<E> {
        let mut state = self.state.lock();
        let touched = state.journal.first_touch(landing.started, &page.keys);
        match (touched, keep) {
            (Some(_), _) => self.counts.overtaken.one(),
            (None, Keep::Yes) => self.put(&mut state, &landing.key, page.clone()),
            // what was here is not true any more
            (None, Keep::No) => self.take(&mut state, &landing.key),
        }
        Self::end(&mut state, &landing.key, landing.number, landing.started);
        landing.landed = true;
        Outcome::Drawn { page, touched }
    }

    /// A render failed: what is stale here is left alone for a moment.
    fn crash(&self, landing: &mut Landing<E>, error: RenderError<E>) -> Outcome<E> {
        self.counts.failures.one();
        let mut state = self.state.lock();
        if let Some(entry) = self.store.peek(landing.key.as_str()) {
            let pause = i64::try_from(self.config.retry_after.as_millis()).unwrap_or(i64::MAX);
            // a save that came meanwhile shows that the database is back: this attempt says nothing of that
            entry.hold_back(self.clock.now().plus_millis(pause), landing.started);
        }
        Self::end(&mut state, &landing.key, landing.number, landing.started);
        landing.landed = true;
        Outcome::Failed(error)
    }

    fn put(&self, state: &mut State<E>, key: &PageKey, page: Arc<Page>) {
        let entry = Arc::new(Entry::new(page, key.as_str().len()));
        let mut kept = true;
        for (gone_key, gone) in self.store.insert(key.clone(), entry.clone()) {
            if Arc::ptr_eq(&gone, &entry) {
                // too heavy for the store
                kept = false;
                self.counts.evictions.one();
                continue;
            }
            if gone_key != *key {
                self.counts.evictions.one();
            }
            state.index.remove(&gone_key, &gone.page);
        }
        if kept {
            state.index.add(key, &entry.page);
        }
    }

    fn take(&self, state: &mut State<E>, key: &PageKey) {
        if let Some((key, entry)) = self.store.remove(key.as_str()) {
            state.index.remove(&key, &entry.page);
        }
    }

    /// Puts a better made page of the same text in place of `old`, if that is still there and true.
    pub fn replace(&self, key: &PageKey, old: &Arc<Entry>, page: Arc<Page>) {
        let mut state = self.state.lock();
        let unchanged = self.store.peek(key.as_str()).is_some_and(|entry| Arc::ptr_eq(&entry, old) && !entry.is_stale());
        if unchanged {
            self.put(&mut state, key, page);
            self.counts.polished.one();
        }
    }

    /// What a waiter waits for, or that it did not come within its `patience`.
    pub async fn wait(&self, mut awaited: Awaited<E>, key: &PageKey, patience: Option<Duration>) -> Outcome<E> {
        let outcome = async { awaited.wait_for(Option::is_some).await.map(|outcome| outcome.clone()) };
        let outcome = match patience {
            None => outcome.await,
            Some(limit) => match tokio::time::timeout(limit, outcome).await {
                Ok(outcome) => outcome,
                Err(_elapsed) => return Outcome::Failed(RenderError::TookTooLong { page: key.clone(), limit }),
            },
        };
        match outcome {
            Ok(Some(outcome)) => outcome,
            // the task was dropped: the runtime is going down
            Ok(None) | Err(_) => Outcome::Failed(RenderError::Stopped { page: key.clone() }),
        }
    }

    /// Rendering failed: the old page, if there is one that may still be shown.
    pub fn fall_back(&self, key: &PageKey, error: RenderError<E>) -> Result<Answer, RenderError<E>> {
        let now = self.clock.now();
        let entry = self.store.get(key.as_str()).filter(|entry| entry.is_fresh(now) || self.may_be_shown(entry, now)).ok_or(error)?;
        self.count(How::Stale);
        Ok(Answer { page: entry.page.clone(), how: How::Stale })
    }

    fn may_be_shown(&self, entry: &Entry, now: Timestamp) -> bool {
        i128::from(entry.stale_for(now)) <= self.config.most_stale.as_millis().try_into().unwrap_or(i128::MAX)
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
            self.take(&mut state, page);
        }
        self.counts.invalidated.add(pages.len() as u64);
        pages.len()
    }

    /// A save: the journal learns of it, and renders that have read what it touched take no more passengers.
    fn note(&self, state: &mut State<E>, keys: Option<&[Key]>) {
        state.journal.note(keys);
        self.generation.store(state.journal.generation(), Ordering::Release);
        for flight in state.flights.values() {
            if keys.is_none_or(|keys| flight.recorder.has_any(keys)) {
                flight.overtake();
            }
        }
    }

    pub fn count(&self, how: How) {
        match how {
            How::Hit => &self.counts.hits,
            How::Miss => &self.counts.misses,
            How::Joined => &self.counts.joined,
            How::Stale => &self.counts.stale,
        }
        .one();
    }

    pub fn metrics(&self) -> Metrics {
        self.counts.read(self.store.len() as u64, self.store.bytes())
    }
}

impl<E> Shared<E> {
    /// A flight ended without an outcome.
    pub fn strike_off(&self, key: &PageKey, number: u64, started: u64) {
        Self::end(&mut self.state.lock(), key, number, started);
    }

    fn end(state: &mut State<E>, key: &PageKey, number: u64, started: u64) {
        if state.flights.get(key).is_some_and(|flight| flight.number == number) {
            state.flights.remove(key);
        }
        state.journal.end(started);
    }
}
