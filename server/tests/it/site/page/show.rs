//! Pages that are there: codings, HEAD, 304, methods, limits.

use std::io::Read;

use reqwest::Method;
use server::http::ROUTES;

use crate::support::{TestSite, header};

#[tokio::test]
async fn every_kind_of_page_is_there() {
    let paper = TestSite::start().await;
    for path in [
        "/",
        "/page/2/",
        "/latest/",
        "/latest/page/2/",
        "/category/water/",
        "/category/water/page/2/",
        "/tag/treaty/",
        "/author/zoya/",
        "/2023/",
        "/2023/11/",
        "/2023/11/14/",
        "/river-3/",
        "/about/",
        "/about/team/",
        "/search/",
        "/search/?q=river",
        "/search/?q=river&section=water&author=zoya&from=2023-11-01&until=2023-11-30&sort=newest&page=2",
        "/%D8%B3%D9%84%D8%A7%D9%85-%D8%AF%D9%86%DB%8C%D8%A7/",
        "/%d8%b3%d9%84%d8%a7%d9%85-%d8%af%d9%86%db%8c%d8%a7/",
        "/river-3/?utm_source=letter",
    ] {
        let response = paper.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8", "{path}");
        let html = response.text().await.unwrap();
        assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"), "{path}");
    }
    let html = paper.get("/river-3/").await.text().await.unwrap();
    assert!(html.contains("What &lt;is&gt; &amp; what is not") && html.contains("/assets/site.ab12cd34.css"));
}

#[tokio::test]
async fn head_says_what_get_says() {
    let paper = TestSite::start().await;
    let stored = paper.media.ingest(b"%PDF-1.4\nwords".to_vec(), "a.pdf").await.unwrap();
    let file = format!("/media/{}", stored.file);
    let paths = ROUTES.iter().map(|route| route.example).chain([
        "/river-3/",
        "/no-such/",
        "/cancelled/",
        "/feed/",
        "/assets/site.ab12cd34.css",
        "/assets/reader.00ff00ff.wasm",
        "/favicon.ico",
        "/api/panel?section=water",
        "/api/panel?section=no-such",
        "/latest",
        "/?s=river",
        "/search/?q=river",
        &file,
    ]);
    for path in paths {
        for (name, value) in
            [("accept-encoding", "identity"), ("accept-encoding", "br"), ("accept-encoding", "identity;q=0"), ("if-none-match", "*")]
        {
            let send = |method: Method| paper.method(method, path).header(name, value).send();
            let (get, head) = (send(Method::GET).await.unwrap(), send(Method::HEAD).await.unwrap());
            let said = |response: &reqwest::Response| {
                let mut headers = response.headers().clone();
                headers.remove("date");
                (response.status(), headers)
            };
            assert_eq!(said(&head), said(&get), "{path} {name}: {value}");
            assert!(head.bytes().await.unwrap().is_empty());
        }
    }
}

#[tokio::test]
async fn codings_hold_the_same_text_and_have_tags_of_their_own() {
    let paper = TestSite::start().await;
    let plain = paper.get("/river-3/").await;
    let mut tags = vec![header(&plain, "etag")];
    let text = plain.bytes().await.unwrap();
    for coding in ["br", "gzip"] {
        let coded = paper.request("/river-3/").header("accept-encoding", coding).send().await.unwrap();
        assert_eq!((header(&coded, "content-encoding").as_str(), header(&coded, "vary").as_str()), (coding, "Accept-Encoding"));
        tags.push(header(&coded, "etag"));
        let bytes = coded.bytes().await.unwrap();
        assert!(bytes.len() * 2 < text.len(), "{coding}: {} of {}", bytes.len(), text.len());
        if coding == "br" {
            let mut back = Vec::new();
            brotli::Decompressor::new(bytes.as_ref(), 4096).read_to_end(&mut back).unwrap();
            assert_eq!(back, text);
        }
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 3, "{tags:?}");
}

#[tokio::test]
async fn who_has_the_page_gets_304() {
    let paper = TestSite::start().await;
    for path in ["/", "/river-3/", "/feed/", "/assets/site.ab12cd34.css", "/api/panel?section=water"] {
        let tag = header(&paper.get(path).await, "etag");
        assert!(!tag.is_empty(), "{path}");
        let again = paper.request(path).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!((again.status().as_u16(), header(&again, "etag")), (304, tag), "{path}");
        assert!(!header(&again, "cache-control").is_empty());
        assert!(again.bytes().await.unwrap().is_empty());
        assert_eq!(paper.request(path).header("if-none-match", "\"other\"").send().await.unwrap().status(), 200, "{path}");
    }
}

#[tokio::test]
async fn other_methods_get_405_and_foreign_pages_403() {
    let paper = TestSite::start().await;
    for path in
        ["/", "/river-3/", "/no-such/", "/feed/", "/assets/site.ab12cd34.css", "/media/ab/x.jpg", "/api/panel", "/healthz", "/favicon.ico"]
    {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            let ours = paper.method(method.clone(), path).header("sec-fetch-site", "same-origin").send().await.unwrap();
            assert_eq!((ours.status().as_u16(), header(&ours, "allow").as_str()), (405, "GET, HEAD"), "{method} {path}");
            let foreign = paper.method(method.clone(), path).header("sec-fetch-site", "cross-site").send().await.unwrap();
            assert_eq!(foreign.status(), 403, "{method} {path}");
            let unknown = paper.method(method.clone(), path).send().await.unwrap();
            assert_eq!(unknown.status(), 403, "{method} {path}");
        }
        assert_eq!(paper.method(Method::OPTIONS, path).send().await.unwrap().status(), 405, "OPTIONS {path}");
    }
}

#[tokio::test]
async fn addresses_and_bodies_have_limits() {
    let paper = TestSite::start().await;
    assert_eq!(paper.get(&format!("/{}/", "a".repeat(9000))).await.status(), 414);
    assert_eq!(paper.get(&format!("/search/?q={}", "a".repeat(9000))).await.status(), 414);
    assert_eq!(paper.get(&format!("/search/?q={}", "a".repeat(2000))).await.status(), 200);
    let response = paper.raw(&format!("GET /{} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "a".repeat(70_000))).await;
    assert!(response.starts_with("HTTP/1.1 414") || response.starts_with("HTTP/1.1 431"), "{response}");
}
