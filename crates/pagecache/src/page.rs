//! What a handler made, and what is kept of it.

use std::sync::LazyLock;

use bytes::Bytes;
use domain::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use tokio::sync::{OnceCell, Semaphore};

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
    /// The coding that whoever asked first wants. It is made before anybody gets the page: most of those who wait want the same,
    /// and would all wait a second time.
    pub first_wanted: Coding,
}

impl Draft {
    /// A page that may be kept, without headers.
    pub fn new(status: StatusCode, body: impl Into<Bytes>) -> Self {
        let (headers, body) = (HeaderMap::new(), body.into());
        Self { status, headers, body, valid_until: None, keep: Keep::Yes, first_wanted: Coding::Identity }
    }
    /// The same with this header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }
}

/// A page as it is kept. Each coding of its body is made when the first client wants it, and then kept too: a page that
/// nobody asks for as gzip has no gzip.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status of the answer.
    pub status: StatusCode,
    heads: Heads,
    /// The body as it is.
    pub body: Bytes,
    /// What it was made from.
    pub keys: Box<[Key]>,
    /// When it becomes untrue by itself.
    pub valid_until: Option<Timestamp>,
    tags: Tags,
    /// The coded bodies; a coding that would not be smaller is there as none.
    gzip: OnceCell<Option<Bytes>>,
    brotli: OnceCell<Option<Bytes>>,
    /// Whether its text gets smaller by coding.
    codable: bool,
    /// Whether Brotli was made with the highest quality.
    polished: bool,
}

/// The strong ETags of each coding. The first is the present one; those after it are what other qualities of the same coding
/// of the same text have or had: a client that has one of them has the page.
#[derive(Debug, Clone, Default)]
struct Tags {
    identity: Vec<HeaderValue>,
    gzip: Vec<HeaderValue>,
    brotli: Vec<HeaderValue>,
}

/// The headers of answers, ready to be copied: copying a map is cheaper than making one.
#[derive(Debug, Clone)]
struct Heads {
    /// With the body, in the coding that most clients want ([`usual`]).
    whole: HeaderMap,
    /// Without it: 304.
    unmodified: HeaderMap,
}

/// As many bodies are coded at a time as there are processors: each takes megabytes of scratch memory, which the thread that
/// had them keeps.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get)));

/// Headers that describe a body: not in an answer without one.
const ABOUT_THE_BODY: [HeaderName; 3] = [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_LANGUAGE];

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
    /// A draft with its tags.
    pub fn new(draft: Draft, keys: Vec<Key>) -> Self {
        let Draft { status, mut headers, body, valid_until, keep: _, first_wanted: _ } = draft;
        let codable = body.len() >= compress::SHORTEST
            && !headers.contains_key(header::CONTENT_ENCODING)
            && headers.get(header::CONTENT_TYPE).is_some_and(|kind| compress::is_worthwhile(kind.as_bytes()));
        let vary = vary(&headers, codable);
        for name in NOT_KEPT {
            headers.remove(name);
        }
        headers.extend(vary.map(|vary| (header::VARY, vary)));
        let tags = if status == StatusCode::OK { Tags::of(&body) } else { Tags::default() };
        Self {
            status,
            heads: Heads::new(headers, &tags, usual(codable)),
            tags,
            body,
            keys: keys.into(),
            valid_until,
            gzip: OnceCell::new(),
            brotli: OnceCell::new(),
            codable,
            polished: !codable,
        }
    }

    /// Which codings it has or can have.
    pub fn codings(&self) -> Codings {
        Codings { gzip: self.codable, brotli: self.codable }
    }

    /// The ETags of this coding, the present one first; none unless the status is 200.
    pub fn tags(&self, coding: Coding) -> &[HeaderValue] {
        self.tags.of_coding(coding)
    }

    /// The headers of the whole answer in this coding.
    pub(crate) fn head(&self, coding: Coding) -> HeaderMap {
        let mut head = self.heads.whole.clone();
        if coding != usual(self.codable) {
            head.remove(header::CONTENT_ENCODING);
            name(&mut head, self.tags(coding).first(), coding);
        }
        head
    }

    /// The headers of the answer to a client that has what this tag names.
    pub(crate) fn head_unmodified(&self, tag: &HeaderValue) -> HeaderMap {
        let mut head = self.heads.unmodified.clone();
        if let Some(usual) = head.get_mut(header::ETAG).filter(|usual| *usual != tag) {
            *usual = tag.clone();
        }
        head
    }

    /// The body in this coding, or as it is where the coding would not be smaller; `None` if the coding is still to be made.
    pub fn ready(&self, coding: Coding) -> Option<(&Bytes, Coding)> {
        let made = match coding {
            Coding::Identity => return Some((&self.body, Coding::Identity)),
            Coding::Gzip => self.gzip.get()?,
            Coding::Brotli => self.brotli.get()?,
        };
        Some(made.as_ref().map_or((&self.body, Coding::Identity), |body| (body, coding)))
    }

    /// The same, made now if need be: once for all who wait, and not on a thread that answers requests.
    pub async fn coded(&self, coding: Coding) -> (&Bytes, Coding) {
        type Make = fn(&[u8]) -> Option<Bytes>;
        let (place, make): (_, Make) = match coding {
            Coding::Identity => return (&self.body, Coding::Identity),
            Coding::Gzip => (&self.gzip, compress::gzip),
            Coding::Brotli => (&self.brotli, |body| compress::brotli(body, 5)),
        };
        let body = self.body.clone();
        // a thread that died leaves the body as it is
        let made = place.get_or_init(|| async {
            let _turn = TURNS.acquire().await;
            tokio::task::spawn_blocking(move || make(&body)).await.ok().flatten()
        });
        made.await.as_ref().map_or((&self.body, Coding::Identity), |body| (body, coding))
    }

    /// The same page with the smallest Brotli there is; none if there is nothing to win. Takes about a tenth of a second.
    pub(crate) fn polish(&self) -> Option<Self> {
        if self.polished {
            return None;
        }
        let (before, _) = self.ready(Coding::Brotli).unwrap_or((&self.body, Coding::Identity));
        let body = compress::brotli(&self.body, 11).filter(|body| body.len() < before.len())?;
        // two qualities, two strong tags
        let tags = Tags { brotli: self.tags.brotli.iter().rev().cloned().collect(), ..self.tags.clone() };
        Some(Self {
            brotli: OnceCell::new_with(Some(Some(body))),
            heads: Heads::new(self.heads.whole.clone(), &tags, Coding::Brotli),
            tags,
            polished: true,
            ..self.clone()
        })
    }

    /// About how much memory it takes in the end, in bytes: what is still to be coded is counted as it usually comes out.
    pub fn weight(&self) -> u64 {
        let coded = |place: &OnceCell<Option<Bytes>>| match place.get() {
            Some(made) => made.as_ref().map_or(0, Bytes::len),
            None if self.codable => self.body.len() / 4,
            None => 0,
        };
        // a place in each of two maps, and one text for both
        let headers: usize = self.heads.whole.values().map(|value| 256 + value.len()).sum();
        // a key: its place here, its place in the index, and its share of the text
        (self.body.len() + coded(&self.gzip) + coded(&self.brotli) + headers + self.keys.len() * 96 + 1024) as u64
    }
}

