//! From a page and a request to a response: coding, 304, HEAD. Pure.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};

use crate::{Coding, Page, if_match_fails, matching_tag, negotiate};

/// Why a page is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The client refuses every coding, even identity (`identity;q=0`): 406.
    #[error("the client accepts none of the codings this page has, not even an uncoded body")]
    NotAcceptable,
    /// `If-Match` names another version: 412.
    #[error("this is no longer the version that was asked for")]
    PreconditionFailed,
}

/// The response to a GET or HEAD with these headers. Makes the coding that the client wants, if it is not made yet.
///
/// # Errors
/// [`Refusal`].
pub async fn respond(page: &Page, method: &Method, request: &HeaderMap) -> Result<Response<Bytes>, Refusal> {
    let coding = negotiate(request, page.codings()).ok_or(Refusal::NotAcceptable)?;
    if page.status == StatusCode::OK && if_match_fails(request, page.tags(coding)) {
        return Err(Refusal::PreconditionFailed);
    }
    if let Some(response) = not_modified(page, request, coding) {
        return Ok(response);
    }
    let (body, coding) = page.encode(coding).await;
    Ok(whole(page, method, body, coding))
}

/// The same, if the coding is made already and there is no precondition that may fail.
pub fn try_respond(page: &Page, method: &Method, request: &HeaderMap) -> Option<Response<Bytes>> {
    let coding = negotiate(request, page.codings()).filter(|_| !request.contains_key(header::IF_MATCH))?;
    not_modified(page, request, coding).or_else(|| {
        let (body, coding) = page.encoded(coding)?;
        Some(whole(page, method, body, coding))
    })
}

/// 304 for a client that has the page in this coding.
fn not_modified(page: &Page, request: &HeaderMap, coding: Coding) -> Option<Response<Bytes>> {
    let tag = matching_tag(request, page.tags(coding))?;
    Some(build(StatusCode::NOT_MODIFIED, page.head_not_modified(tag), Bytes::new()))
}

fn whole(page: &Page, method: &Method, body: &Bytes, coding: Coding) -> Response<Bytes> {
    let mut head = page.head(coding);
    if method != Method::HEAD {
        return build(page.status, head, body.clone());
    }
    // the server would write the length of the empty body
    head.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    build(page.status, head, Bytes::new())
}

fn build(status: StatusCode, head: HeaderMap, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = head;
    response
}

#[cfg(test)]
mod tests {
    use http::HeaderName;

    use super::*;
    use crate::RenderedResponse;

    fn page(status: StatusCode) -> Page {
        let rendered = RenderedResponse::new(status, "<p>news</p>".repeat(100))
            .with(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))
            .with(header::CACHE_CONTROL, HeaderValue::from_static("max-age=0"))
            .with(header::LINK, HeaderValue::from_static("<a>"))
            .with(header::LINK, HeaderValue::from_static("<b>"));
        Page::new(rendered, Vec::new())
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
    async fn only_codings_that_are_made_are_sent_without_waiting() {
        let (page, brotli) = (page(StatusCode::OK), request(&[(header::ACCEPT_ENCODING, "br")]));
        assert!(try_respond(&page, &Method::GET, &brotli).is_none());
        let made = respond(&page, &Method::GET, &brotli).await.unwrap();
        let again = try_respond(&page, &Method::GET, &brotli).unwrap();
        assert_eq!((again.body(), again.headers()), (made.body(), made.headers()));
        assert!(try_respond(&page, &Method::GET, &HeaderMap::new()).is_some());
    }

    #[tokio::test]
    async fn a_matching_tag_gets_304_without_body_headers() {
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
        let response =
            respond(&page, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, &plain)])).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn after_recompression_the_old_tag_still_matches() {
        let text: String = (0..3_000).map(|n| format!("<li>{} {}</li>", n * 7919 % 1000, n * 31 % 77)).collect();
        let html = HeaderValue::from_static("text/html");
        let page = Page::new(RenderedResponse::new(StatusCode::OK, text).with(header::CONTENT_TYPE, html), Vec::new());
        let old = page.tags(Coding::Brotli)[0].to_str().unwrap().to_owned();
        let better = page.recompress().unwrap();
        let response =
            respond(&better, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, &old)])).await.unwrap();
        assert_eq!((response.status(), response.headers()[header::ETAG].to_str().unwrap()), (StatusCode::NOT_MODIFIED, &*old));
    }

    #[tokio::test]
    async fn redirects_and_errors_are_never_304() {
        let page = page(StatusCode::GONE);
        let response = respond(&page, &Method::GET, &request(&[(header::IF_NONE_MATCH, "*")])).await.unwrap();
        assert_eq!(response.status(), StatusCode::GONE);
        assert!(!response.headers().contains_key(header::ETAG));
    }

    #[tokio::test]
    async fn a_client_that_refuses_every_coding_gets_406() {
        let page = Page::new(RenderedResponse::new(StatusCode::OK, "picture"), Vec::new());
        let response = respond(&page, &Method::GET, &request(&[(header::ACCEPT_ENCODING, "br, identity;q=0")])).await;
        assert_eq!(response.unwrap_err(), Refusal::NotAcceptable);
    }

    #[tokio::test]
    async fn a_client_that_knows_another_version_gets_412() {
        let (page, moved) = (page(StatusCode::OK), page(StatusCode::MOVED_PERMANENTLY));
        let tag = page.tags(Coding::Identity)[0].to_str().unwrap();
        for (known, wanted) in [(tag, Ok(StatusCode::OK)), ("*", Ok(StatusCode::OK)), ("\"older\"", Err(Refusal::PreconditionFailed))] {
            let request = request(&[(header::IF_MATCH, known)]);
            assert_eq!(respond(&page, &Method::GET, &request).await.map(|response| response.status()), wanted, "{known}");
            assert!(try_respond(&page, &Method::GET, &request).is_none(), "{known}");
            assert!(respond(&moved, &Method::GET, &request).await.is_ok(), "without a tag there is no precondition");
        }
    }
}
