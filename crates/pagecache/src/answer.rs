//! From a page and a request to the answer: coding, 304, HEAD. Pure.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};

use crate::{Coding, Page, is_another, matching_tag, negotiate};

/// Why a page that is there is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The client refuses every coding there is, even none (`identity;q=0`): 406.
    #[error("the client accepts none of the codings this page has, not even an uncoded body")]
    NotAcceptable,
    /// The client wants it only if it is what it knows (`If-Match`), and it is another: 412.
    #[error("this page is not the one that was asked for any more")]
    Another,
}

/// The answer to a GET or HEAD with these headers. Makes the coding that the client wants, if nobody wanted it before.
///
/// Errors: [`Refused`].
pub async fn respond(page: &Page, method: &Method, request: &HeaderMap) -> Result<Response<Bytes>, Refused> {
    let coding = negotiate(request, page.codings()).ok_or(Refused::NotAcceptable)?;
    if page.status == StatusCode::OK && is_another(request, page.tags(coding)) {
        return Err(Refused::Another);
    }
    if let Some(answer) = not_modified(page, request, coding) {
        return Ok(answer);
    }
    let (body, coding) = page.coded(coding).await;
    Ok(whole(page, method, body, coding))
}

/// The same, if there is nothing to be made for it and nothing to be refused.
pub fn respond_at_once(page: &Page, method: &Method, request: &HeaderMap) -> Option<Response<Bytes>> {
    let coding = negotiate(request, page.codings()).filter(|_| !request.contains_key(header::IF_MATCH))?;
    not_modified(page, request, coding).or_else(|| {
        let (body, coding) = page.ready(coding)?;
        Some(whole(page, method, body, coding))
    })
}

/// 304 for a client that has it in this coding.
fn not_modified(page: &Page, request: &HeaderMap, coding: Coding) -> Option<Response<Bytes>> {
    let tag = matching_tag(request, page.tags(coding))?;
    Some(answer(StatusCode::NOT_MODIFIED, page.head_unmodified(tag), Bytes::new()))
}

fn whole(page: &Page, method: &Method, body: &Bytes, coding: Coding) -> Response<Bytes> {
    let mut head = page.head(coding);
    if method != Method::HEAD {
        return answer(page.status, head, body.clone());
    }
    // the server sees an empty body and would say 0
    head.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    answer(page.status, head, Bytes::new())
}

fn answer(status: StatusCode, head: HeaderMap, body: Bytes) -> Response<Bytes> {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    *answer.headers_mut() = head;
    answer
}

#[cfg(test)]
mod tests {
    use http::HeaderName;

    use super::*;
    use crate::Draft;

