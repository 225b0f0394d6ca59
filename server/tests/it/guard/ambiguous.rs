//! Requests that a proxy could read differently (request smuggling): one 400, and the connection is closed.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::TestSite;

/// All that comes back until the connection is closed.
async fn response(paper: &TestSite, request: &str) -> String {
    let mut stream = TcpStream::connect(paper.origin.trim_start_matches("http://")).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = Vec::new();
    tokio::time::timeout(std::time::Duration::from_secs(10), stream.read_to_end(&mut response)).await.expect("not closed").unwrap();
    String::from_utf8_lossy(&response).into_owned()
}

#[tokio::test]
async fn they_are_refused_before_anything_else_is_read_from_the_connection() {
    let paper = TestSite::start().await;
    // so that the page is ready: what is ready is refused as well
    assert_eq!(paper.request("/river-3/").send().await.unwrap().status(), 200);
    let next = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    for head in [
        "GET /river-3/ HTTP/1.1\r\n",
        "GET /river-3/ HTTP/1.1\r\nHost: a\r\nHost: a\r\n",
        "GET /river-3/ HTTP/1.1\r\nHost: a b\r\n",
        "GET /river-3/ HTTP/1.1\r\nHost: <script>\r\n",
        "POST /api/suggest HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity, chunked\r\n",
        &format!("GET /river-3/ HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n", "a".repeat(100_000)),
    ] {
        let response = response(&paper, &format!("{head}\r\n{next}")).await;
        let status = if head.len() > 32 * 1024 { "431" } else { "400" };
        assert!(response.starts_with(&format!("HTTP/1.1 {status}")), "{head:.99}: {response}");
        assert_eq!(response.matches("HTTP/1.1 ").count(), 1, "{head}: {response}");
    }
}

/// Of two lengths hyper believes the chunks, and closes the connection: a proxy that believed the other one would take what follows for
/// the body's rest, or the other way round.
#[tokio::test]
async fn after_a_body_of_two_lengths_nothing_more_is_read() {
    let paper = TestSite::start().await;
    assert_eq!(paper.request("/river-3/").send().await.unwrap().status(), 200);
    let next = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    for (request, status) in [("GET /river-3/", 200), ("GET /no-such/", 404), ("POST /river-3/", 403)] {
        for lengths in [
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        ] {
            let sent = format!("{request} HTTP/1.1\r\nHost: x\r\n{lengths}\r\n0\r\n\r\n{next}");
            let response = response(&paper, &sent).await.to_lowercase();
            assert!(response.starts_with(&format!("http/1.1 {status}")), "{request} {lengths}: {response}");
            assert!(response.contains("connection: close"), "{request} {lengths}: {response}");
            assert_eq!(response.matches("http/1.1 ").count(), 1, "{request} {lengths}: {response}");
        }
    }
}

/// What hyper refuses before any of our code runs (docs/decisions/0043): nothing to show, nothing to keep, and no second request.
#[tokio::test]
async fn what_is_no_request_is_refused_without_a_word() {
    let paper = TestSite::start().await;
    let next = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n", "a".repeat(70_000));
    let many: String = (0..200).map(|n| format!("x-{n}: 1\r\n")).collect();
    for (head, status) in [
        ("\u{0}\u{1}\u{2} HTTP/1.1\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\nbad header: 1\r\n", "400"),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n", "400"),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n", "400"),
        (&format!("GET / HTTP/1.1\r\nHost: x\r\n{many}"), "431"),
        (&long, "414"),
    ] {
        let response = response(&paper, &format!("{head}\r\n{next}")).await.to_lowercase();
        let head: String = head.chars().take(60).collect();
        assert!(response.starts_with(&format!("http/1.1 {status}")), "{head}: {response}");
        assert_eq!(response.matches("http/1.1 ").count(), 1, "{head}: {response}");
        assert!(
            response.contains("connection: close") && response.contains("content-length: 0") && response.ends_with("\r\n\r\n"),
            "{head}: {response}"
        );
    }
}
