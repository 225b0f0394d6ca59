//! What requests are handled with besides the newsroom: what an operator configured, counters, and whether the program is stopping.

use std::time::Duration;

use super::{Draining, Live, Proxies, Rates, SignInCookie, Transport};
use crate::{metrics::Metrics, picture_check::PictureCheck};

/// Shared by all requests. The default trusts no proxy, limits no client and sends no `Strict-Transport-Security`.
#[derive(Clone)]
pub struct RequestContext {
    /// The trusted proxies.
    pub proxies: Proxies,
    /// Rate limits by network.
    pub rates: Rates,
    /// `Strict-Transport-Security`.
    pub transport: Transport,
    /// How the session cookie is written and read.
    pub sign_in: SignInCookie,
    /// Where requests are counted.
    pub metrics: Metrics,
    /// The open drafts of this process.
    pub live: Live,
    /// The program that decodes uploaded pictures.
    pub picture_check: PictureCheck,
    /// Whether the program is about to stop.
    pub draining: Draining,
    /// A response that is not there after this time is given up with 503.
    pub request_timeout: Duration,
}

impl Default for RequestContext {
    fn default() -> Self {
        Self {
            proxies: Proxies::default(),
            rates: Rates::default(),
            transport: Transport::default(),
            sign_in: SignInCookie::default(),
            metrics: Metrics::new(),
            live: Live::default(),
            picture_check: PictureCheck::default(),
            draining: Draining::default(),
            request_timeout: Duration::from_secs(30),
        }
    }
}
