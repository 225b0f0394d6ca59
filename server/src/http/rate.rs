//! How often one network may ask. The counting is governor's; the table it counts in has a fixed size, so that nobody can fill the memory.

use std::{
    hash::{BuildHasher, RandomState},
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    nanos::Nanos,
    state::{InMemoryState, NotKeyed, StateStore},
};

use super::{Class, Client, Gate, network::Network};

/// Networks counted apart; more of them share. Of two that share a cell, one is refused when both together ask too often, and
/// which share is decided anew at each start. 8 bytes each.
const CELLS: usize = 1 << 16;
/// So many seconds' worth may be asked for at once: a page comes with its pictures, and readers open ten stories in a row.
const BURST: u32 = 20;

/// The limits, each in requests a second and network.
#[derive(Clone, Default)]
pub struct Rates {
    reading: Option<Arc<Limiter>>,
    searching: Option<Arc<Limiter>>,
}

type Limiter = RateLimiter<Network, Table, DefaultClock>;

impl Rates {
    /// `reading` for pages, files and pictures, `searching` for what is worked out for each reader: search and `/api/`. 0 is no limit.
    pub fn new(reading: u32, searching: u32) -> Self {
        let limiter = |rate| {
            let quota = Quota::per_second(NonZeroU32::new(rate)?).allow_burst(NonZeroU32::new(rate.saturating_mul(BURST))?);
            Some(Arc::new(RateLimiter::new(quota, Table::default(), DefaultClock::default())))
        };
        Self { reading: limiter(reading), searching: limiter(searching) }
    }

    /// Counts one request. An error says how long to wait.
    fn ask(&self, class: Class, client: &Client) -> Result<(), Duration> {
        let limiter = match class {
            Class::Health => None,
            Class::Search | Class::Api => self.searching.as_ref(),
            Class::Page | Class::Feed | Class::Asset | Class::Media => self.reading.as_ref(),
        };
        let (Some(limiter), Some(network)) = (limiter, Network::of(client.addr)) else { return Ok(()) };
        limiter.check_key(&network).map_err(|later| later.wait_time_from(limiter.clock().now()))
    }
}

/// Counts a request. If it is one too many: 429 with the seconds to wait.
pub fn refusal(gate: &Gate, class: Class, client: &Client) -> Option<Response> {
    let wait = gate.rates.ask(class, client).err()?;
    let seconds = wait.as_secs_f64().ceil().max(1.0);
    let words = format!("Your network asks for more than this site can give it. Try again in {seconds} s.\n");
    Some((StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, seconds.to_string())], words).into_response())
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
        let place = usize::try_from(self.secret.hash_one(network) % CELLS as u64).unwrap_or_default();
        match self.cells.get(place) {
            Some(cell) => cell.measure_and_replace(&NotKeyed::NonKey, decide),
            None => decide(None).map(|(decided, _)| decided),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(rates: &Rates, class: Class, addr: &str, times: usize) -> usize {
        let client = Client { addr: addr.parse().unwrap(), https: false };
        (0..times).filter(|_| rates.ask(class, &client).is_ok()).count()
    }

    #[test]
    fn a_network_has_its_burst_and_others_have_theirs() {
        let rates = Rates::new(10, 1);
        assert_eq!(asks(&rates, Class::Search, "198.51.100.1", 100), 20);
        assert_eq!(asks(&rates, Class::Api, "198.51.100.2", 100), 0);
        assert_eq!(asks(&rates, Class::Api, "198.51.101.1", 5), 5);
        assert!((200..210).contains(&asks(&rates, Class::Page, "198.51.100.1", 1000)));
        assert_eq!(asks(&rates, Class::Health, "198.51.100.1", 1000), 1000);
        assert_eq!(asks(&rates, Class::Search, "127.0.0.1", 1000), 1000);
        let wait = rates.ask(Class::Search, &Client { addr: "198.51.100.1".parse().unwrap(), https: false }).unwrap_err();
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(1), "{wait:?}");
    }

    #[test]
    fn zero_is_no_limit() {
        let rates = Rates::new(0, 0);
        assert_eq!(asks(&rates, Class::Page, "198.51.100.1", 10_000) + asks(&rates, Class::Search, "198.51.100.1", 10_000), 20_000);
    }

    #[test]
    fn a_million_networks_take_no_more_memory_and_do_not_lock_each_other_out() {
        let rates = Rates::new(1, 1);
        let refused = (0..1_000_000_u32)
            .filter(|n| {
                let [_, a, b, c] = n.to_be_bytes();
                let addr = std::net::IpAddr::from([a.wrapping_add(1), b, c, 1]);
                rates.ask(Class::Page, &Client { addr, https: false }).is_err()
            })
            .count();
        // some fifteen to a cell, twenty in the burst
        assert!(refused < 150_000, "{refused}");
    }
}
