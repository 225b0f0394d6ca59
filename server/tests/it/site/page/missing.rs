//! Addresses that nobody has: a real page, nothing of the address run or believed.

use crate::support::{TestSite, header};

#[tokio::test]
async fn a_missing_page_is_a_page() {
    let paper = TestSite::start().await;
    for path in [
        "/no-such/",
        "/desk",
        "/category/",
        "/%ff/",
        "/a//b/",
        "//evil.example/",
        "/wp-login.php",
        "/wp-admin/",
        "/.env",
        "/xmlrpc.php",
        "/..%2f..%2fetc%2fpasswd",
        "/%00/",
        "/a%0d%0aSet-Cookie:x=y/",
    ] {
        let response = paper.get(path).await;
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(header(&response, "cache-control"), "no-store", "{path}");
        assert_eq!(header(&response, "set-cookie"), "", "{path}");
        assert!(response.text().await.unwrap().starts_with("<!DOCTYPE html>"), "{path}");
    }
}

#[tokio::test]
async fn what_was_asked_for_is_escaped() {
    let paper = TestSite::start().await;
    for path in [
        "/<script>alert(1)</script>/",
        "/%3Cscript%3Ealert(1)%3C/script%3E/",
        "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/?s=%22%3E%3Cscript%3E",
        "/\"onload=alert(1)/",
    ] {
        let response = paper.raw(&format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).await;
        assert!(
            !response.contains("<script>alert") && !response.contains("\"onload=") && !response.contains("\"><script>"),
            "{path}: {response}"
        );
    }
}

#[tokio::test]
async fn a_way_out_of_the_site_is_never_offered() {
    let paper = TestSite::start().await;
    for path in [
        "//evil.example",
        "//evil.example/page/1",
        "/\\evil.example",
        "/%5Cevil.example",
        "/index.php//evil.example",
        "/index.php/%2F%2Fevil.example",
        "/?s=//evil.example",
        "/..//evil.example",
    ] {
        let response = paper.raw(&format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).await;
        let location = response.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or("/");
        assert!(location.starts_with('/') && !location.starts_with("//") && !location.starts_with("/\\"), "{path}: {location}");
    }
}
