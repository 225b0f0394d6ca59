//! The way to the desk: sent to sign in, a form, never cached, never indexed.

use crate::support::{TestSite, header};

#[tokio::test]
async fn who_is_not_signed_in_is_sent_to_sign_in() {
    let paper = TestSite::start().await;
    let response = paper.get("/desk/").await;
    assert_eq!((response.status().as_u16(), header(&response, "location").as_str()), (303, "/desk/sign-in?next=%2Fdesk%2F"));
    assert_eq!((header(&response, "cache-control").as_str(), header(&response, "x-robots-tag").as_str()), ("no-store", "noindex"));
}

#[tokio::test]
async fn the_form_is_a_page_of_the_desk() {
    let paper = TestSite::start().await;
    for _ in 0..2 {
        let response = paper.get("/desk/sign-in").await;
        assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, "text/html; charset=utf-8"));
        assert_eq!((header(&response, "cache-control").as_str(), header(&response, "x-robots-tag").as_str()), ("no-store", "noindex"));
        let html = response.text().await.unwrap();
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\""), "{html}");
        for part in
            ["<form class=\"sign-in\" method=\"post\" action=\"/desk/sign-in\"", ">E-mail</label>", "Password</label>", ">Sign in</button>"]
        {
            assert!(html.contains(part) || html.contains(&part.replace(" class=\"sign-in\"", "")), "{part} is not in {html}");
        }
        assert!(
            html.contains("/assets/desk.") && html.contains("/assets/desk-boot.") && html.contains("data-component=\"PasswordField"),
            "{html}"
        );
    }
    assert_eq!(paper.cache.metrics().entries, 0, "a desk page is in the page cache");
}

#[tokio::test]
async fn reader_pages_name_no_file_of_the_desk() {
    let paper = TestSite::start().await;
    for path in ["/", "/river-3/", "/latest/", "/search/?q=river", "/no-such/"] {
        let html = paper.get(path).await.text().await.unwrap();
        assert!(!html.contains("/assets/desk") && !html.contains("/desk/"), "{path}: {html}");
    }
}
