//! What a handler made, and what is kept of it.

use bytes::Bytes;
use domain::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::{Coding, Codings, Key, compress};

/// Whether a page may be given to those who ask later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Yes, until one of its keys is touched or its time is over.
    Yes,
    /// No: it answers those who are waiting for it now. (Unknown addresses: there is no end of them.)
    No,
}

/// What a render made.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The status of the answer.
    pub status: StatusCode,
    /// All headers but those that the cache writes itself: `ETag`, `Content-Encoding`, `Content-Length`, `Vary:
    /// Accept-Encoding`. `Set-Cookie` is taken out: a page is for everybody.
    pub headers: HeaderMap,
    /// The body, without coding.
    pub body: Bytes,
    /// When it becomes untrue by itself (midnight, if it says "today"; the next scheduled story).
    pub valid_until: Option<Timestamp>,
    /// Whether it may be kept.
    pub keep: Keep,
}

impl Draft {
    /// A page that may be kept, without headers.
    pub fn new(status: StatusCode, body: impl Into<Bytes>) -> Self {
        Self { status, headers: HeaderMap::new(), body: body.into(), valid_until: None, keep: Keep::Yes }
    }
    /// The same with this header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }
}

/// One coding of a body.
#[derive(Debug, Clone)]
pub struct Coded {
    /// The bytes to send.
    pub body: Bytes,
    /// Its strong ETag, and after it those that other qualities of the same coding of the same text have or had: a client
    /// that has one of them has the page.
    pub tags: Vec<HeaderValue>,
}

/// A page as it is kept: ready to be sent in every coding.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers that are the same in every coding.
    pub headers: Box<[(HeaderName, HeaderValue)]>,
    /// The body as it is.
    pub identity: Coded,
    /// gzip, if it is smaller.
    pub gzip: Option<Coded>,
    /// Brotli, if it is smaller.
    pub brotli: Option<Coded>,
    /// What it was made from.
    pub keys: Box<[Key]>,
    /// When it becomes untrue by itself.
    pub valid_until: Option<Timestamp>,
    /// Whether Brotli was made with the highest quality.
    pub(crate) polished: bool,
}

/// Headers that belong to one answer, not to a page.
const NOT_KEPT: [HeaderName; 8] = [
    header::ETAG,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::DATE,
    header::SET_COOKIE,
    header::VARY,
    header::ACCEPT_RANGES,
];

impl Page {
    /// Compresses a draft and gives it its tags. Takes a millisecond or two: not on a thread that answers requests.
    pub fn new(draft: Draft, keys: Vec<Key>) -> Self {
        let Draft { status, headers, body, valid_until, keep: _ } = draft;
        let codable = !headers.contains_key(header::CONTENT_ENCODING)
            && headers.get(header::CONTENT_TYPE).is_some_and(|kind| compress::is_worthwhile(kind.as_bytes()));
        let vary = vary(&headers, codable);
        let kept = headers.iter().filter(|(name, _)| !NOT_KEPT.contains(name)).map(|(name, value)| (name.clone(), value.clone()));
        let hash = blake3::hash(&body).to_hex();
        let hash = hash.get(..20).unwrap_or_default();
        let tags = |ends: &[&str]| match status {
            StatusCode::OK => ends.iter().filter_map(|end| HeaderValue::try_from(format!("\"{hash}{end}\"")).ok()).collect(),
            _ => Vec::new(),
        };
        let (gzip, brotli) = if codable { (compress::gzip(&body), compress::brotli(&body, 5)) } else { (None, None) };
        Self {
            status,
            headers: kept.chain(vary.map(|vary| (header::VARY, vary))).collect(),
            gzip: gzip.map(|body| Coded { body, tags: tags(&["-g"]) }),
            // two qualities, two strong tags
            brotli: brotli.map(|body| Coded { body, tags: tags(&["-b5", "-b"]) }),
            identity: Coded { body, tags: tags(&[""]) },
            keys: keys.into(),
            valid_until,
            polished: !codable,
        }
    }

    /// Which codings it has.
    pub fn codings(&self) -> Codings {
        Codings { gzip: self.gzip.is_some(), brotli: self.brotli.is_some() }
    }

