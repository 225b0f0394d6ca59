//! A paper without anything, and stories without much.

use app::site::{
    Address, error_page,
    load::{SearchParams, list::Start},
};
use domain::{ListOf, Period, SitePath, Slug};

use crate::support::*;

#[tokio::test]
async fn every_kind_of_page_of_an_unused_paper() {
    let paper = blank().await;
    let slug = || Slug::parse("nothing").unwrap();
    let list = |of| Address::List { of, start: Start::default() };
    let november = Period { year: 2023, month: Some(11), day: None };
    let cases = [
        (Address::Front { page: 1 }, 200, "The first edition is being set"),
        (list(ListOf::Latest), 200, "Nothing has been published here yet."),
        (list(ListOf::Section(slug())), 404, "Page not found"),
        (list(ListOf::Tag(slug())), 404, "Page not found"),
        (list(ListOf::Author(slug())), 404, "Page not found"),
        (list(ListOf::Archive(november)), 404, "Page not found"),
        (Address::StoryOrPage { path: SitePath::parse("/nothing/").unwrap() }, 404, "Page not found"),
        (Address::Search { query: SearchParams::words("nothing") }, 200, "No stories found"),
        (Address::Search { query: SearchParams::default() }, 200, "Type one or more words"),
        (Address::NotFound { path: "/a-b/".into() }, 404, "Page not found"),
        (Address::Gone { path: "/a/".into() }, 410, "This page has been permanently removed."),
    ];
    for (address, status, says) in cases {
        let response = paper.page(address.clone()).await;
        assert_eq!(response.status, status, "{address:?}");
        assert!(response.html.contains(says), "{address:?}: {}", response.html);
        // no list without points
        for hollow in ["<ul></ul>", "<ol></ol>", "id=\"foot-sections\""] {
            assert!(!response.html.contains(hollow), "{hollow} on {address:?}");
        }
        assert!(response.html.starts_with("<!DOCTYPE html>") && response.html.ends_with("</html>"));
        assert_eq!(response.html.matches("<h1").count(), 1, "{address:?}: {}", response.html);
    }
    assert!(error_page(&paper.site, "7f3a").contains("mention 7f3a"));
}

#[tokio::test]
async fn a_story_of_one_word() {
    let paper = blank().await;
    let html = paper.text_of(&paper.story("one", "One", []), &[]).await;
    assert_eq!(html, "");
    let html = paper.open("/one/").await;
    assert!(!html.contains("min read"), "nothing to read takes no time: {html}");
    for absent in ["class=\"lead\"", "class=\"standfirst\"", "class=\"subjects\"", "class=\"kicker\"", "class=\"byline\""] {
        assert!(!html.contains(absent), "{absent} is in {html}");
    }
    assert!(html.contains("/social-card/") && html.contains("No one has commented yet."));
}
