//! A page in the store, with what happens to it there.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering},
};

use domain::Timestamp;

use crate::Page;

/// Marks "not stale" and "no attempt failed".
const NEVER: i64 = i64::MIN;

/// A cached page. Its weight never changes; whether it is stale, and how often it was requested, does.
#[derive(Debug)]
pub(crate) struct Entry {
    pub page: Arc<Page>,
    pub weight: u64,
    stale_since: AtomicI64,
    hits: AtomicU32,
    retry_at: AtomicI64,
    retry_generation: AtomicU64,
}

impl Entry {
    pub fn new(page: Arc<Page>, key_length: usize) -> Self {
        Self {
            weight: page.weight() + 2 * key_length as u64 + size_of::<Self>() as u64,
            page,
            stale_since: AtomicI64::new(NEVER),
            hits: AtomicU32::new(0),
            retry_at: AtomicI64::new(NEVER),
            retry_generation: AtomicU64::new(0),
        }
    }

    /// Whether it may be served at `now`.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        self.stale_since.load(Ordering::Acquire) == NEVER && self.page.valid_until.is_none_or(|end| now < end)
    }

    /// Whether a save has invalidated it.
    pub fn is_stale(&self) -> bool {
        self.stale_since.load(Ordering::Acquire) != NEVER
    }

    /// From now on it is served only while rendering fails. Returns whether it was not stale before.
    pub fn mark_stale(&self, now: Timestamp) -> bool {
        self.stale_since.compare_exchange(NEVER, now.millis(), Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// For how long it has been stale or expired, in milliseconds.
    pub fn stale_for(&self, now: Timestamp) -> i64 {
        let invalidated = Some(self.stale_since.load(Ordering::Acquire)).filter(|since| *since != NEVER);
        let expired = self.page.valid_until.map(Timestamp::millis);
        let since = match (invalidated, expired) {
            (Some(invalidated), Some(expired)) => invalidated.min(expired),
            (invalidated, expired) => invalidated.or(expired).unwrap_or(now.millis()),
        };
        now.millis().saturating_sub(since)
    }

    /// Counts a hit and returns the number of hits.
    pub fn count(&self) -> u32 {
        self.hits.fetch_add(1, Ordering::Relaxed).wrapping_add(1)
    }

    /// Rendering failed: no retry before `at`, unless a save (a later generation) shows that the database is back.
    pub fn hold_back(&self, at: Timestamp, generation: u64) {
        self.retry_generation.store(generation, Ordering::Release);
        self.retry_at.store(at.millis(), Ordering::Release);
    }

    /// Whether the last render failed, and no save has come since.
    pub fn has_failed(&self, generation: u64) -> bool {
        self.retry_at.load(Ordering::Acquire) != NEVER && self.retry_generation.load(Ordering::Acquire) == generation
    }

    /// Whether it is too soon for a retry.
    pub fn is_held_back(&self, now: Timestamp) -> bool {
        now.millis() < self.retry_at.load(Ordering::Acquire)
    }
}
