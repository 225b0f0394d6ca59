//! Where time and identities come from: the system's, and repeatable ones for tests.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::{Clock, IdSource, Timestamp};

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let millis = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        Timestamp::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
    }
}

/// UUIDv7 from the machine's clock and randomness, later ones sorting after earlier ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl IdSource for SystemIds {
    fn next(&self) -> String {
        uuid::Uuid::now_v7().hyphenated().to_string()
    }
}

/// A clock that only moves when set, for tests.
#[derive(Debug, Default)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Stands at `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.millis()))
    }
    /// Moves to `now`.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.millis(), Ordering::SeqCst);
    }
    /// Moves on by `millis`.
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Identities that count up from 1 and look like UUIDv7, for tests and the demo newsroom.
#[derive(Debug, Default)]
pub struct CountingIds(AtomicU64);

impl CountingIds {
    /// The first identity will be the one after `last`.
    pub fn after(last: u64) -> Self {
        Self(AtomicU64::new(last))
    }
}

impl IdSource for CountingIds {
    fn next(&self) -> String {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        format!("01900000-0000-7000-8000-{number:012x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::StoryId;

    #[test]
    fn identities_are_well_formed_and_ascend() {
        for ids in [&SystemIds as &dyn IdSource, &CountingIds::default()] {
            let made: Vec<_> = (0..1000).map(|_| StoryId::parse(&ids.next()).unwrap()).collect();
            assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
