//! The check of a URL before a request, and a resolver that returns allowed addresses only.

use std::net::{IpAddr, SocketAddr};

use reqwest::ClientBuilder;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::Url;

use crate::Reach;

/// Why a request was refused before it was sent.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// The host has no allowed address.
    #[error("{0} is not a public address")]
    NotPublic(String),
    /// The URL is none that is requested.
    #[error("{0}")]
    Address(&'static str),
    /// Too many redirects.
    #[error("too many redirects")]
    Redirects,
}

/// A client that connects to allowed addresses only. Literal addresses never reach a resolver: check each URL, and each redirect, with [`check`].
pub fn client(reach: Reach) -> ClientBuilder {
    // the process has one default provider; it does not matter which caller installs it
    let _ = rustls::crypto::ring::default_provider().install_default();
    // a proxy would resolve host names itself and bypass the check of addresses
    ClientBuilder::new().no_proxy().dns_resolver(OnlyAllowed(reach))
}

/// Checks that need no DNS query: a literal address never reaches the resolver.
///
/// # Errors
/// [`Refused::Address`] for other schemes, a name or password, or no host; [`Refused::NotPublic`] for a literal address out of reach.
pub fn check(url: &Url, reach: Reach) -> Result<(), Refused> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refused::Address("only http and https are fetched"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refused::Address("it holds a name or password"));
    }
    let address = match url.host() {
        Some(url::Host::Ipv4(address)) => IpAddr::V4(address),
        Some(url::Host::Ipv6(address)) => IpAddr::V6(address),
        Some(url::Host::Domain(_)) => return Ok(()),
        None => return Err(Refused::Address("it names no host")),
    };
    if reach.allows(address) { Ok(()) } else { Err(Refused::NotPublic(address.to_string())) }
}

/// Resolves names with the system's resolver and returns allowed addresses only, so that the checked address is the one connected to.
#[derive(Debug, Clone, Copy)]
pub struct OnlyAllowed(pub Reach);

impl Resolve for OnlyAllowed {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let allowed: Vec<SocketAddr> = found.iter().copied().filter(|found| reach.allows(found.ip())).collect();
            if allowed.is_empty() {
                let addresses: Vec<String> = found.iter().map(|found| found.ip().to_string()).collect();
                return Err(Refused::NotPublic(format!("{} ({})", name.as_str(), addresses.join(", "))).into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}
