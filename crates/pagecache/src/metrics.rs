//! Counting.

use std::sync::atomic::{AtomicU64, Ordering};

/// What the cache did since it was made, and what it holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Metrics {
    /// Answers that were ready.
    pub hits: u64,
    /// Answers that started a render.
    pub misses: u64,
    /// Answers that waited for a render that somebody else had started.
    pub joined: u64,
    /// Old answers given because rendering failed.
    pub stale: u64,
    /// Renders begun.
    pub renders: u64,
    /// Renders that failed, panicked or took too long.
    pub failures: u64,
    /// Renders that a save overtook, so that they were not kept.
    pub overtaken: u64,
    /// Pages marked stale.
    pub invalidated: u64,
    /// Pages that made room for others.
    pub evictions: u64,
    /// Pages compressed again with the highest quality.
    pub polished: u64,
    /// Pages now held, stale ones included.
    pub entries: u64,
    /// Their weight in bytes.
    pub bytes: u64,
}

/// One count.
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

/// The counts behind [`Metrics`].
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
    pub polished: Count,
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
            polished: self.polished.get(),
            entries,
            bytes,
        }
    }
}
