//! Where the pages are: bounded by bytes, read without waiting.

use std::sync::Arc;

use quick_cache::{DefaultHashBuilder, Lifecycle, OptionsBuilder, Weighter, sync::Cache};

use crate::{PageKey, entry::Entry};

/// What left the store during one insertion: the replaced page, pages that had to make room, or the new one itself if it
/// was too heavy.
type Gone = Vec<(PageKey, Arc<Entry>)>;

#[derive(Debug, Clone)]
struct ByWeight;

impl Weighter<PageKey, Arc<Entry>> for ByWeight {
    fn weight(&self, _: &PageKey, entry: &Arc<Entry>) -> u64 {
        entry.weight
    }
}

#[derive(Debug, Clone)]
struct Departures;

impl Lifecycle<PageKey, Arc<Entry>> for Departures {
    type RequestState = Gone;
    fn on_evict(&self, gone: &mut Gone, key: PageKey, entry: Arc<Entry>) {
        gone.push((key, entry));
    }
}

/// A quick_cache (S3-FIFO-like, see docs/decisions/0030) whose departures are seen. Whoever changes it holds the lock of
/// the index, so that both agree.
#[derive(Debug)]
pub(crate) struct Store(Cache<PageKey, Arc<Entry>, ByWeight, DefaultHashBuilder, Departures>);

/// About what a story page weighs in three codings.
const USUAL_WEIGHT: u64 = 48 * 1024;
/// A shard holds at least this much, so that a very long page still finds room.
const LEAST_SHARD: u64 = 4 * 1024 * 1024;

impl Store {
    pub fn new(most_bytes: u64) -> Self {
        let shards = (most_bytes / LEAST_SHARD).clamp(1, 16);
        // rounded down to a power of two: the crate would round up, and shards smaller than meant
        let shards = 1usize << shards.ilog2();
        let items = usize::try_from(most_bytes / USUAL_WEIGHT).unwrap_or(usize::MAX).max(64);
        let mut options = OptionsBuilder::new();
        options.shards(shards).estimated_items_capacity(items).weight_capacity(most_bytes - most_bytes % shards as u64);
        match options.build() {
            Ok(options) => Self(Cache::with_options(options, ByWeight, DefaultHashBuilder::default(), Departures)),
            // only a forgotten option fails
            Err(_) => Self(Cache::with(items, most_bytes, ByWeight, DefaultHashBuilder::default(), Departures)),
        }
    }

    /// The page, and it counts as asked for.
    pub fn get(&self, key: &str) -> Option<Arc<Entry>> {
        self.0.get(key)
    }

    /// The page, looked at only.
    pub fn peek(&self, key: &str) -> Option<Arc<Entry>> {
        self.0.peek(key)
    }

    /// Puts a page in its place. What left.
    pub fn insert(&self, key: PageKey, entry: Arc<Entry>) -> Gone {
        let mut gone = Gone::new();
        self.0.insert_with_lifecycle(key, entry, &mut gone);
        gone
    }

    /// Takes a page away.
    pub fn remove(&self, key: &str) -> Option<(PageKey, Arc<Entry>)> {
        self.0.remove(key)
    }

    /// Every page.
    pub fn all(&self) -> Vec<(PageKey, Arc<Entry>)> {
        self.0.iter().collect()
    }

    /// How many pages.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Their weight in bytes.
    pub fn bytes(&self) -> u64 {
        self.0.weight()
    }
}
