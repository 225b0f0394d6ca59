//! The headers and ETags of a cached page, prepared so that a cache hit only copies them.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::Coding;

/// The strong ETags of each content coding. The first is the present one; the others belong to other qualities of the same coding of the
/// same body: a client with one of them has the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tags {
    identity: Vec<HeaderValue>,
    gzip: Vec<HeaderValue>,
    brotli: Vec<HeaderValue>,
}

/// The headers of responses: copying a map is cheaper than building one.
#[derive(Debug, Clone)]
pub(crate) struct Heads {
    /// With a body, in the coding that most clients want ([`usual`]).
    pub whole: HeaderMap,
    /// Without: 304.
    pub not_modified: HeaderMap,
}

/// Headers that describe a body: not in a response without one.
const ABOUT_THE_BODY: [HeaderName; 3] = [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_LANGUAGE];

/// Headers that belong to one response, not to a page.
const NOT_CACHED: [HeaderName; 8] = [
    header::ETAG,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::DATE,
    header::SET_COOKIE,
    header::VARY,
    header::ACCEPT_RANGES,
];

impl Tags {
    /// The hash only distinguishes versions of one page. Nobody gains by a collision, so it need not be cryptographic; a cryptographic
    /// hash would take a thirtieth of the time of a render.
    pub fn of(body: &[u8]) -> Self {
        let hash = format!("{:020x}", xxhash_rust::xxh3::xxh3_128(body) >> 48);
        let tags =
            |suffixes: &[&str]| suffixes.iter().filter_map(|suffix| HeaderValue::try_from(format!("\"{hash}{suffix}\"")).ok()).collect();
        Self { identity: tags(&[""]), gzip: tags(&["-g"]), brotli: tags(&["-b5", "-b"]) }
    }

    /// Those of one coding, the present one first.
    pub fn of_coding(&self, coding: Coding) -> &[HeaderValue] {
        match coding {
            Coding::Identity => &self.identity,
            Coding::Gzip => &self.gzip,
            Coding::Brotli => &self.brotli,
        }
    }

    /// After a change of the Brotli quality: the present tag is the other one.
    pub fn with_other_brotli(&self) -> Self {
        Self { brotli: self.brotli.iter().rev().cloned().collect(), ..self.clone() }
    }
}

impl Heads {
    /// From headers that are the same in every coding.
    pub fn new(headers: HeaderMap, tags: &Tags, usual: Coding) -> Self {
        let mut not_modified = headers.clone();
        for name in ABOUT_THE_BODY {
            not_modified.remove(name);
        }
        let tag = tags.of_coding(usual).first();
        let mut whole = headers;
        set_coding(&mut not_modified, tag, Coding::Identity);
        set_coding(&mut whole, tag, usual);
        // a clone has no spare capacity, and every response is a clone
        Self { whole: whole.clone(), not_modified: not_modified.clone() }
    }
}

/// Removes what the cache writes itself, and adds `Vary`.
pub(crate) fn cacheable_headers(mut headers: HeaderMap, compressible: bool) -> HeaderMap {
    let vary = vary(&headers, compressible);
    for name in NOT_CACHED {
        headers.remove(name);
    }
    headers.extend(vary.map(|vary| (header::VARY, vary)));
    headers
}

/// The coding that most clients want: the one that browsers list first.
pub(crate) fn usual(compressible: bool) -> Coding {
    if compressible { Coding::Brotli } else { Coding::Identity }
}

/// Sets `ETag` and `Content-Encoding`.
pub(crate) fn set_coding(head: &mut HeaderMap, tag: Option<&HeaderValue>, coding: Coding) {
    if let Some(tag) = tag {
        head.insert(header::ETAG, tag.clone());
    }
    if let Some(token) = coding.token() {
        head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
    }
}

/// `Vary`, with `Accept-Encoding` if the body is compressible.
fn vary(headers: &HeaderMap, compressible: bool) -> Option<HeaderValue> {
    let mut names: Vec<&str> = headers
        .get_all(header::VARY)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(',').map(str::trim))
        .filter(|name| !name.is_empty())
        .collect();
    if compressible && !names.iter().any(|name| *name == "*" || name.eq_ignore_ascii_case("accept-encoding")) {
        names.push("Accept-Encoding");
    }
    match names.as_slice() {
        [] => None,
        ["Accept-Encoding"] => Some(HeaderValue::from_static("Accept-Encoding")),
        names => HeaderValue::try_from(names.join(", ")).ok(),
    }
}
