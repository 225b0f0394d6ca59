//! A cached page: headers, body, and the body's content codings.

use std::sync::LazyLock;

use bytes::Bytes;
use domain::Timestamp;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use tokio::sync::{OnceCell, Semaphore};

use crate::{
    Coding, Codings, Key, RenderedResponse, compress,
    head::{Heads, Tags, cacheable_headers, set_coding, usual},
};

/// A cached page. Each content coding of its body is made when the first client wants it, and then cached too: a page that no client
/// requests as gzip has no gzip.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    heads: Heads,
    /// The body without coding.
    pub body: Bytes,
    /// What it was made from.
    pub keys: Box<[Key]>,
    /// When it expires by itself.
    pub valid_until: Option<Timestamp>,
    tags: Tags,
    /// The coded bodies; `Some(None)` is a coding that would not be smaller.
    gzip: OnceCell<Option<Bytes>>,
    brotli: OnceCell<Option<Bytes>>,
    compressible: bool,
    /// Whether Brotli was made at the highest quality.
    recompressed: bool,
}

/// As many bodies are compressed at a time as there are processors: each takes megabytes of scratch memory, which its thread retains.
static PERMITS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get)));

impl Page {
    /// From a render that read these keys.
    pub fn new(rendered: RenderedResponse, keys: Vec<Key>) -> Self {
        let RenderedResponse { status, headers, body, valid_until, cacheable: _, preferred: _ } = rendered;
        let compressible = body.len() >= compress::MIN_BYTES
            && !headers.contains_key(header::CONTENT_ENCODING)
            && headers.get(header::CONTENT_TYPE).is_some_and(|kind| compress::is_worthwhile(kind.as_bytes()));
        let tags = if status == StatusCode::OK { Tags::of(&body) } else { Tags::default() };
        Self {
            status,
            heads: Heads::new(cacheable_headers(headers, compressible), &tags, usual(compressible)),
            tags,
            body,
            keys: keys.into(),
            valid_until,
            gzip: OnceCell::new(),
            brotli: OnceCell::new(),
            compressible,
            recompressed: !compressible,
        }
    }

    /// Which codings it has or can have.
    pub fn codings(&self) -> Codings {
        Codings { gzip: self.compressible, brotli: self.compressible }
    }

    /// The ETags of this coding, the present one first; none unless the status is 200.
    pub fn tags(&self, coding: Coding) -> &[HeaderValue] {
        self.tags.of_coding(coding)
    }

    /// The headers of the whole response in this coding.
    pub(crate) fn head(&self, coding: Coding) -> HeaderMap {
        let mut head = self.heads.whole.clone();
        if coding != usual(self.compressible) {
            head.remove(header::CONTENT_ENCODING);
            set_coding(&mut head, self.tags(coding).first(), coding);
        }
        head
    }

    /// The headers of the response to a client that has the version with this tag.
    pub(crate) fn head_not_modified(&self, tag: &HeaderValue) -> HeaderMap {
        let mut head = self.heads.not_modified.clone();
        if let Some(usual) = head.get_mut(header::ETAG).filter(|usual| *usual != tag) {
            *usual = tag.clone();
        }
        head
    }

    /// The body in this coding, or without coding if that is smaller; `None` if the coding is still to be made.
    pub fn encoded(&self, coding: Coding) -> Option<(&Bytes, Coding)> {
        let made = match coding {
            Coding::Identity => return Some((&self.body, Coding::Identity)),
            Coding::Gzip => self.gzip.get()?,
            Coding::Brotli => self.brotli.get()?,
        };
        Some(made.as_ref().map_or((&self.body, Coding::Identity), |body| (body, coding)))
    }

    /// The same, made now if necessary: once for all waiting requests, and not on a thread that serves requests.
    pub async fn encode(&self, coding: Coding) -> (&Bytes, Coding) {
        type Compress = fn(&[u8]) -> Option<Bytes>;
        let (cell, compress): (_, Compress) = match coding {
            Coding::Identity => return (&self.body, Coding::Identity),
            Coding::Gzip => (&self.gzip, compress::gzip),
            Coding::Brotli => (&self.brotli, |body| compress::brotli(body, 5)),
        };
        let body = self.body.clone();
        // if the thread panics, the body stays without coding
        let made = cell.get_or_init(|| async {
            let _permit = PERMITS.acquire().await;
            tokio::task::spawn_blocking(move || compress(&body)).await.ok().flatten()
        });
        made.await.as_ref().map_or((&self.body, Coding::Identity), |body| (body, coding))
    }

