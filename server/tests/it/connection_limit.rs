//! Clients that are slow on purpose, on real sockets: each is cut, and nobody else waits for them.

use std::time::{Duration, Instant};

use server::{
    http::{Policy, RequestContext, Route, guarded},
    listen::ConnectionConfig,
    route,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

use crate::support::TestSite;

const SHORT: Duration = Duration::from_millis(400);

fn short() -> ConnectionConfig {
    ConnectionConfig { header_timeout: SHORT, write_timeout: SHORT, ..ConnectionConfig::default() }
}

async fn connect(paper: &TestSite) -> TcpStream {
    TcpStream::connect(paper.origin.trim_start_matches("http://")).await.unwrap()
}

/// What the other end still sends, and how long it takes until it closes.
async fn until_cut(mut stream: TcpStream) -> (String, Duration) {
    let begun = Instant::now();
    let mut got = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut got)).await;
    assert!(read.is_ok(), "not cut after {:?}", begun.elapsed());
    (String::from_utf8_lossy(&got).into_owned(), begun.elapsed())
}

#[tokio::test]
async fn who_does_not_finish_asking_is_cut() {
    let paper = TestSite::start_with(RequestContext::default(), short()).await;
    for beginning in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: x\r\nx: "] {
        let mut stream = connect(&paper).await;
        stream.write_all(beginning.as_bytes()).await.unwrap();
        let (_, took) = until_cut(stream).await;
        assert!(took >= SHORT / 2 && took < SHORT * 8, "{beginning:?}: {took:?}");
    }
}

#[tokio::test]
async fn a_head_that_comes_byte_by_byte_has_no_longer() {
    let paper = TestSite::start_with(RequestContext::default(), short()).await;
    let (mut reader, mut writer) = connect(&paper).await.into_split();
    let trickle = tokio::spawn(async move {
        for byte in b"GET / HTTP/1.1\r\nhost: x\r\nx-slow: ".iter().chain(std::iter::repeat_n(&b'a', 400)) {
            if writer.write_all(std::slice::from_ref(byte)).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let begun = Instant::now();
    let mut got = Vec::new();
    // closed or reset, as the bytes that nobody read decide
    let _ = tokio::time::timeout(Duration::from_secs(10), reader.read_to_end(&mut got)).await.expect("it is cut");
    assert!(begun.elapsed() < SHORT * 8 && !String::from_utf8_lossy(&got).contains(" 200 "), "{:?}", begun.elapsed());
    trickle.abort();
}

#[tokio::test]
async fn who_says_nothing_more_is_let_go() {
    let paper = TestSite::start_with(RequestContext::default(), short()).await;
    let mut stream = connect(&paper).await;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let (got, took) = until_cut(stream).await;
    assert!(got.starts_with("HTTP/1.1 200") && took < SHORT * 8, "{took:?}");
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    const LETTERS: &[Route] = &[route!("/letters", Policy::Form, "/letters", POST => async |body: String| body.len().to_string())];
    let context = RequestContext { request_timeout: Duration::from_secs(30), ..RequestContext::default() };
    let paper = TestSite::start_routes(context, ConnectionConfig::default(), |state| guarded(LETTERS, state)).await;
    let (mut reader, mut writer) = connect(&paper).await.into_split();
    writer.write_all(b"POST /letters HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-length: 1000\r\n\r\n").await.unwrap();
    let trickle = tokio::spawn(async move {
        while writer.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    });
    let begun = Instant::now();
    let mut got = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(20), reader.read_to_end(&mut got)).await.expect("it is cut");
    let (got, took) = (String::from_utf8_lossy(&got).into_owned(), begun.elapsed());
    assert!(took > Duration::from_secs(8) && took < Duration::from_secs(15), "{took:?}");
    assert!(got.starts_with("HTTP/1.1 4"), "{got}");
    trickle.abort();
}

#[tokio::test]
async fn a_body_that_nobody_reads_is_not_waited_for() {
    let paper = TestSite::start_with(RequestContext::default(), short()).await;
    for (head, status) in [
        ("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 60000\r\n\r\n", "403"),
        ("POST / HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-length: 60000\r\n\r\n", "405"),
        ("GET /river-3/ HTTP/1.1\r\nhost: x\r\ncontent-length: 60000\r\n\r\n", "200"),
    ] {
        let mut stream = connect(&paper).await;
        stream.write_all(head.as_bytes()).await.unwrap();
        let (got, took) = until_cut(stream).await;
        assert!(got.starts_with(&format!("HTTP/1.1 {status}")) && took < SHORT * 8, "{head}: {took:?} {got}");
    }
}

/// A paper that holds a film of 64 MB, and a reader with a small window.
async fn film() -> (TestSite, TcpStream) {
    let paper = TestSite::start_with(RequestContext::default(), short()).await;
    let name = "cd/cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd.mp4";
    std::fs::create_dir_all(paper.media.folder().unwrap().join("cd")).unwrap();
    std::fs::write(paper.media.folder().unwrap().join(name), vec![7; 64 * 1024 * 1024]).unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(16 * 1024).unwrap();
    let mut stream = socket.connect(paper.origin.trim_start_matches("http://").parse().unwrap()).await.unwrap();
    stream.write_all(format!("GET /media/{name} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes()).await.unwrap();
    (paper, stream)
}

#[tokio::test]
async fn who_does_not_take_the_answer_is_cut() {
    let (paper, stream) = film().await;
    let open = || async { paper.open_connections() };
    for _ in 0..100 {
        if open().await == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let begun = Instant::now();
    while open().await > 0 {
        assert!(begun.elapsed() < SHORT * 10, "still served");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(begun.elapsed() >= SHORT / 2);
    drop(stream);
}

#[tokio::test]
async fn who_takes_a_few_bytes_at_a_time_is_cut_too() {
    let (paper, mut stream) = film().await;
    let begun = Instant::now();
    let mut few = [0; 16];
    while begun.elapsed() < SHORT * 20 {
        // reset by the other end, or still data that was on its way
        if !matches!(stream.read(&mut few).await, Ok(1..)) || paper.open_connections() == 0 && begun.elapsed() > SHORT {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(begun.elapsed() < SHORT * 15, "still served after {:?}", begun.elapsed());
    assert_eq!(paper.open_connections(), 0);
}

#[tokio::test]
async fn who_is_slow_but_goes_on_gets_everything() {
    let (_paper, mut stream) = film().await;
    let mut got = 0;
    let mut some = vec![0; 1024 * 1024];
    let begun = Instant::now();
    loop {
        match stream.read(&mut some).await.unwrap() {
            0 => break,
            n => got += n,
        }
        // slower than the timeout in all, never for so long at once
        if got < 4 * 1024 * 1024 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    assert!(got > 64 * 1024 * 1024 && begun.elapsed() > SHORT, "{got} bytes in {:?}", begun.elapsed());
}

#[tokio::test]
async fn more_connections_than_places_wait_their_turn() {
    let connections = ConnectionConfig { max_connections: 2, header_timeout: Duration::from_secs(2), ..ConnectionConfig::default() };
    let paper = TestSite::start_with(RequestContext::default(), connections).await;
    let first = [connect(&paper).await, connect(&paper).await];
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut third = connect(&paper).await;
    third.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut byte = [0];
    assert!(tokio::time::timeout(Duration::from_millis(500), third.read(&mut byte)).await.is_err(), "there was no place for it");
    assert_eq!(paper.open_connections(), 2);
    drop(first);
    let (got, took) = until_cut(third).await;
    assert!(got.starts_with("HTTP/1.1 200") && took < Duration::from_secs(2), "{took:?}: {got}");
}
