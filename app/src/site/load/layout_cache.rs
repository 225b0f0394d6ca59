//! Layout data between two changes: loaded once, dropped when a key that its loading read is invalidated.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use domain::SiteSettings;
use newsroom::{Discussed, Newsroom, ReadLog, StoryCard};

use super::{LayoutData, LoadError};
use crate::ui::text::Calendar;

/// The most of the newest stories that a page shows beside its content: one more than a story's page, which leaves itself out.
pub const NEWEST: u16 = 6;

/// The data that every page shows, as it was last loaded. A cache of pages invalidates this before the pages: a page rendered
/// after its own invalidation would otherwise be made from old layout data.
#[derive(Debug, Default)]
pub struct LayoutCache {
    data: Slot<LayoutData>,
    settings: Slot<SiteSettings>,
    newest: Slot<Vec<StoryCard>>,
    lists: Slot<ReaderLists>,
}

/// What readers read and discuss most, as it was last listed.
#[derive(Debug, Default)]
pub struct ReaderLists {
    /// The most read first.
    pub most_read: Vec<StoryCard>,
    /// The most discussed first, each with at least one comment.
    pub discussed: Vec<Discussed>,
}

impl ReaderLists {
    /// Reads them from the newsroom.
    pub async fn load(newsroom: &Newsroom) -> Result<Self, LoadError> {
        Ok(Self { most_read: newsroom.most_read().await?, discussed: newsroom.most_discussed().await? })
    }
}

impl LayoutCache {
    /// Drops what was made from any of these keys.
    pub fn invalidate(&self, keys: &[String]) {
        self.data.invalidate(Some(keys));
        self.settings.invalidate(Some(keys));
        self.newest.invalidate(Some(keys));
        self.lists.invalidate(Some(keys));
    }

    /// Drops everything.
    pub fn invalidate_all(&self) {
        self.data.invalidate(None);
        self.settings.invalidate(None);
        self.newest.invalidate(None);
        self.lists.invalidate(None);
    }

    /// The layout data, loaded if it is not cached. The keys it was made from are noted as if it had been read now.
    pub async fn data(&self, newsroom: &Newsroom) -> Result<Arc<LayoutData>, LoadError> {
        self.data.get(newsroom, LayoutData::load).await
    }

    /// Dates at the paper: only the settings are noted.
    pub async fn calendar(&self, newsroom: &Newsroom) -> Result<Calendar, LoadError> {
        let settings = self.settings.get(newsroom, async |newsroom| Ok(newsroom.settings().await?)).await?;
        Ok(Calendar::of(&settings, newsroom.now()))
    }

    /// The newest stories, [`NEWEST`] at most: for pages that show more of them than the footer does.
    pub async fn newest(&self, newsroom: &Newsroom) -> Result<Arc<Vec<StoryCard>>, LoadError> {
        self.newest.get(newsroom, async |newsroom| Ok(newsroom.teasers(NEWEST).await?)).await
    }

    /// What readers read and discuss most.
    pub async fn lists(&self, newsroom: &Newsroom) -> Result<Arc<ReaderLists>, LoadError> {
        self.lists.get(newsroom, ReaderLists::load).await
    }
}

/// One cached value.
#[derive(Debug)]
struct Slot<T>(Mutex<State<T>>);

#[derive(Debug)]
struct State<T> {
    cached: Option<Cached<T>>,
    /// The number of loads under way.
    loads: usize,
    /// The keys that were invalidated since the oldest of them began: a load that read one of these may have read the old value.
    changed: Changed,
}

#[derive(Debug)]
struct Cached<T> {
    value: Arc<T>,
    keys: Arc<BTreeSet<String>>,
}

#[derive(Debug, Default)]
struct Changed {
    keys: BTreeSet<String>,
    all: bool,
}

impl Changed {
    fn concerns(&self, keys: &BTreeSet<String>) -> bool {
        self.all || !self.keys.is_disjoint(keys)
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(Mutex::new(State { cached: None, loads: 0, changed: Changed::default() }))
    }
}

impl<T> Slot<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Drops the value if it was made from one of these keys (`None`: whatever it was made from).
    fn invalidate(&self, keys: Option<&[String]>) {
        let mut state = self.state();
        let is_old = |cached: &Cached<T>| keys.is_none_or(|keys| keys.iter().any(|key| cached.keys.contains(key)));
        if state.cached.as_ref().is_some_and(is_old) {
            state.cached = None;
        }
        if state.loads > 0 {
            match keys {
                Some(keys) => state.changed.keys.extend(keys.iter().cloned()),
                None => state.changed.all = true,
            }
        }
    }

    async fn get(&self, newsroom: &Newsroom, load: impl AsyncFnOnce(&Newsroom) -> Result<T, LoadError>) -> Result<Arc<T>, LoadError> {
        if let Some((value, keys)) = self.cached() {
            newsroom.record_again(keys.iter());
            return Ok(value);
        }
        let loading = Loading::begin(self);
        let read = Arc::new(KeysRead::default());
        // boxed: every page requests this and few load it, so their futures need no room for the load
        let value = Arc::new(Box::pin(load(&newsroom.recording(read.clone()))).await?);
        let keys = Arc::new(read.so_far());
        newsroom.record_again(keys.iter());
        loading.store(Cached { value: Arc::clone(&value), keys });
        Ok(value)
    }

    fn cached(&self) -> Option<(Arc<T>, Arc<BTreeSet<String>>)> {
        self.state().cached.as_ref().map(|cached| (Arc::clone(&cached.value), Arc::clone(&cached.keys)))
    }
}

/// A load under way, also if its future is dropped before the end.
struct Loading<'a, T>(&'a Slot<T>);

impl<'a, T> Loading<'a, T> {
    fn begin(slot: &'a Slot<T>) -> Self {
        slot.state().loads += 1;
        Self(slot)
    }

    /// Stores the value unless a key it was made from was invalidated since.
    fn store(self, cached: Cached<T>) {
        let mut state = self.0.state();
        if !state.changed.concerns(&cached.keys) {
            state.cached = Some(cached);
        }
    }
}

impl<T> Drop for Loading<'_, T> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.loads = state.loads.saturating_sub(1);
        if state.loads == 0 {
            state.changed = Changed::default();
        }
    }
}

/// Collects the keys of what is read.
#[derive(Default)]
struct KeysRead(Mutex<BTreeSet<String>>);

impl KeysRead {
    fn so_far(&self) -> BTreeSet<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ReadLog for KeysRead {
    fn record(&self, key: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }
}

#[cfg(test)]
#[path = "layout_cache_tests.rs"]
mod tests;
