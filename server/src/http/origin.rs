//! Only our own pages may make this server change anything.

use axum::{
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::Client;

/// 403 to every unsafe method that does not come from a page of this site. Browsers say where a request comes from in
/// `Sec-Fetch-Site`, older ones in `Origin`; one that says neither is refused too. A page over plain http is another site than
/// ours over TLS: anybody on the way could have written it.
pub fn refusal<B>(request: &Request<B>, client: &Client) -> Option<Response> {
    const WORDS: &str = "This request did not come from a page of this site. Open the page again and send it from there.\n";
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    (!safe && !is_ours(request.headers(), client.https)).then(|| (StatusCode::FORBIDDEN, WORDS).into_response())
}

fn is_ours(headers: &HeaderMap, over_tls: bool) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str()), text(header::HOST.as_str())) {
        (Some(site), _, _) => site == "same-origin",
        (None, Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(scheme, from)| from == host && (!over_tls || scheme == "https"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    fn ours(pairs: &[(&'static str, &str)]) -> bool {
        is_ours(&headers(pairs), false)
    }

    #[test]
    fn only_this_site_counts() {
        assert!(ours(&[("sec-fetch-site", "same-origin"), ("host", "paper.example")]));
        assert!(ours(&[("origin", "https://paper.example"), ("host", "paper.example")]));
        for foreign in [
            &[("host", "paper.example")][..],
            &[("sec-fetch-site", "cross-site"), ("origin", "https://paper.example"), ("host", "paper.example")],
            &[("sec-fetch-site", "same-site"), ("host", "paper.example")],
            &[("sec-fetch-site", "none"), ("host", "paper.example")],
            &[("origin", "null"), ("host", "paper.example")],
            &[("origin", "https://evil.example"), ("host", "paper.example")],
            &[("origin", "https://paper.example.evil.example"), ("host", "paper.example")],
        ] {
            assert!(!ours(foreign), "{foreign:?}");
        }
    }

    #[test]
    fn plain_http_is_not_this_site_over_tls() {
        let plain = headers(&[("origin", "http://paper.example"), ("host", "paper.example")]);
        assert!(is_ours(&plain, false) && !is_ours(&plain, true));
        assert!(is_ours(&headers(&[("origin", "https://paper.example"), ("host", "paper.example")]), true));
    }
}
