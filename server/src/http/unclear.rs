//! Requests that two programs could understand differently, or that say too much: refused, so that no proxy before us takes one
//! for another.

use axum::{
    http::{HeaderMap, Method, Request, StatusCode, Uri, Version, header},
    response::{IntoResponse, Response},
};

/// All header fields of a request together, in bytes: four times what browsers and proxies send at most.
const LONGEST_HEAD: usize = 32 * 1024;
/// Longest path and query, in bytes. Nothing we link to comes near.
const LONGEST_ADDRESS: usize = 8 * 1024;

/// 400 to an unclear request and 431 to one with too long a head, closing the connection: what follows on it may be anybody's.
/// 414 to one with too long an address.
pub fn refusal<B>(request: &Request<B>) -> Option<Response> {
    let address = request.uri();
    let length = address.path().len() + address.query().map_or(0, str::len);
    match why(request).or_else(|| no_path(request.method(), address)) {
        Some((status, why)) => Some((status, [(header::CONNECTION, "close")], format!("{why}\n")).into_response()),
        None if length > LONGEST_ADDRESS => Some((StatusCode::URI_TOO_LONG, "This address is too long.\n").into_response()),
        None => None,
    }
}

/// What cannot be asked for with this method: `GET river`, `GET *`. Only `OPTIONS *` and `CONNECT host:port` ask for no path.
fn no_path(method: &Method, address: &Uri) -> Option<(StatusCode, &'static str)> {
    let may = address.path().starts_with('/') || matches!(*method, Method::OPTIONS | Method::CONNECT);
    (!may).then_some((StatusCode::BAD_REQUEST, "What is asked for begins with a slash."))
}

/// What is unclear about it, and the status that says so. What hyper sees by itself (lengths that differ, a space before a colon) never comes so far.
pub fn why<B>(request: &Request<B>) -> Option<(StatusCode, &'static str)> {
    let headers = request.headers();
    if headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>() > LONGEST_HEAD {
        return Some((StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "The header fields of a request may have 32 KB together."));
    }
    unclear(request.version(), headers).map(|why| (StatusCode::BAD_REQUEST, why))
}

fn unclear(version: Version, headers: &HeaderMap) -> Option<&'static str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next();
    if hosts.next().is_some() {
        return Some("A request names one Host; this one names several.");
    }
    match host {
        None if version >= Version::HTTP_11 => {
            return Some("A request names the Host that it is meant for; this one names none.");
        }
        Some(host) if !host.as_bytes().iter().all(is_of_a_host) => return Some("The Host of this request is no name of a host."),
        _ => {}
    }
    oddly_sent(headers).then_some("A body comes with a Content-Length, or with one Transfer-Encoding, chunked.")
}

fn is_of_a_host(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:[]%!$&'()*+,;=".contains(byte)
}

fn oddly_sent(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(header::TRANSFER_ENCODING).iter();
    let coding = codings.next();
    codings.next().is_some() || coding.is_some_and(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"chunked"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(target: &str, version: Version, headers: &[(&'static str, &str)]) -> bool {
        let request = Request::builder().uri(target).version(version);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        why(&request.body(()).unwrap()).is_some()
    }

    #[test]
    fn only_the_clear_ones_go_on() {
        for headers in [
            &[("host", "paper.example")][..],
            &[("host", "[2001:db8::1]:3000")],
            &[("host", "")],
            &[("host", "x"), ("transfer-encoding", "Chunked")],
        ] {
            assert!(!refused("/", Version::HTTP_11, headers), "{headers:?}");
        }
        assert!(!refused("/", Version::HTTP_10, &[]));
        // then Host means nothing (RFC 9112, 3.2.2)
        assert!(!refused("http://other.example/", Version::HTTP_11, &[("host", "paper.example")]));
        for headers in [
            &[][..],
            &[("host", "a"), ("host", "a")],
            &[("host", "a b")],
            &[("host", "a/b")],
            &[("host", "<script>")],
            &[("host", "x"), ("transfer-encoding", "chunked"), ("transfer-encoding", "chunked")],
            &[("host", "x"), ("transfer-encoding", "identity, chunked")],
            &[("host", "x"), ("transfer-encoding", "gzip")],
        ] {
            assert!(refused("/", Version::HTTP_11, headers), "{headers:?}");
        }
    }
}
