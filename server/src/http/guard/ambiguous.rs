//! Refuses requests that two HTTP parsers could read differently (request smuggling), and those with too long a head.

use axum::http::{HeaderMap, Method, Request, Uri, Version, header};

use crate::http::HttpError;

/// All header fields of a request together, in bytes: four times what browsers and proxies send at most.
const MAX_HEAD: usize = 32 * 1024;
/// Longest path and query, in bytes. No link of the site comes near.
const MAX_URL: usize = 8 * 1024;

/// # Errors
/// The request is ambiguous or has too long a head: the connection must be closed, because what follows on it may be another
/// client's. Or its URL is too long.
pub fn check<B>(request: &Request<B>) -> Result<(), HttpError> {
    find(request)?;
    has_path(request.method(), request.uri())?;
    let length = request.uri().path().len() + request.uri().query().map_or(0, str::len);
    if length > MAX_URL { Err(HttpError::UrlTooLong) } else { Ok(()) }
}

/// `GET river` and `GET *` have no path. Only `OPTIONS *` and `CONNECT host:port` need none.
fn has_path(method: &Method, url: &Uri) -> Result<(), HttpError> {
    let fine = url.path().starts_with('/') || matches!(*method, Method::OPTIONS | Method::CONNECT);
    if fine { Ok(()) } else { Err(HttpError::Ambiguous("A path begins with a slash.")) }
}

/// # Errors
/// The request is ambiguous, or its head too long. What hyper refuses by itself (lengths that differ, a space before a colon)
/// does not get here.
pub fn find<B>(request: &Request<B>) -> Result<(), HttpError> {
    let headers = request.headers();
    if headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>() > MAX_HEAD {
        return Err(HttpError::HeadTooLarge);
    }
    match ambiguity(request.version(), headers) {
        Some(why) => Err(HttpError::Ambiguous(why)),
        None => Ok(()),
    }
}

fn ambiguity(version: Version, headers: &HeaderMap) -> Option<&'static str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next();
    if hosts.next().is_some() {
        return Some("A request has one Host; this one has several.");
    }
    match host {
        None if version >= Version::HTTP_11 => return Some("A request has a Host; this one has none."),
        Some(host) if !host.as_bytes().iter().all(is_host_byte) => return Some("The Host of this request is not a host name."),
        _ => {}
    }
    has_odd_coding(headers).then_some("A body has a Content-Length, or one Transfer-Encoding, chunked.")
}

fn is_host_byte(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:[]%!$&'()*+,;=".contains(byte)
}

fn has_odd_coding(headers: &HeaderMap) -> bool {
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
        find(&request.body(()).unwrap()).is_err()
    }

    #[test]
    fn only_unambiguous_requests_pass() {
        for headers in [
            &[("host", "paper.example")][..],
            &[("host", "[2001:db8::1]:3000")],
            &[("host", "")],
            &[("host", "x"), ("transfer-encoding", "Chunked")],
        ] {
            assert!(!refused("/", Version::HTTP_11, headers), "{headers:?}");
        }
        assert!(!refused("/", Version::HTTP_10, &[]));
        // Host is then ignored (RFC 9112, 3.2.2)
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