    /// The body in this coding; as it is where it does not have that.
    pub fn coded(&self, coding: Coding) -> (&Coded, Coding) {
        match coding {
            Coding::Brotli => self.brotli.as_ref().map(|coded| (coded, Coding::Brotli)),
            Coding::Gzip => self.gzip.as_ref().map(|coded| (coded, Coding::Gzip)),
            Coding::Identity => None,
        }
        .unwrap_or((&self.identity, Coding::Identity))
    }

    /// The same page with the smallest Brotli there is; none if there is nothing to win. Takes about a tenth of a second.
    pub(crate) fn polish(&self) -> Option<Self> {
        let first = self.brotli.as_ref().filter(|_| !self.polished)?;
        let body = compress::brotli(&self.identity.body, 11).filter(|body| body.len() < first.body.len())?;
        let tags = first.tags.iter().rev().cloned().collect();
        Some(Self { brotli: Some(Coded { body, tags }), polished: true, ..self.clone() })
    }

    /// About how much memory it takes, in bytes.
    pub fn weight(&self) -> u64 {
        let coded = |coded: &Coded| coded.body.len() + 160;
        let bodies = coded(&self.identity) + self.gzip.as_ref().map_or(0, coded) + self.brotli.as_ref().map_or(0, coded);
        let headers: usize = self.headers.iter().map(|(_, value)| 72 + value.len()).sum();
        // a key: its place here, its place in the index, and its share of the text
        (bodies + headers + self.keys.len() * 96 + 512) as u64
    }
}

/// `Vary` with `Accept-Encoding` where the body is coded.
fn vary(headers: &HeaderMap, codable: bool) -> Option<HeaderValue> {
    let mut names: Vec<&str> = headers
        .get_all(header::VARY)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(',').map(str::trim))
        .filter(|name| !name.is_empty())
        .collect();
    if codable && !names.iter().any(|name| *name == "*" || name.eq_ignore_ascii_case("accept-encoding")) {
        names.push("Accept-Encoding");
    }
    match names.as_slice() {
        [] => None,
        ["Accept-Encoding"] => Some(HeaderValue::from_static("Accept-Encoding")),
        names => HeaderValue::try_from(names.join(", ")).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> Draft {
        Draft::new(StatusCode::OK, text.to_owned()).with(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))
    }

    #[test]
    fn every_coding_has_its_own_strong_tag() {
        let page = Page::new(html(&"<p>news</p>".repeat(100)), vec![Key::new("a")]);
        let tags: Vec<_> =
            [&page.identity, page.gzip.as_ref().unwrap(), page.brotli.as_ref().unwrap()].map(|coded| coded.tags[0].clone()).into();
        assert!(tags.iter().all(|tag| !tag.to_str().unwrap().starts_with("W/")));
        assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2]);
    }

    #[test]
    fn polishing_changes_bytes_and_tag_and_remembers_the_old_tag() {
        let text: String = (0..3_000).map(|n| format!("<li>{} {}</li>", n * 7919 % 1000, n * 31 % 77)).collect();
        let page = Page::new(html(&text), Vec::new());
        let better = page.polish().unwrap();
        let (old, new) = (page.brotli.as_ref().unwrap(), better.brotli.as_ref().unwrap());
        assert!(new.body.len() < old.body.len());
        assert_ne!(new.tags[0], old.tags[0]);
        assert!(new.tags.contains(&old.tags[0]) && old.tags.contains(&new.tags[0]));
        assert!(better.polish().is_none() && better.weight() < page.weight());
    }

    #[test]
    fn what_belongs_to_one_answer_is_not_kept() {
        let draft = html("x")
            .with(header::SET_COOKIE, HeaderValue::from_static("a=b"))
            .with(header::DATE, HeaderValue::from_static("today"))
            .with(header::ETAG, HeaderValue::from_static("\"mine\""))
            .with(header::VARY, HeaderValue::from_static("Accept-Language, accept-encoding"));
        let page = Page::new(draft, Vec::new());
        let names: Vec<_> = page.headers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["content-type", "vary"]);
        assert_eq!(page.headers[1].1, "Accept-Language, accept-encoding");
        assert!(page.gzip.is_none(), "too short to shrink");
    }

    #[test]
    fn only_pages_that_are_there_have_tags() {
        let mut draft = html("gone");
        draft.status = StatusCode::GONE;
        assert!(Page::new(draft, Vec::new()).identity.tags.is_empty());
    }
}
