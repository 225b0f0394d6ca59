//! What readers do, kept in memory for a second and then counted in one transaction. Addresses never leave this file.

mod robots;

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use credentials::{SystemRandom, fresh_token};
use domain::{ReaderAct, StoryId, Timestamp};
use jiff::{civil::Date, tz::TimeZone};
use newsroom::{Newsroom, ReaderEvent};

pub use robots::is_robot;

/// Events kept while the database is busy. More are not counted: numbers say "at least".
const MOST: usize = 20_000;
/// Events counted in one transaction.
const BATCH: usize = 500;

/// An act of a reader that is not counted yet.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The story.
    pub story: StoryId,
    /// What they did.
    pub act: ReaderAct,
    /// Where the request comes from.
    pub addr: IpAddr,
    /// What their browser says it is.
    pub agent: String,
    /// When.
    pub at: Timestamp,
    /// For a view the host it came from, for a share how.
    pub source: String,
}

/// The acts of readers that wait to be counted. Cheap to clone; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Readers(Arc<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    seen: Mutex<Vec<Seen>>,
    /// The last day and its salt.
    salt: Mutex<Option<(i64, String)>>,
}

impl Readers {
    /// Notes an act.
    pub fn note(&self, seen: Seen) {
        let mut waiting = lock(&self.0.seen);
        if waiting.len() < MOST {
            waiting.push(seen);
        }
    }

    /// Counts what waits. What cannot be counted waits for the next time.
    ///
    /// # Errors
    /// The database cannot be read or written, or the system has no randomness.
    pub async fn count(&self, newsroom: &Newsroom) -> anyhow::Result<usize> {
        let seen = std::mem::take(&mut *lock(&self.0.seen));
        if seen.is_empty() {
            return Ok(0);
        }
        let counted = self.count_all(newsroom, &seen).await;
        if counted.is_err() {
            // counting an event twice changes nothing
            let mut waiting = lock(&self.0.seen);
            let room = MOST.saturating_sub(waiting.len());
            waiting.extend(seen.into_iter().take(room));
        }
        counted
    }

    async fn count_all(&self, newsroom: &Newsroom, seen: &[Seen]) -> anyhow::Result<usize> {
        let zone = TimeZone::get(&newsroom.settings().await?.time_zone).unwrap_or(TimeZone::UTC);
        let mut counted = 0;
        for batch in seen.chunks(BATCH) {
            let mut events = Vec::with_capacity(batch.len());
            for seen in batch {
                let day = day_of(seen.at, &zone);
                let salt = self.salt(newsroom, day).await?;
                events.push(ReaderEvent {
                    day,
                    story: seen.story.clone(),
                    act: seen.act,
                    reader: digest(&salt, seen),
                    at: seen.at,
                    source: seen.source.clone(),
                });
            }
            counted += newsroom.record_reader_events(&events).await?;
        }
        Ok(counted)
    }

    async fn salt(&self, newsroom: &Newsroom, day: i64) -> anyhow::Result<String> {
        if let Some((_, salt)) = lock(&self.0.salt).as_ref().filter(|(of, _)| *of == day) {
            return Ok(salt.clone());
        }
        let fresh = fresh_token(&SystemRandom).map_err(|error| anyhow::anyhow!("the system has no randomness: {error}"))?;
        let salt = newsroom.reader_salt(day, &fresh).await?;
        *lock(&self.0.salt) = Some((day, salt.clone()));
        Ok(salt)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The day of an instant, counted from 1970.
pub(crate) fn day_of(at: Timestamp, zone: &TimeZone) -> i64 {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default();
    let day = zone.to_datetime(instant).date();
    day.since(Date::constant(1970, 1, 1)).map_or(0, |span| i64::from(span.get_days()))
}

/// Who it is, as far as one day needs it. An IPv6 network belongs to one household.
fn digest(salt: &str, seen: &Seen) -> String {
    let addr = match seen.addr.to_canonical() {
        IpAddr::V6(addr) => IpAddr::V6(Ipv6Addr::from_bits(addr.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    };
    let mut hasher = blake3::Hasher::new();
    for part in [salt, &addr.to_string(), &seen.agent] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().as_str().chars().take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(addr: &str, agent: &str) -> Seen {
        let story = StoryId::parse("01900000-0000-7000-8000-000000000001").unwrap();
        let (act, at) = (ReaderAct::View, Timestamp::from_millis(0));
        Seen { story, act, addr: addr.parse().unwrap(), agent: agent.to_owned(), at, source: String::new() }
    }

    #[test]
    fn a_household_is_one_reader_for_a_day() {
        let of = |salt: &str, addr: &str, agent: &str| digest(salt, &seen(addr, agent));
        assert_eq!(of("a", "2001:db8:1:2::1", "x"), of("a", "2001:db8:1:2:ffff::9", "x"));
        assert_ne!(of("a", "2001:db8:1:2::1", "x"), of("a", "2001:db8:1:3::1", "x"));
        assert_eq!(of("a", "198.51.100.1", "x"), of("a", "::ffff:198.51.100.1", "x"));
        assert_ne!(of("a", "198.51.100.1", "x"), of("a", "198.51.100.2", "x"));
        assert_ne!(of("a", "198.51.100.1", "x"), of("a", "198.51.100.1", "y"));
        assert_ne!(of("a", "198.51.100.1", "x"), of("b", "198.51.100.1", "x"));
        assert_eq!(of("a", "198.51.100.1", "x").len(), 32);
    }

    #[test]
    fn a_day_begins_at_midnight_at_the_paper() {
        let karachi = TimeZone::get("Asia/Karachi").unwrap();
        // 19:00 UTC is midnight in Karachi
        let at = |hour: i64| Timestamp::from_millis((20_000 * 24 + hour) * 3_600_000);
        assert_eq!((day_of(at(18), &karachi), day_of(at(19), &karachi), day_of(at(19), &TimeZone::UTC)), (20_000, 20_001, 20_000));
        assert_eq!(day_of(Timestamp::from_millis(-1), &TimeZone::UTC), -1);
    }
}
