//! Types, codings, names.

use crate::support::{Paper, header};

#[tokio::test]
async fn files_have_their_type_and_best_coding() {
    let paper = Paper::start().await;
    for (path, kind) in [
        ("/assets/site.ab12cd34.css", "text/css; charset=utf-8"),
        ("/assets/reader.00ff00ff.wasm", "application/wasm"),
        ("/favicon.ico", "image/x-icon"),
    ] {
        let answer = paper.get(path).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "content-type").as_str()), (200, kind), "{path}");
    }
    let plain = paper.get("/assets/site.ab12cd34.css").await;
    let br = paper.request("/assets/site.ab12cd34.css").header("accept-encoding", "gzip, br").send().await.unwrap();
    assert_eq!((header(&br, "content-encoding").as_str(), header(&br, "vary").as_str()), ("br", "Accept-Encoding"));
    assert_ne!(header(&br, "etag"), header(&plain, "etag"));
    assert!(br.bytes().await.unwrap().len() < plain.bytes().await.unwrap().len());
}

#[tokio::test]
async fn files_of_the_build_before_are_kept_and_nothing_else_is_served() {
    let paper = Paper::start().await;
    assert_eq!(paper.get("/assets/old.11111111.js").await.status(), 200);
    for path in [
        "/manifest.json",
        "/assets/site.ab12cd34.css.br",
        "/assets/",
        "/assets/..%2fmanifest.json",
        "/assets/%2e%2e/manifest.json",
        "/assets/site.css",
    ] {
        assert_eq!(paper.get(path).await.status(), 404, "{path}");
    }
}

#[test]
fn without_a_build_the_error_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let error = server::assets::SiteFiles::in_folder(dir.path()).err().unwrap().to_string();
    assert!(error.contains("manifest.json") && error.contains("./dev build"), "{error}");
}
