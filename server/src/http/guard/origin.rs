//! Refuses unsafe requests that do not come from a page of this site (CSRF).

use axum::http::{HeaderMap, Method, Request, header};

use crate::http::{Client, HttpError, OriginCheck};

/// Browsers name the sender's site in `Sec-Fetch-Site`, older ones in `Origin`; a request with neither is refused too. A page over
/// plain http is another site than this one over TLS: anybody on the way could have written it.
///
/// # Errors
/// 403, if the request comes from elsewhere.
pub fn check<B>(check: OriginCheck, request: &Request<B>, client: &Client) -> Result<(), HttpError> {
    const MESSAGE: &str = "This request did not come from a page of this site. Open the page again and send it from there.";
    let is_ours = match check {
        OriginCheck::UnsafeMethods => {
            let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
            safe || is_same_origin(request.headers(), client.https)
        }
        OriginCheck::PagesAndBrowser => {
            let by_browser = request.headers().get("sec-fetch-site").is_some_and(|site| site == "none");
            matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
                || by_browser
                || is_same_origin(request.headers(), client.https)
        }
        OriginCheck::Handshake => names_this_site(request.headers(), client.https),
    };
    if is_ours { Ok(()) } else { Err(HttpError::Forbidden(MESSAGE.into())) }
}

/// Whether `Origin`, which every browser sends with a handshake, is this site. `Sec-Fetch-Site` is not read: browsers differ in what they
/// call a WebSocket's site.
fn names_this_site(headers: &HeaderMap, over_tls: bool) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(scheme, from)| from == host && (!over_tls || scheme == "https"))
        }
        _ => false,
    }
}

fn is_same_origin(headers: &HeaderMap, over_tls: bool) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => names_this_site(headers, over_tls),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    fn same_origin(pairs: &[(&'static str, &str)]) -> bool {
        is_same_origin(&headers(pairs), false)
    }

    #[test]
    fn only_this_site_counts() {
        assert!(same_origin(&[("sec-fetch-site", "same-origin"), ("host", "paper.example")]));
        assert!(same_origin(&[("origin", "https://paper.example"), ("host", "paper.example")]));
        for foreign in [
            &[("host", "paper.example")][..],
            &[("sec-fetch-site", "cross-site"), ("origin", "https://paper.example"), ("host", "paper.example")],
            &[("sec-fetch-site", "same-site"), ("host", "paper.example")],
            &[("sec-fetch-site", "none"), ("host", "paper.example")],
            &[("origin", "null"), ("host", "paper.example")],
            &[("origin", "https://evil.example"), ("host", "paper.example")],
            &[("origin", "https://paper.example.evil.example"), ("host", "paper.example")],
        ] {
            assert!(!same_origin(foreign), "{foreign:?}");
        }
    }

    #[test]
    fn plain_http_is_not_this_site_over_tls() {
        let plain = headers(&[("origin", "http://paper.example"), ("host", "paper.example")]);
        assert!(is_same_origin(&plain, false) && !is_same_origin(&plain, true));
        assert!(is_same_origin(&headers(&[("origin", "https://paper.example"), ("host", "paper.example")]), true));
    }
}