    fn page(status: StatusCode) -> Page {
        let draft = Draft::new(status, "<p>news</p>".repeat(100))
            .with(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))
            .with(header::CACHE_CONTROL, HeaderValue::from_static("max-age=0"))
            .with(header::LINK, HeaderValue::from_static("<a>"))
            .with(header::LINK, HeaderValue::from_static("<b>"));
        Page::new(draft, Vec::new())
    }

    fn request(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[tokio::test]
    async fn get_and_head_say_the_same() {
        let page = page(StatusCode::OK);
        for accept in ["", "gzip", "br"] {
            let request = request(&[(header::ACCEPT_ENCODING, accept)]);
            let get = respond(&page, &Method::GET, &request).await.unwrap();
            let head = respond(&page, &Method::HEAD, &request).await.unwrap();
            assert!(head.body().is_empty() && !get.body().is_empty());
            assert_eq!(head.headers()[header::CONTENT_LENGTH], get.body().len().to_string());
            let mut rest = head.headers().clone();
            rest.remove(header::CONTENT_LENGTH);
            assert_eq!(&rest, get.headers());
            assert_eq!(get.headers().get_all(header::LINK).iter().count(), 2);
        }
    }

    #[tokio::test]
    async fn at_once_is_what_somebody_wanted_before() {
        let (page, brotli) = (page(StatusCode::OK), request(&[(header::ACCEPT_ENCODING, "br")]));
        assert!(respond_at_once(&page, &Method::GET, &brotli).is_none());
        let made = respond(&page, &Method::GET, &brotli).await.unwrap();
        let again = respond_at_once(&page, &Method::GET, &brotli).unwrap();
        assert_eq!((again.body(), again.headers()), (made.body(), made.headers()));
        assert!(respond_at_once(&page, &Method::GET, &HeaderMap::new()).is_some());
    }

    #[tokio::test]
    async fn who_has_it_gets_304_without_body_headers() {
        let page = page(StatusCode::OK);
        let first = respond(&page, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br")])).await.unwrap();
        assert_eq!(first.headers()[header::CONTENT_ENCODING], "br");
        let tag = first.headers()[header::ETAG].to_str().unwrap();
        let again = respond(&page, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, tag)])).await.unwrap();
        assert_eq!((again.status(), again.body().len()), (StatusCode::NOT_MODIFIED, 0));
        let mut names: Vec<_> = again.headers().keys().map(HeaderName::as_str).collect();
        names.sort();
        assert_eq!(names, ["cache-control", "etag", "link", "vary"]);
        assert_eq!(again.headers()[header::ETAG], tag);
    }

    #[tokio::test]
    async fn the_tag_of_another_coding_is_another_page() {
        let page = page(StatusCode::OK);
        let plain = page.tags(Coding::Identity)[0].to_str().unwrap().to_owned();
        let answer =
            respond(&page, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, &plain)])).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn after_polishing_the_old_tag_still_counts() {
        let text: String = (0..3_000).map(|n| format!("<li>{} {}</li>", n * 7919 % 1000, n * 31 % 77)).collect();
        let html = HeaderValue::from_static("text/html");
        let page = Page::new(Draft::new(StatusCode::OK, text).with(header::CONTENT_TYPE, html), Vec::new());
        let old = page.tags(Coding::Brotli)[0].to_str().unwrap().to_owned();
        let better = page.polish().unwrap();
        let answer =
            respond(&better, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, &old)])).await.unwrap();
        assert_eq!((answer.status(), answer.headers()[header::ETAG].to_str().unwrap()), (StatusCode::NOT_MODIFIED, &*old));
    }

    #[tokio::test]
    async fn redirects_and_errors_are_never_304() {
        let page = page(StatusCode::GONE);
        let answer = respond(&page, &Method::GET, &request(&[(header::IF_NONE_MATCH, "*")])).await.unwrap();
        assert_eq!(answer.status(), StatusCode::GONE);
        assert!(!answer.headers().contains_key(header::ETAG));
    }

    #[tokio::test]
    async fn who_refuses_everything_gets_nothing() {
        let page = Page::new(Draft::new(StatusCode::OK, "picture"), Vec::new());
        let answer = respond(&page, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br, identity;q=0")])).await;
        assert_eq!(answer.unwrap_err(), Refused::NotAcceptable);
    }

    #[tokio::test]
    async fn who_wants_another_page_gets_none() {
        let (page, moved) = (page(StatusCode::OK), page(StatusCode::MOVED_PERMANENTLY));
        let tag = page.tags(Coding::Identity)[0].to_str().unwrap();
        for (known, wanted) in [(tag, Ok(StatusCode::OK)), ("*", Ok(StatusCode::OK)), ("\"older\"", Err(Refused::Another))] {
            let request = request(&[(header::IF_MATCH, known)]);
            assert_eq!(respond(&page, &Method::GET, &request).await.map(|answer| answer.status()), wanted, "{known}");
            assert!(respond_at_once(&page, &Method::GET, &request).is_none(), "{known}");
            assert!(respond(&moved, &Method::GET, &request).await.is_ok(), "where nothing is, nothing is another");
        }
    }
}
