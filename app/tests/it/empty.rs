//! A paper without anything, and stories without much.

use app::{
    load::SearchParams,
    page::{Address, error_page},
};
use domain::{SitePath, Slug};

use crate::support::*;

#[tokio::test]
async fn every_kind_of_page_of_an_unused_paper() {
    let paper = blank().await;
    let slug = || Slug::parse("nothing").unwrap();
    let (page, after, show) = (1, None, None);
    let cases = [
        (Address::Front { page: 1 }, 200, "The first edition is being set"),
        (Address::Latest { page, after: None, show }, 200, "Nothing has been published here yet."),
        (Address::Section { slug: slug(), page, after: None, show }, 404, "Page not found"),
        (Address::Tag { slug: slug(), page, after: None, show }, 404, "Page not found"),
        (Address::Author { slug: slug(), page, after: None, show }, 404, "Page not found"),
        (Address::Archive { year: 2023, month: Some(11), day: None, page, after, show }, 404, "Page not found"),
        (Address::StoryOrPage { path: SitePath::parse("/nothing/").unwrap() }, 404, "Page not found"),
        (Address::Search { query: SearchParams::words("nothing") }, 200, "No story found"),
        (Address::Search { query: SearchParams::default() }, 200, "Type one or more words"),
        (Address::NotFound { path: "/a-b/".into() }, 404, "Page not found"),
        (Address::Gone { path: "/a/".into() }, 410, "No longer available"),
    ];
    for (address, status, says) in cases {
        let answer = paper.page(address.clone()).await;
        assert_eq!(answer.status, status, "{address:?}");
        assert!(answer.html.contains(says), "{address:?}: {}", answer.html);
        // no list without points
        for hollow in ["<ul></ul>", "<ol></ol>", "id=\"foot-sections\""] {
            assert!(!answer.html.contains(hollow), "{hollow} on {address:?}");
        }
        assert!(answer.html.starts_with("<!DOCTYPE html>") && answer.html.ends_with("</html>"));
        assert_eq!(answer.html.matches("<h1").count(), 1, "{address:?}: {}", answer.html);
    }
    assert!(error_page(&paper.site, "7f3a").contains("mention 7f3a"));
}

#[tokio::test]
async fn a_story_of_one_word() {
    let paper = blank().await;
    let html = paper.text_of(&paper.story("one", "One", []), &[]).await;
    assert_eq!(html, "");
    let html = paper.open("/one/").await;
    for absent in ["class=\"lead\"", "og:image", "class=\"standfirst\"", "class=\"subjects\"", "class=\"kicker\"", "class=\"byline\""] {
        assert!(!html.contains(absent), "{absent} is in {html}");
    }
    assert!(html.contains("name=\"twitter:card\" content=\"summary\"") && html.contains("No one has commented yet."));
}
