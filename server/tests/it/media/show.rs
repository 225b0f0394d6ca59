//! Whole, in ranges, never as a page of ours, never from outside the folder.

use crate::support::{Paper, header};

#[tokio::test]
async fn files_are_served_whole_and_in_ranges() {
    let paper = Paper::start().await;
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
async fn other_files_are_offered_for_download_in_a_sandbox() {
    let paper = Paper::start().await;
    let stored = paper.media.ingest(b"just words".to_vec(), "notes.txt").await.unwrap();
    let answer = paper.get(&format!("/media/{}", stored.file)).await;
    assert_eq!(header(&answer, "content-disposition"), "attachment");
    assert!(header(&answer, "content-security-policy").starts_with("sandbox;"));
    assert_eq!(header(&answer, "content-type"), "text/plain; charset=utf-8");
}

#[tokio::test]
async fn no_name_leads_out_of_the_folder() {
    let paper = Paper::start().await;
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
        &facts,
    ] {
        let answer = paper.raw(&format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
}
