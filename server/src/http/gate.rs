//! How requests are let in: what an operator decides about it.

use std::time::Duration;

use super::{Draining, Proxies, Rates, SignInCookie, Transport};
use crate::metrics::Metrics;

/// Shared by all requests. The default trusts no proxy, limits nobody and sends no `Strict-Transport-Security`.
#[derive(Clone)]
pub struct Gate {
    /// Whose word counts for who asks.
    pub proxies: Proxies,
    /// How often a network may ask.
    pub rates: Rates,
    /// TLS only, once and for all.
    pub transport: Transport,
    /// How who is signed in is kept in browsers.
    pub sign_in: SignInCookie,
    /// Where requests are counted.
    pub metrics: Metrics,
    /// Whether we are about to stop.
    pub draining: Draining,
    /// No page takes so long; whatever does is stuck and answered with 503.
    pub longest: Duration,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            proxies: Proxies::default(),
            rates: Rates::default(),
            transport: Transport::default(),
            sign_in: SignInCookie::default(),
            metrics: Metrics::new(),
            draining: Draining::default(),
            longest: Duration::from_secs(30),
        }
    }
}
