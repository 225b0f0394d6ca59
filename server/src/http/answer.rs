//! Answers that several handlers give: pages, redirects, what is not allowed, what broke.

use app::page::Rendered;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use pagecache::{Draft, Keep};

use super::{cache_policy::CachePolicy, headers, request};

/// Why an answer could not be made, in words for the logs.
pub type Trouble = String;

/// An answer with all headers that its kind has. It is kept if it is one of those that there are not endlessly many of.
pub fn draft(status: StatusCode, mime: HeaderValue, body: impl Into<bytes::Bytes>, policy: CachePolicy) -> Draft {
    let mut draft = Draft::new(status, body).with(header::CONTENT_TYPE, mime);
    draft.keep = if status == StatusCode::OK { Keep::Yes } else { Keep::No };
    headers::finish(status, policy, &mut draft.headers);
    draft
}

/// A page.
pub fn page(page: Rendered) -> Draft {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    draft(status, HeaderValue::from_static("text/html; charset=utf-8"), page.html, CachePolicy::Page)
}

/// 301 to a place on this site: a path, perhaps with a query, as it is written in an address.
pub fn moved(to: &str) -> Result<Draft, Trouble> {
    let place = HeaderValue::try_from(to).ok().filter(|_| is_on_this_site(to));
    // its query may be what somebody looked for
    let path = || to.split('?').next().unwrap_or_default();
    let place = place.ok_or_else(|| format!("{:?} is no place on this site to send a reader to", path()))?;
    let mut draft = Draft::new(StatusCode::MOVED_PERMANENTLY, "").with(header::LOCATION, place);
    draft.keep = Keep::No;
    headers::finish(draft.status, CachePolicy::Page, &mut draft.headers);
    Ok(draft)
}

/// Browsers read `\` as `/`, and `//` at the beginning as another site; they leave out tabs.
fn is_on_this_site(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") && to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// 500. The reader gets a page with a number under which the logs have `why`.
pub fn broken(why: &dyn std::fmt::Display) -> Response {
    request::trouble(StatusCode::INTERNAL_SERVER_ERROR, why.to_string())
}

/// 405: the path is there, but not for this method.
pub async fn method_not_allowed() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "This address can be read (GET, HEAD), nothing else.\n")
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_sent_to_places_on_this_site_only() {
        for place in ["/", "/river/", "/%D8%B3/", "/search/?q=a%20b&page=2"] {
            assert_eq!(moved(place).unwrap().headers[header::LOCATION], place);
        }
        for elsewhere in ["", "river", "//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "/a\r\nx: y", "/س/"]
        {
            assert!(moved(elsewhere).is_err(), "{elsewhere:?}");
        }
        assert!(!moved("//x/?q=canary").unwrap_err().contains("canary"));
    }
}