impl Heads {
    /// Of headers that are the same in every coding.
    fn new(headers: HeaderMap, tags: &Tags, usual: Coding) -> Self {
        let mut unmodified = headers.clone();
        for name in ABOUT_THE_BODY {
            unmodified.remove(name);
        }
        let tag = tags.of_coding(usual).first();
        let mut whole = headers;
        name(&mut unmodified, tag, Coding::Identity);
        name(&mut whole, tag, usual);
        // copies are as large as the original: without what is left free here
        Self { whole: whole.clone(), unmodified: unmodified.clone() }
    }
}

/// The coding that most clients want: what browsers name first.
fn usual(codable: bool) -> Coding {
    if codable { Coding::Brotli } else { Coding::Identity }
}

/// Says in which coding the body is, and by which tag it is known.
fn name(head: &mut HeaderMap, tag: Option<&HeaderValue>, coding: Coding) {
    if let Some(tag) = tag {
        head.insert(header::ETAG, tag.clone());
    }
    if let Some(token) = coding.token() {
        head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
    }
}

impl Tags {
    fn of_coding(&self, coding: Coding) -> &[HeaderValue] {
        match coding {
            Coding::Identity => &self.identity,
            Coding::Gzip => &self.gzip,
            Coding::Brotli => &self.brotli,
        }
    }

    /// A tag tells versions of one page apart. Nobody gains by two that are alike, so the hash need not resist those who look for them;
    /// on a page that is drawn for each request a cryptographic one is a thirtieth of the work.
    fn of(body: &[u8]) -> Self {
        let hash = format!("{:020x}", xxhash_rust::xxh3::xxh3_128(body) >> 48);
        let tags = |ends: &[&str]| ends.iter().filter_map(|end| HeaderValue::try_from(format!("\"{hash}{end}\"")).ok()).collect();
        Self { identity: tags(&[""]), gzip: tags(&["-g"]), brotli: tags(&["-b5", "-b"]) }
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

    #[tokio::test]
    async fn every_coding_has_its_own_strong_tag_and_is_made_when_wanted() {
        let page = Page::new(html(&"<p>news</p>".repeat(100)), vec![Key::new("a")]);
        let all = [Coding::Identity, Coding::Gzip, Coding::Brotli];
        let tags = all.map(|coding| page.tags(coding)[0].clone());
        assert!(tags.iter().all(|tag| !tag.to_str().unwrap().starts_with("W/")));
        assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2]);
        assert_eq!(all.map(|coding| page.ready(coding).is_some()), [true, false, false]);
        page.coded(Coding::Gzip).await;
        assert_eq!(all.map(|coding| page.ready(coding).is_some()), [true, true, false]);
    }

    #[tokio::test]
    async fn polishing_changes_bytes_and_tag_and_remembers_the_old_tag() {
        let text: String = (0..3_000).map(|n| format!("<li>{} {}</li>", n * 7919 % 1000, n * 31 % 77)).collect();
        let page = Page::new(html(&text), Vec::new());
        let old = page.coded(Coding::Brotli).await.0.len();
        let better = page.polish().unwrap();
        assert!(better.ready(Coding::Brotli).unwrap().0.len() < old);
        let (old, new) = (page.tags(Coding::Brotli), better.tags(Coding::Brotli));
        assert_ne!(new[0], old[0]);
        assert!(new.contains(&old[0]) && old.contains(&new[0]));
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
        let head = page.head(Coding::Identity);
        let names: Vec<_> = head.keys().map(HeaderName::as_str).collect();
        assert_eq!(names, ["content-type", "vary", "etag"]);
        assert_eq!(head[header::VARY], "Accept-Language, accept-encoding");
        assert!(!page.codings().gzip, "too short to shrink");
    }

    #[test]
    fn only_pages_that_are_there_have_tags() {
        let mut draft = html("gone");
        draft.status = StatusCode::GONE;
        assert!(Page::new(draft, Vec::new()).tags(Coding::Identity).is_empty());
    }
}
