//! Conditional requests for every kind of response that has an ETag, as RFC 9110 requires.

use reqwest::{Method, Response, StatusCode};

use crate::support::{TestSite, header};

async fn request(paper: &TestSite, path: &str, headers: &[(&str, &str)]) -> Response {
    headers.iter().fold(paper.request(path), |request, (name, value)| request.header(*name, *value)).send().await.unwrap()
}

/// A paper with a file in it, and an address of each kind that has a tag.
async fn kinds() -> (TestSite, Vec<String>) {
    let paper = TestSite::start().await;
    let stored = paper.media.ingest(b"%PDF-1.4\nwords".to_vec(), "a.pdf").await.unwrap();
    let paths = ["/", "/river-3/", "/latest/?show=24", "/feed/", "/assets/site.ab12cd34.css", "/favicon.ico", "/api/panel?section=water"];
    let paths = paths.iter().map(|path| (*path).to_owned()).chain([format!("/media/{}", stored.file)]).collect();
    (paper, paths)
}

#[tokio::test]
async fn who_has_it_gets_304_and_who_has_another_gets_it() {
    let (paper, paths) = kinds().await;
    for path in &paths {
        let whole = paper.get(path).await;
        let tag = header(&whole, "etag");
        assert!(tag.starts_with('"') && tag.ends_with('"'), "{path}: {tag} is no strong tag");
        let (weak, list) = (format!("W/{tag}"), format!("\"other\", W/\"more, and\" ,{tag}"));
        let suffix = tag.replace("\"", "");
        for (said, status) in [
            (tag.as_str(), 304),
            (&weak, 304),
            (&list, 304),
            ("*", 304),
            (" * ", 304),
            (&suffix, 200),
            ("\"other\"", 200),
            ("\"other\", *", 200),
            ("\"", 200),
            ("", 200),
        ] {
            for method in [Method::GET, Method::HEAD] {
                let response = paper.method(method.clone(), path).header("if-none-match", said).send().await.unwrap();
                assert_eq!(response.status(), status, "{method} {path}: {said}");
                assert_eq!(header(&response, "etag"), tag, "{method} {path}: {said}");
            }
        }
        // a time counts only where no tag is named, and here no time is given out
        for (said, since) in [(tag.as_str(), "Thu, 01 Jan 1970 00:00:00 GMT"), ("\"other\"", "Fri, 01 Jan 2100 00:00:00 GMT")] {
            let response = request(&paper, path, &[("if-none-match", said), ("if-modified-since", since)]).await;
            assert_eq!(response.status() == StatusCode::NOT_MODIFIED, said == tag, "{path}: {said} {since}");
        }
        assert_eq!(request(&paper, path, &[("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT")]).await.status(), 200, "{path}");
        assert_eq!(request(&paper, path, &[("if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT")]).await.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn a_304_says_what_the_whole_would_have_said() {
    let (paper, paths) = kinds().await;
    for path in &paths {
        for coding in ["identity", "gzip", "br"] {
            let whole = request(&paper, path, &[("accept-encoding", coding)]).await;
            let tag = header(&whole, "etag");
            let known = request(&paper, path, &[("accept-encoding", coding), ("if-none-match", &tag)]).await;
            assert_eq!(known.status(), 304, "{path} {coding}");
            for (name, value) in whole.headers() {
                let of_the_body = name.as_str().starts_with("content-") && name != "content-security-policy";
                if !of_the_body && name != "date" && name != "accept-ranges" {
                    assert_eq!(known.headers().get(name), Some(value), "{path} {coding}: {name}");
                }
            }
            for name in ["content-length", "content-encoding", "content-type", "transfer-encoding"] {
                assert_eq!(header(&known, name), "", "{path} {coding}");
            }
            assert!(known.bytes().await.unwrap().is_empty());
        }
    }
}

#[tokio::test]
async fn if_match_with_another_version_gets_412() {
    let (paper, paths) = kinds().await;
    for path in &paths {
        let tag = header(&paper.get(path).await, "etag");
        let weak = format!("W/{tag}");
        for (said, status) in [(tag.as_str(), 200), ("*", 200), (&weak, 412), ("\"other\"", 412), ("\"other\", \"more\"", 412)] {
            let response = request(&paper, path, &[("if-match", said)]).await;
            assert_eq!(response.status(), status, "{path}: {said}");
            assert_eq!(header(&response, "cache-control") == "no-store", status == 412, "{path}: {said}");
            assert!(!header(&response, "content-security-policy").is_empty(), "{path}: {said}");
        }
    }
    assert_eq!(request(&paper, "/no-such/", &[("if-match", "\"other\"")]).await.status(), 404);
    assert_eq!(request(&paper, "/river-3", &[("if-match", "\"other\"")]).await.status(), 301);
}

#[tokio::test]
async fn a_coding_is_another_representation() {
    let (paper, _) = kinds().await;
    for path in ["/river-3/", "/assets/site.ab12cd34.css"] {
        let plain = header(&request(&paper, path, &[("accept-encoding", "identity")]).await, "etag");
        let coded = request(&paper, path, &[("accept-encoding", "br"), ("if-none-match", &plain)]).await;
        assert_eq!((coded.status(), header(&coded, "content-encoding").as_str()), (StatusCode::OK, "br"), "{path}");
        for (accepted, coding, status) in [
            ("br;q=0, gzip;q=0.5, *;q=0", "gzip", 200),
            ("br;q=0.5, gzip;q=0.4, identity;q=0.1", "br", 200),
            ("br;q=0.4, identity;q=0.9", "", 200),
            ("identity;q=0", "", 406),
            ("*;q=0", "", 406),
            ("zstd, deflate", "", 200),
        ] {
            let response = request(&paper, path, &[("accept-encoding", accepted)]).await;
            assert_eq!(
                (response.status().as_u16(), header(&response, "content-encoding").as_str()),
                (status, coding),
                "{path}: {accepted}"
            );
            if status == 200 {
                assert_eq!(header(&response, "vary"), "Accept-Encoding", "{path}: {accepted}");
            }
        }
    }
}

#[tokio::test]
async fn parts_are_for_files_of_stories_alone() {
    let (paper, paths) = kinds().await;
    let range = [("range", "bytes=0-3")];
    for path in paths.iter().filter(|path| !path.starts_with("/media/")) {
        for coding in ["identity", "br"] {
            let response = request(&paper, path, &[("accept-encoding", coding), range[0]]).await;
            assert_eq!((response.status().as_u16(), header(&response, "content-range").as_str()), (200, ""), "{path} {coding}");
        }
    }
    let file = paths.iter().find(|path| path.starts_with("/media/")).unwrap();
    let tag = header(&paper.get(file).await, "etag");
    let weak = format!("W/{tag}");
    for (headers, status) in [
        (&[("range", "bytes=0-3")][..], 206),
        (&[("range", "bytes=0-3"), ("if-match", &tag)], 206),
        (&[("range", "bytes=0-3"), ("if-match", "\"other\"")], 412),
        (&[("range", "bytes=0-3"), ("if-none-match", &tag)], 304),
        (&[("range", "bytes=9999-"), ("if-none-match", &tag)], 304),
        (&[("range", "bytes=9999-")], 416),
        (&[("range", "bytes=-0")], 416),
        // only the strong tag says that the rest belongs to what is there
        (&[("range", "bytes=0-3"), ("if-range", &weak)], 200),
        // of a unit that is not ours nothing is known
        (&[("range", "lines=0-3")], 200),
        (&[("range", "seconds=1-")], 200),
        (&[("range", "nonsense")], 200),
    ] {
        assert_eq!(request(&paper, file, headers).await.status(), status, "{headers:?}");
    }
}
