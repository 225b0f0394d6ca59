//! Methods and targets that no reader's browser sends.

use server::http::ROUTES;

use crate::support::Paper;

/// The status that a request line gets, as a bare socket would send it.
async fn status(paper: &Paper, line: &str, more: &str) -> (u16, String) {
    let answer = paper.raw(&format!("{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{more}\r\n")).await;
    let status = answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)).and_then(|status| status.parse().ok());
    (status.unwrap_or_else(|| panic!("{line}: {answer}")), answer)
}

#[tokio::test]
async fn nothing_is_echoed_tunnelled_or_changed() {
    let paper = Paper::start().await;
    let ours = "sec-fetch-site: same-origin\r\nx-secret: canary\r\n";
    for path in ROUTES.iter().map(|route| route.example).chain(["/river-3/", "/no-such/", "/favicon.ico"]) {
        for method in ["TRACE", "CONNECT", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "PURGE", "BREW", "get", "M-SEARCH"] {
            for (more, expected) in [("", 403), (ours, 405)] {
                let (got, answer) = status(&paper, &format!("{method} {path}"), more).await;
                assert_eq!(got, expected, "{method} {path}: {answer}");
                assert!(!answer.contains("canary") && answer.contains("cache-control: no-store"), "{method} {path}: {answer}");
                assert_eq!(answer.contains("allow: GET, HEAD"), expected == 405, "{method} {path}: {answer}");
            }
        }
    }
}

#[tokio::test]
async fn targets_that_are_no_path_lead_nowhere() {
    let paper = Paper::start().await;
    for (line, expected) in [
        ("OPTIONS *", 405),
        ("GET *", 400),
        ("HEAD *", 400),
        ("CONNECT evil.example:443", 403),
        ("GET http://evil.example/no-such/", 404),
        ("GET http://user:word@evil.example/", 200),
        ("GET river", 400),
        ("GET ?q=1", 400),
        ("GET /river-3/#part", 200),
    ] {
        let (got, answer) = status(&paper, line, "").await;
        assert!(got == expected, "{line}: {answer}");
        assert!(!answer.contains("evil"), "{line}: {answer}");
    }
    let other_protocol = paper.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await;
    assert!(!other_protocol.contains(" 200 "), "{other_protocol}");
    let old = paper.raw("GET /river-3/ HTTP/1.0\r\n\r\n").await;
    assert!(old.starts_with("HTTP/1.0 200"), "{old:.200}");
}

#[tokio::test]
async fn every_route_has_a_longest_address() {
    let paper = Paper::start().await;
    for path in ["/", "/search/", "/api/suggest", "/media/ab/x.jpg", "/assets/x.css", "/healthz", "/feed/", "/favicon.ico"] {
        let (got, answer) = status(&paper, &format!("GET {path}?q={}", "a".repeat(9000)), "").await;
        assert!(got == 414 && answer.contains("content-security-policy"), "{path}: {answer:.400}");
    }
}
