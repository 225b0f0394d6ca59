//! Types, codings, names.

use std::{
    io::{Read, Write},
    time::Duration,
};

use crate::{
    press::Press,
    support::{TestSite, header},
};

#[tokio::test]
async fn files_have_their_type_and_best_coding() {
    let paper = TestSite::start().await;
    for (path, kind) in [
        ("/assets/site.ab12cd34.css", "text/css; charset=utf-8"),
        ("/assets/reader.00ff00ff.wasm", "application/wasm"),
        ("/sw-off.js", "text/javascript; charset=utf-8"),
    ] {
        let response = paper.get(path).await;
        assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, kind), "{path}");
    }
    let plain = paper.get("/assets/site.ab12cd34.css").await;
    let br = paper.request("/assets/site.ab12cd34.css").header("accept-encoding", "gzip, br").send().await.unwrap();
    assert_eq!((header(&br, "content-encoding").as_str(), header(&br, "vary").as_str()), ("br", "Accept-Encoding"));
    assert_ne!(header(&br, "etag"), header(&plain, "etag"));
    assert!(br.bytes().await.unwrap().len() < plain.bytes().await.unwrap().len());
}

#[tokio::test]
async fn files_of_the_previous_build_are_served_and_nothing_else() {
    let paper = TestSite::start().await;
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
fn after_an_upgrade_readers_with_an_old_page_still_find_its_files() {
    let old = |press: &mut Press, name: &str, wanted: &str| {
        let mut stream = std::net::TcpStream::connect(&press.addr).unwrap();
        write!(stream, "GET {name} HTTP/1.1\r\nhost: x\r\naccept-encoding: br\r\nconnection: close\r\n\r\n").unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).unwrap();
        let response = String::from_utf8_lossy(&response).into_owned();
        assert!(response.starts_with(&format!("HTTP/1.1 {wanted}")), "{name}: {response}");
        response
    };
    let mut press = Press::start(&[], &[], |_| {});
    let first = old(&mut press, "/assets/site.ab12cd34.css", "200");
    press.tell_to_stop();
    press.end(Duration::from_secs(15));
    // the next release has other files only
    let site = press.dir.path().join("site");
    std::fs::remove_dir_all(&site).unwrap();
    std::fs::create_dir_all(site.join("assets")).unwrap();
    std::fs::write(site.join("assets/site.22222222.css"), "p { color: navy }").unwrap();
    std::fs::write(site.join("manifest.json"), r#"{"site.css": {"path": "/assets/site.22222222.css"}}"#).unwrap();
    press.start_again();
    old(&mut press, "/assets/site.22222222.css", "200");
    let again = old(&mut press, "/assets/site.ab12cd34.css", "200");
    let lines = |response: &str| response.lines().filter(|line| !line.starts_with("date: ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&again), lines(&first));
    assert!(again.contains("content-encoding: br") && again.contains("immutable"), "{again}");
    old(&mut press, "/sw-off.js", "404");
    old(&mut press, "/assets/no-such.css", "404");
}

#[test]
fn without_a_build_the_error_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let error = server::assets::SiteFiles::in_folder(dir.path()).err().unwrap().to_string();
    assert!(error.contains("manifest.json") && error.contains("./dev build"), "{error}");
}