    /// The same page with the smallest Brotli body; `None` if it would not be smaller. Takes about a tenth of a second.
    pub(crate) fn recompress(&self) -> Option<Self> {
        if self.recompressed {
            return None;
        }
        let (before, _) = self.encoded(Coding::Brotli).unwrap_or((&self.body, Coding::Identity));
        let body = compress::brotli(&self.body, 11).filter(|body| body.len() < before.len())?;
        // other bytes need another strong tag
        let tags = self.tags.with_other_brotli();
        Some(Self {
            brotli: OnceCell::new_with(Some(Some(body))),
            heads: Heads::new(self.heads.whole.clone(), &tags, Coding::Brotli),
            tags,
            recompressed: true,
            ..self.clone()
        })
    }

    /// About how much memory it takes in the end, in bytes: codings that are not made yet are estimated.
    pub fn weight(&self) -> u64 {
        let coded = |cell: &OnceCell<Option<Bytes>>| match cell.get() {
            Some(made) => made.as_ref().map_or(0, Bytes::len),
            None if self.compressible => self.body.len() / 4,
            None => 0,
        };
        // an entry in each of two maps, which share the text
        let headers: usize = self.heads.whole.values().map(|value| 256 + value.len()).sum();
        // a key: its entry here, its entry in the index, and its share of the text
        (self.body.len() + coded(&self.gzip) + coded(&self.brotli) + headers + self.keys.len() * 96 + 1024) as u64
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderName;

    use super::*;

    fn html(text: &str) -> RenderedResponse {
        RenderedResponse::new(StatusCode::OK, text.to_owned())
            .with(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))
    }

    #[tokio::test]
    async fn every_coding_has_its_own_strong_tag_and_is_made_on_demand() {
        let page = Page::new(html(&"<p>news</p>".repeat(100)), vec![Key::new("a")]);
        let all = [Coding::Identity, Coding::Gzip, Coding::Brotli];
        let tags = all.map(|coding| page.tags(coding)[0].clone());
        assert!(tags.iter().all(|tag| !tag.to_str().unwrap().starts_with("W/")));
        assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2]);
        assert_eq!(all.map(|coding| page.encoded(coding).is_some()), [true, false, false]);
        page.encode(Coding::Gzip).await;
        assert_eq!(all.map(|coding| page.encoded(coding).is_some()), [true, true, false]);
    }

    #[tokio::test]
    async fn recompressing_changes_bytes_and_tag_and_retains_the_old_tag() {
        let text: String = (0..3_000).map(|n| format!("<li>{} {}</li>", n * 7919 % 1000, n * 31 % 77)).collect();
        let page = Page::new(html(&text), Vec::new());
        let old = page.encode(Coding::Brotli).await.0.len();
        let better = page.recompress().unwrap();
        assert!(better.encoded(Coding::Brotli).unwrap().0.len() < old);
        let (old, new) = (page.tags(Coding::Brotli), better.tags(Coding::Brotli));
        assert_ne!(new[0], old[0]);
        assert!(new.contains(&old[0]) && old.contains(&new[0]));
        assert!(better.recompress().is_none() && better.weight() < page.weight());
    }

    #[test]
    fn headers_of_one_response_are_not_cached() {
        let rendered = html("x")
            .with(header::SET_COOKIE, HeaderValue::from_static("a=b"))
            .with(header::DATE, HeaderValue::from_static("today"))
            .with(header::ETAG, HeaderValue::from_static("\"mine\""))
            .with(header::VARY, HeaderValue::from_static("Accept-Language, accept-encoding"));
        let page = Page::new(rendered, Vec::new());
        let head = page.head(Coding::Identity);
        let names: Vec<_> = head.keys().map(HeaderName::as_str).collect();
        assert_eq!(names, ["content-type", "vary", "etag"]);
        assert_eq!(head[header::VARY], "Accept-Language, accept-encoding");
        assert!(!page.codings().gzip, "too short to shrink");
    }

    #[test]
    fn only_pages_with_status_200_have_tags() {
        let mut rendered = html("gone");
        rendered.status = StatusCode::GONE;
        assert!(Page::new(rendered, Vec::new()).tags(Coding::Identity).is_empty());
    }
}
