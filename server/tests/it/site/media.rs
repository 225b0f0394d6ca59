//! Whole, in ranges, never as a page of ours, never from outside the folder.

use crate::support::{TestSite, header};

#[tokio::test]
async fn files_are_served_whole_and_in_ranges() {
    let paper = TestSite::start().await;
    let pdf = [b"%PDF-1.4\n".as_slice(), &[7; 5000]].concat();
    let stored = paper.media.ingest(pdf.clone(), "a.pdf").await.unwrap();
    let path = format!("/media/{}", stored.file);
    let whole = paper.get(&path).await;
    assert_eq!(header(&whole, "content-type"), "application/pdf");
    assert_eq!(header(&whole, "cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(header(&whole, "cross-origin-resource-policy"), "cross-origin");
    assert_eq!(whole.bytes().await.unwrap(), pdf);
    let part = paper.request(&path).header("range", "bytes=0-3").send().await.unwrap();
    assert_eq!((part.status().as_u16(), header(&part, "content-range")), (206, format!("bytes 0-3/{}", pdf.len())));
    assert_eq!(part.bytes().await.unwrap().as_ref(), b"%PDF");
    let beyond = paper.request(&path).header("range", "bytes=9999-").send().await.unwrap();
    assert_eq!(beyond.status(), 416);
}

#[tokio::test]
async fn parts_are_of_the_file_that_is_there() {
    let paper = TestSite::start().await;
    let pdf = [b"%PDF-1.4\n".as_slice(), &[7; 5000]].concat();
    let stored = paper.media.ingest(pdf.clone(), "a.pdf").await.unwrap();
    let path = format!("/media/{}", stored.file);
    let tag = header(&paper.get(&path).await, "etag");
    assert!(tag.starts_with('"') && tag.len() > 40, "{tag}");
    let length = pdf.len();
    for (range, if_range, status, content_range) in [
        ("bytes=0-3", Some(tag.as_str()), 206, format!("bytes 0-3/{length}")),
        ("bytes=-4", None, 206, format!("bytes {}-{}/{length}", length - 4, length - 1)),
        ("bytes=5000-", None, 206, format!("bytes 5000-{}/{length}", length - 1)),
        ("bytes=0-99999", None, 206, format!("bytes 0-{}/{length}", length - 1)),
        ("bytes=99999-", None, 416, format!("bytes */{length}")),
        // another file, or a time that nobody gave out: the whole of what is there now
        ("bytes=0-3", Some("\"other\""), 200, String::new()),
        ("bytes=0-3", Some("Tue, 14 Nov 2023 22:13:20 GMT"), 200, String::new()),
        ("bytes=99999-", Some("\"other\""), 200, String::new()),
        // several ranges at once get the whole file, which RFC 9110 permits
        ("bytes=0-3,10-13", None, 200, String::new()),
    ] {
        let request = paper.request(&path).header("range", range);
        let request = if_range.into_iter().fold(request, |request, tag| request.header("if-range", tag));
        let response = request.send().await.unwrap();
        assert_eq!((response.status().as_u16(), header(&response, "content-range")), (status, content_range), "{range} {if_range:?}");
        assert_eq!(
            (header(&response, "etag"), header(&response, "accept-ranges").as_str()),
            (tag.clone(), "bytes"),
            "{range} {if_range:?}"
        );
        let bytes = response.bytes().await.unwrap();
        assert_eq!(bytes.len() == length, status == 200 || range == "bytes=0-99999", "{range} {if_range:?}");
    }
    let head = paper.method(reqwest::Method::HEAD, &path).header("range", "bytes=0-3").send().await.unwrap();
    assert_eq!((head.status().as_u16(), header(&head, "content-length")), (200, length.to_string()));
}

#[tokio::test]
async fn who_has_the_file_gets_304_whatever_its_time() {
    let paper = TestSite::start().await;
    let stored = paper.media.ingest(b"%PDF-1.4\nwords".to_vec(), "a.pdf").await.unwrap();
    let path = format!("/media/{}", stored.file);
    let tag = header(&paper.get(&path).await, "etag");
    // as after the folder was restored from a backup
    let file = std::fs::File::options().write(true).open(paper.media.folder().unwrap().join(&stored.file)).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000)).unwrap();
    let again = paper.request(&path).header("if-none-match", &tag).send().await.unwrap();
    assert_eq!((again.status().as_u16(), header(&again, "etag")), (304, tag));
    assert_eq!(header(&again, "cache-control"), "public, max-age=31536000, immutable");
    assert!(again.bytes().await.unwrap().is_empty());
    assert_eq!(paper.request(&path).header("if-none-match", "\"other\"").send().await.unwrap().status(), 200);
    let missing = format!("/media/ab/{}.jpg", "ab".repeat(20));
    assert_eq!(paper.request(&missing).header("if-none-match", "*").send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn other_files_are_offered_for_download_in_a_sandbox() {
    let paper = TestSite::start().await;
    let stored = paper.media.ingest(b"just words".to_vec(), "notes.txt").await.unwrap();
    let response = paper.get(&format!("/media/{}", stored.file)).await;
    assert_eq!(header(&response, "content-disposition"), "attachment");
    assert!(header(&response, "content-security-policy").starts_with("sandbox;"));
    assert_eq!(header(&response, "content-type"), "text/plain; charset=utf-8");
}

#[tokio::test]
async fn no_name_leads_out_of_the_folder() {
    let paper = TestSite::start().await;
    let stored = paper.media.ingest(b"just words".to_vec(), "notes.txt").await.unwrap();
    let facts = format!("/media/{}", stored.file.replace(".txt", ".facts"));
    for path in [
        "/media/",
        "/media/x",
        "/media/../newsroom.sqlite",
        "/media/..%2fnewsroom.sqlite",
        "/media/%2e%2e/newsroom.sqlite",
        "/media/ab/..%2f..%2fnewsroom.sqlite",
        "/media//etc/passwd",
        "/media/%00",
        "/media/%ff.jpg",
        &facts,
    ] {
        let response = paper.raw(&format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).await;
        assert!(response.starts_with("HTTP/1.1 404"), "{path}: {response}");
    }
}
