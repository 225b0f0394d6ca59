//! The store of pages: bounded by bytes, read without a lock.

use std::sync::Arc;

use quick_cache::{DefaultHashBuilder, Lifecycle, OptionsBuilder, Weighter, sync::Cache};

use crate::{PageKey, entry::Entry};

/// What an insertion removed: the replaced page, evicted pages, or the new one itself if it is too large.
type Removed = Vec<(PageKey, Arc<Entry>)>;

#[derive(Debug, Clone)]
struct ByWeight;

impl Weighter<PageKey, Arc<Entry>> for ByWeight {
    fn weight(&self, _: &PageKey, entry: &Arc<Entry>) -> u64 {
        entry.weight
    }
}

#[derive(Debug, Clone)]
struct OnEvict;

impl Lifecycle<PageKey, Arc<Entry>> for OnEvict {
    type RequestState = Removed;
    fn on_evict(&self, removed: &mut Removed, key: PageKey, entry: Arc<Entry>) {
        removed.push((key, entry));
    }
}

/// A quick_cache (S3-FIFO-like, see docs/decisions/0030) that reports evictions. It is changed only under the lock of the
/// index, so that both are consistent.
#[derive(Debug)]
pub(crate) struct Store(Cache<PageKey, Arc<Entry>, ByWeight, DefaultHashBuilder, OnEvict>);

/// About the weight of a story page in three codings.
const USUAL_WEIGHT: u64 = 48 * 1024;
/// The smallest shard, so that a very long page fits.
const MIN_SHARD: u64 = 4 * 1024 * 1024;

impl Store {
    pub fn new(max_bytes: u64) -> Self {
        let shards = (max_bytes / MIN_SHARD).clamp(1, 16);
        // rounded down to a power of two: the crate would round up, and make the shards smaller
        let shards = 1usize << shards.ilog2();
        let items = usize::try_from(max_bytes / USUAL_WEIGHT).unwrap_or(usize::MAX).max(64);
        let mut options = OptionsBuilder::new();
        options.shards(shards).estimated_items_capacity(items).weight_capacity(max_bytes - max_bytes % shards as u64);
        match options.build() {
            Ok(options) => Self(Cache::with_options(options, ByWeight, DefaultHashBuilder::default(), OnEvict)),
            // fails only if an option is missing
            Err(_) => Self(Cache::with(items, max_bytes, ByWeight, DefaultHashBuilder::default(), OnEvict)),
        }
    }

    /// The page; counts as a use.
    pub fn get(&self, key: &str) -> Option<Arc<Entry>> {
        self.0.get(key)
    }

    /// The page, without counting a use.
    pub fn peek(&self, key: &str) -> Option<Arc<Entry>> {
        self.0.peek(key)
    }

    /// Stores a page. Returns what was removed.
    pub fn insert(&self, key: PageKey, entry: Arc<Entry>) -> Removed {
        let mut removed = Removed::new();
        self.0.insert_with_lifecycle(key, entry, &mut removed);
        removed
    }

    /// Removes a page.
    pub fn remove(&self, key: &str) -> Option<(PageKey, Arc<Entry>)> {
        self.0.remove(key)
    }

    /// Every page.
    pub fn all(&self) -> Vec<(PageKey, Arc<Entry>)> {
        self.0.iter().collect()
    }

    /// The number of pages.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Their weight in bytes.
    pub fn bytes(&self) -> u64 {
        self.0.weight()
    }
}
