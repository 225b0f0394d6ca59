//! Counters.

use std::sync::atomic::{AtomicU64, Ordering};

/// What the cache did since it was made, and its size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Metrics {
    /// Look-ups served from the cache.
    pub hits: u64,
    /// Look-ups that started a render.
    pub misses: u64,
    /// Look-ups that waited for a render of another request.
    pub joined: u64,
    /// Look-ups served stale because rendering failed.
    pub stale: u64,
    /// Renders started.
    pub renders: u64,
    /// Renders that failed, panicked or timed out.
    pub failures: u64,
    /// Renders that were not cached because a save overtook them.
    pub overtaken: u64,
    /// Pages marked stale.
    pub invalidated: u64,
    /// Pages evicted to make room.
    pub evictions: u64,
    /// Pages compressed again at the highest quality.
    pub recompressed: u64,
    /// Cached pages, stale ones included.
    pub entries: u64,
    /// Their memory in bytes.
    pub bytes: u64,
}

/// One counter.
#[derive(Debug, Default)]
pub(crate) struct Count(AtomicU64);

impl Count {
    pub fn add(&self, n: u64) {
        self.0.fetch_add(n, Ordering::Relaxed);
    }
    pub fn one(&self) {
        self.add(1);
    }
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The counters behind [`Metrics`].
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub hits: Count,
    pub misses: Count,
    pub joined: Count,
    pub stale: Count,
    pub renders: Count,
    pub failures: Count,
    pub overtaken: Count,
    pub invalidated: Count,
    pub evictions: Count,
    pub recompressed: Count,
}

impl Counts {
    pub fn read(&self, entries: u64, bytes: u64) -> Metrics {
        Metrics {
            hits: self.hits.get(),
            misses: self.misses.get(),
            joined: self.joined.get(),
            stale: self.stale.get(),
            renders: self.renders.get(),
            failures: self.failures.get(),
            overtaken: self.overtaken.get(),
            invalidated: self.invalidated.get(),
            evictions: self.evictions.get(),
            recompressed: self.recompressed.get(),
            entries,
            bytes,
        }
    }
}
