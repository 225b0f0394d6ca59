//! Responses that several handlers make: rendered pages and redirects.

use app::site::Rendered;
use axum::http::{HeaderValue, StatusCode, header};
use pagecache::RenderedResponse;

use super::{CachePolicy, HttpError, Policy, guard::headers};

/// A response with all headers of its policy. It is cacheable if its status is 200: there is an endless number of missing pages.
pub fn rendered(
    policy: Policy,
    status: StatusCode,
    mime: HeaderValue,
    body: impl Into<bytes::Bytes>,
    caching: CachePolicy,
) -> RenderedResponse {
    let mut rendered = RenderedResponse::new(status, body).with(header::CONTENT_TYPE, mime);
    rendered.cacheable = status == StatusCode::OK;
    headers::finish(policy, status, caching, &mut rendered.headers);
    rendered
}

/// A page for readers.
pub fn page(page: Rendered) -> RenderedResponse {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    let mut rendered = rendered(Policy::Site, status, HeaderValue::from_static("text/html; charset=utf-8"), page.html, CachePolicy::Page);
    rendered.headers.insert("speculation-rules", HeaderValue::from_static("\"/speculation-rules-1.json\""));
    rendered
}

/// 301 to a path on this site, perhaps with a query, percent-encoded.
///
/// # Errors
/// `to` is not on this site.
pub fn moved(to: &str) -> Result<RenderedResponse, HttpError> {
    let location = HeaderValue::try_from(to).ok().filter(|_| is_on_this_site(to));
    // without the query, which may hold search terms
    let path = || to.split('?').next().unwrap_or_default();
    let location = location.ok_or_else(|| HttpError::internal(format!("{:?} is not a path on this site to redirect to", path())))?;
    let mut rendered = RenderedResponse::new(StatusCode::MOVED_PERMANENTLY, "").with(header::LOCATION, location);
    rendered.cacheable = false;
    headers::finish(Policy::Site, rendered.status, CachePolicy::Page, &mut rendered.headers);
    Ok(rendered)
}

/// Browsers read `\` as `/`, and `//` at the beginning as another site; they skip tabs.
fn is_on_this_site(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") && to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_stay_on_this_site() {
        for path in ["/", "/river/", "/%D8%B3/", "/search/?q=a%20b&page=2"] {
            assert_eq!(moved(path).unwrap().headers[header::LOCATION], path);
        }
        for elsewhere in ["", "river", "//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "/a\r\nx: y", "/س/"]
        {
            assert!(moved(elsewhere).is_err(), "{elsewhere:?}");
        }
        let error = moved("//x/?q=canary").unwrap_err();
        assert!(!error.cause().unwrap().to_string().contains("canary"));
    }
}
