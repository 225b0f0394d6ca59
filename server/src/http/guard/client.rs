//! Who sent a request: the peer's IP address, or the one that a trusted proxy reports.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::FromRequestParts,
    http::{Extensions, HeaderMap, request::Parts},
};
use ipnet::IpNet;

use super::forwarded::{self, Hop};
use crate::http::{AppState, RequestContext};

/// The other end of the connection; inserted into every request's extensions by [`crate::http::SiteService`].
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// Who sent a request. It stays in memory: neither logs nor metrics contain it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// The client's IP address, as far as it can be trusted.
    pub addr: IpAddr,
    /// Whether a trusted proxy reports that the client came over TLS.
    pub https: bool,
}

/// The header in which the proxies report their client. Only one is read: of two, the one that a proxy passes on unchanged can be
/// forged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ForwardedHeader {
    /// `X-Forwarded-For` and `X-Forwarded-Proto`
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239)
    Forwarded,
}

/// The trusted proxies.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    /// Their networks.
    pub trusted: Vec<IpNet>,
    /// Where they report their client.
    pub header: ForwardedHeader,
}

impl Proxies {
    /// Whether this address is one of them.
    pub fn trust(&self, addr: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(&addr))
    }

    /// The client of a request from `peer`: the nearest hop that is not a trusted proxy. Hops further left in the header may be
    /// forged by the client.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Client {
        let mut client = Client { addr: peer.to_canonical(), https: false };
        if !self.trust(client.addr) {
            return client;
        }
        let hops = match self.header {
            ForwardedHeader::XForwardedFor => forwarded::x_forwarded(headers),
            ForwardedHeader::Forwarded => forwarded::forwarded(headers),
        };
        for Hop { addr, https } in hops {
            client.https = https;
            match addr {
                Some(addr) => client.addr = addr,
                None => break,
            }
            if !self.trust(client.addr) {
                break;
            }
        }
        client
    }
}

/// Who sent the request with these extensions and headers.
pub fn of(context: &RequestContext, extensions: &Extensions, headers: &HeaderMap) -> Client {
    let peer = extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Peer(peer)| peer.ip());
    context.proxies.client(peer, headers)
}

impl FromRequestParts<Arc<AppState>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, Infallible> {
        Ok(of(&state.context, &parts.extensions, &parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn client(trusted: &[&str], header: ForwardedHeader, peer: &str, headers: &[(&'static str, &str)]) -> (String, bool) {
        let proxies = Proxies { trusted: trusted.iter().map(|network| network.parse().unwrap()).collect(), header };
        let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect();
        let client = proxies.client(peer.parse().unwrap(), &headers);
        (client.addr.to_string(), client.https)
    }

    #[test]
    fn without_a_trusted_proxy_the_headers_are_ignored() {
        let spoofed = [("x-forwarded-for", "198.51.100.9"), ("x-forwarded-proto", "https"), ("forwarded", "for=198.51.100.9;proto=https")];
        for header in [ForwardedHeader::XForwardedFor, ForwardedHeader::Forwarded] {
            assert_eq!(client(&[], header, "203.0.113.7", &spoofed), ("203.0.113.7".to_owned(), false));
            assert_eq!(client(&["10.0.0.0/8"], header, "203.0.113.7", &spoofed), ("203.0.113.7".to_owned(), false));
        }
    }

    #[test]
    fn the_last_hop_that_is_not_a_proxy_counts() {
        for (said, addr) in [
            ("198.51.100.9", "198.51.100.9"),
            // the client wrote the first two itself
            ("1.1.1.1, 127.0.0.1, 198.51.100.9", "198.51.100.9"),
            ("1.1.1.1, 198.51.100.9, 10.0.0.3", "198.51.100.9"),
            ("198.51.100.9:4711", "198.51.100.9"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
            ("::ffff:198.51.100.9", "198.51.100.9"),
            ("10.0.0.3", "10.0.0.3"),
            // no address: only the proxy itself can be trusted
            ("198.51.100.9, unknown", "10.0.0.2"),
            ("198.51.100.9, <script>, 10.0.0.3", "10.0.0.3"),
            ("", "10.0.0.2"),
        ] {
            let headers = [("x-forwarded-for", said)];
            assert_eq!(client(&["10.0.0.0/8"], ForwardedHeader::XForwardedFor, "10.0.0.2", &headers).0, addr, "{said}");
        }
        assert_eq!(
            client(&["10.0.0.0/8"], ForwardedHeader::XForwardedFor, "::ffff:10.0.0.2", &[("x-forwarded-for", "192.0.2.1")]).0,
            "192.0.2.1"
        );
    }

    #[test]
    fn the_standard_header_too() {
        for (said, addr, https) in [
            ("for=198.51.100.9;proto=https;by=10.0.0.2", "198.51.100.9", true),
            ("For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17", false),
            ("for=1.1.1.1;proto=https, for=198.51.100.9;proto=http", "198.51.100.9", false),
            ("for=1.1.1.1, for=198.51.100.9;proto=https, for=10.0.0.3;proto=http", "198.51.100.9", true),
            ("for=\"_a, for=1.1.1.1\"", "10.0.0.2", false),
            ("for=198.51.100.9, for=_hidden;proto=https", "10.0.0.2", true),
            ("for=198.51.100.9, nonsense", "10.0.0.2", false),
        ] {
            assert_eq!(
                client(&["10.0.0.0/8"], ForwardedHeader::Forwarded, "10.0.0.2", &[("forwarded", said)]),
                (addr.to_owned(), https),
                "{said}"
            );
        }
    }

    #[test]
    fn only_the_header_that_was_chosen_is_read() {
        let both = [("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=192.0.2.2")];
        assert_eq!(client(&["10.0.0.0/8"], ForwardedHeader::XForwardedFor, "10.0.0.2", &both).0, "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], ForwardedHeader::Forwarded, "10.0.0.2", &both).0, "192.0.2.2");
    }

    #[test]
    fn the_nearest_proxy_reports_tls() {
        for (said, https) in [("https", true), ("http", false), ("https, http", false), ("HTTPS", true), ("", false)] {
            let headers = [("x-forwarded-for", "192.0.2.1"), ("x-forwarded-proto", said)];
            assert_eq!(client(&["10.0.0.0/8"], ForwardedHeader::XForwardedFor, "10.0.0.2", &headers).1, https, "{said}");
        }
        assert!(client(&["10.0.0.0/8"], ForwardedHeader::XForwardedFor, "10.0.0.2", &[("x-forwarded-proto", "https")]).1);
    }
}
