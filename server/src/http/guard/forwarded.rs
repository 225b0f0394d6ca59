//! What proxies report about their clients: `X-Forwarded-For` and `Forwarded` (RFC 7239), read from the nearest hop outwards.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

/// One hop.
pub struct Hop {
    /// The client's address there; `None` if it is missing or cannot be parsed.
    pub addr: Option<IpAddr>,
    /// Whether the hop was over TLS.
    pub https: bool,
}

/// `X-Forwarded-For: client, proxy`. There is one `X-Forwarded-Proto` for all hops: the nearest proxy's.
pub fn x_forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let https =
        lines(headers, "x-forwarded-proto").next().and_then(|line| line.rsplit(',').next()).is_some_and(|scheme| is_https(scheme.trim()));
    let mut hops: Vec<Hop> =
        lines(headers, "x-forwarded-for").flat_map(|line| line.rsplit(',')).map(|one| Hop { addr: ip_addr(one.trim()), https }).collect();
    if hops.is_empty() {
        hops.push(Hop { addr: None, https });
    }
    hops
}

/// `Forwarded: for=client;proto=https, for=proxy`.
pub fn forwarded(headers: &HeaderMap) -> Vec<Hop> {
    lines(headers, "forwarded").flat_map(|line| split(line, ',').into_iter().rev()).map(hop).collect()
}

/// The header's lines, the last one first.
fn lines<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    let lines: Vec<&str> = headers.get_all(name).iter().map(|line| line.to_str().unwrap_or_default()).collect();
    lines.into_iter().rev()
}

fn hop(element: &str) -> Hop {
    let pairs: Vec<(&str, &str)> = split(element, ';').into_iter().filter_map(|pair| pair.trim().split_once('=')).collect();
    let value = |wanted: &str| {
        let found = pairs.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.trim_matches('"'))
    };
    Hop { addr: value("for").and_then(ip_addr), https: value("proto").is_some_and(is_https) }
}

/// Splits at `at`, but not within quotation marks.
fn split(text: &str, at: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(move |char| {
        quoted ^= char == '"';
        char == at && !quoted
    })
    .collect()
}

/// `198.51.100.9`, `198.51.100.9:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`.
fn ip_addr(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let addr = bare.parse::<IpAddr>().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    addr.map(|addr| addr.to_canonical())
}

fn is_https(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https")
}
