//! Only pages of this site may change anything: every unsafe method, every way of not being ours.

use axum::routing::any;
use reqwest::Method;
use server::{
    http::{Policy, Proxies, RequestContext, Route, guarded},
    listen::ConnectionConfig,
};

use crate::support::{TestSite, header};

/// One route that accepts any method.
const LETTERS: &[Route] = &[Route {
    path: "/letters",
    example: "/letters",
    policy: Policy::Form,
    methods: &[],
    handlers: || any(async |body: String| format!("{} bytes\n", body.len())),
}];

async fn site_with_letters(context: RequestContext) -> TestSite {
    TestSite::start_routes(context, ConnectionConfig::default(), |state| guarded(LETTERS, state)).await
}

#[tokio::test]
async fn letters_from_elsewhere_are_refused() {
    let paper = site_with_letters(RequestContext::default()).await;
    let host = paper.origin.trim_start_matches("http://").to_owned();
    let other_port = format!("{}1", paper.origin);
    let foreign: &[&[(&str, &str)]] = &[
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[("sec-fetch-site", "")],
        &[("sec-fetch-site", "cross-site"), ("origin", &paper.origin)],
        &[("sec-fetch-site", "same-site"), ("origin", &paper.origin)],
        &[("origin", "null")],
        &[("origin", "")],
        &[("origin", "https://evil.example")],
        &[("origin", &other_port)],
        &[("origin", &host)],
        &[("referer", &paper.origin)],
    ];
    let ours: &[&[(&str, &str)]] =
        &[&[("sec-fetch-site", "same-origin")], &[("origin", &paper.origin)], &[("sec-fetch-site", "same-origin"), ("origin", "null")]];
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::from_bytes(b"LINK").unwrap()] {
        for (kind, expected) in [(foreign, 403), (ours, 200)] {
            for headers in kind {
                let request =
                    headers.iter().fold(paper.method(method.clone(), "/letters"), |request, (name, value)| request.header(*name, *value));
                let response = request.body("hello").send().await.unwrap();
                assert_eq!(response.status(), expected, "{method} {headers:?}");
                assert!(!header(&response, "content-security-policy").is_empty());
            }
        }
    }
    assert_eq!(paper.get("/letters").await.status(), 200);
}

#[tokio::test]
async fn over_tls_a_page_of_plain_http_is_foreign() {
    let proxies = Proxies { trusted: vec!["127.0.0.0/8".parse().unwrap()], ..Proxies::default() };
    let paper = site_with_letters(RequestContext { proxies, ..RequestContext::default() }).await;
    let tls = paper.origin.replace("http://", "https://");
    for (proto, origin, expected) in [("https", &paper.origin, 403), ("https", &tls, 200), ("http", &paper.origin, 200)] {
        let request = paper.method(Method::POST, "/letters").header("x-forwarded-proto", proto).header("origin", origin);
        assert_eq!(request.send().await.unwrap().status(), expected, "{proto} {origin}");
    }
}

#[tokio::test]
async fn a_letter_has_a_largest_size() {
    let paper = site_with_letters(RequestContext::default()).await;
    for (bytes, expected) in [(64 * 1024, 200), (64 * 1024 + 1, 413)] {
        let request = paper.method(Method::POST, "/letters").header("sec-fetch-site", "same-origin");
        let response = request.body("a".repeat(bytes)).send().await.unwrap();
        assert_eq!(response.status(), expected, "{bytes}");
        assert!(!header(&response, "content-security-policy").is_empty());
    }
    // without saying so before
    let chunks = "1000\r\n".to_owned() + &"a".repeat(0x1000) + "\r\n";
    let response = paper
        .raw(&format!(
            "POST /letters HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{}0\r\n\r\n",
            chunks.repeat(20)
        ))
        .await;
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
}
