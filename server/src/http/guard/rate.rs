//! Rate limits by network. `governor` counts; the table it counts in has a fixed size, so that no client can fill the memory.

use std::{
    hash::{BuildHasher, RandomState},
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    nanos::Nanos,
    state::{InMemoryState, NotKeyed, StateStore},
};

use super::network::Network;
use crate::http::{Client, HttpError, RateClass, RequestContext};

/// Networks counted apart; more of them share cells. Of two that share a cell, one is refused when both together send too many
/// requests; which networks share is random for each process. 8 bytes each.
const CELLS: usize = 1 << 16;
/// Seconds' worth of requests that may come at once: a page is followed by its pictures, and readers open ten stories in a row.
const BURST: u32 = 20;

/// The limits, each in requests a second and network.
#[derive(Clone, Default)]
pub struct Rates {
    reading: Option<Arc<Limiter>>,
    searching: Option<Arc<Limiter>>,
}

type Limiter = RateLimiter<Network, Table, DefaultClock>;

impl Rates {
    /// `reading` limits [`RateClass::Reading`], `searching` limits [`RateClass::Searching`]. 0 is no limit.
    pub fn new(reading: u32, searching: u32) -> Self {
        let limiter = |rate| {
            let quota = Quota::per_second(NonZeroU32::new(rate)?).allow_burst(NonZeroU32::new(rate.saturating_mul(BURST))?);
            Some(Arc::new(RateLimiter::new(quota, Table::default(), DefaultClock::default())))
        };
        Self { reading: limiter(reading), searching: limiter(searching) }
    }

    /// Counts one request. The error is the time to wait.
    fn count(&self, class: RateClass, client: &Client) -> Result<(), Duration> {
        let limiter = match class {
            RateClass::Unlimited => None,
            RateClass::Searching => self.searching.as_ref(),
            RateClass::Reading => self.reading.as_ref(),
        };
        let (Some(limiter), Some(network)) = (limiter, Network::of(client.addr)) else { return Ok(()) };
        limiter.check_key(&network).map_err(|later| later.wait_time_from(limiter.clock().now()))
    }
}

/// Counts a request.
///
/// # Errors
/// 429, if it is one too many.
pub fn check(context: &RequestContext, class: RateClass, client: &Client) -> Result<(), HttpError> {
    context.rates.count(class, client).map_err(|retry_after| HttpError::RateLimited { retry_after })
}

/// Counts, found by the network's hash.
struct Table {
    cells: Box<[InMemoryState]>,
    secret: RandomState,
}

impl Default for Table {
    fn default() -> Self {
        Self { cells: std::iter::repeat_with(InMemoryState::default).take(CELLS).collect(), secret: RandomState::new() }
    }
}

impl StateStore for Table {
    type Key = Network;

    fn measure_and_replace<T, F, E>(&self, network: &Network, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let cell = usize::try_from(self.secret.hash_one(network) % CELLS as u64).unwrap_or_default();
        match self.cells.get(cell) {
            Some(cell) => cell.measure_and_replace(&NotKeyed::NonKey, decide),
            None => decide(None).map(|(decided, _)| decided),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(rates: &Rates, class: RateClass, addr: &str, times: usize) -> usize {
        let client = Client { addr: addr.parse().unwrap(), https: false };
        (0..times).filter(|_| rates.count(class, &client).is_ok()).count()
    }

    #[test]
    fn a_network_has_its_burst_and_others_have_theirs() {
        let rates = Rates::new(10, 1);
        assert_eq!(accepted(&rates, RateClass::Searching, "198.51.100.1", 100), 20);
        assert_eq!(accepted(&rates, RateClass::Searching, "198.51.100.2", 100), 0);
        assert_eq!(accepted(&rates, RateClass::Searching, "198.51.101.1", 5), 5);
        assert!((200..210).contains(&accepted(&rates, RateClass::Reading, "198.51.100.1", 1000)));
        assert_eq!(accepted(&rates, RateClass::Unlimited, "198.51.100.1", 1000), 1000);
        assert_eq!(accepted(&rates, RateClass::Searching, "127.0.0.1", 1000), 1000);
        let wait = rates.count(RateClass::Searching, &Client { addr: "198.51.100.1".parse().unwrap(), https: false }).unwrap_err();
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(1), "{wait:?}");
    }

    #[test]
    fn zero_is_no_limit() {
        let rates = Rates::new(0, 0);
        assert_eq!(
            accepted(&rates, RateClass::Reading, "198.51.100.1", 10_000) + accepted(&rates, RateClass::Searching, "198.51.100.1", 10_000),
            20_000
        );
    }

    #[test]
    fn a_million_networks_do_not_lock_each_other_out() {
        let rates = Rates::new(1, 1);
        let refused = (0..1_000_000_u32)
            .filter(|n| {
                let [_, a, b, c] = n.to_be_bytes();
                let addr = std::net::IpAddr::from([a.wrapping_add(1), b, c, 1]);
                rates.count(RateClass::Reading, &Client { addr, https: false }).is_err()
            })
            .count();
        // some fifteen to a cell, twenty in the burst
        assert!(refused < 150_000, "{refused}");
    }
}
