//! The words of the interface on the pages that readers meet them on.

use app::site::{
    Address, error_page,
    load::{SearchParams, list::Start},
};
use domain::{document::*, *};

use crate::support::*;

/// A paper with one tagged story that has a missing video and an embed, and with more stories than one page of a list.
async fn paper_with_stories() -> TestSite {
    let paper = blank().await;
    let tag = Tag {
        id: TagId::fresh(paper.newsroom().ids()),
        slug: Slug::parse("ice").unwrap(),
        name: "Ice".into(),
        description: String::new(),
        kind: "tag".into(),
        synonyms: Vec::new(),
    };
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom().edit(&authority).await.unwrap();
    edit.put_tag(&tag).await.unwrap();
    edit.commit().await.unwrap();
    let video = Video::default();
    let embed = Embed { url: Href::parse("https://x.com/paper/status/1").unwrap(), provider: "X".into(), caption: Vec::new() };
    let mut story = paper.story("talks", "Talks", [BlockKind::Video(video), BlockKind::Embed(embed)]);
    story.tags = vec![tag.id];
    paper.put(&story, &[]).await;
    for number in 0..30 {
        paper.put(&paper.story(&format!("story-{number}"), "Story", [paragraph("Text.")]), &[]).await;
    }
    paper
}

#[tokio::test]
async fn each_page_has_its_words() {
    let paper = paper_with_stories().await;
    let latest = Address::List { of: ListOf::Latest, start: Start::default() };
    let not_found = Address::NotFound { path: "/a/".into() };
    let gone = Address::Gone { path: "/a/".into() };
    let search = Address::Search { query: SearchParams::words("zzzz") };
    let story = Address::StoryOrPage { path: SitePath::parse("/talks/").unwrap() };
    let cases: [(Address, &[&str]); 6] = [
        (Address::Front { page: 1 }, &["Skip to main content"]),
        (latest, &["Skip to main content", "More stories", "Loading…", "Couldn't load more stories.", "Try again"]),
        (not_found, &["Page not found", "Go to the front page"]),
        (gone, &["This page has been permanently removed.", "Go to the front page"]),
        (search, &["<label for=\"words\">Search for</label>", "Filters", "Sort by", "Relevance", "No stories found"]),
        (story, &["Video unavailable", "View on X", "Topics"]),
    ];
    for (address, words) in cases {
        let html = paper.page(address.clone()).await.html;
        for word in words {
            assert!(html.contains(word) || html.contains(&word.replace('\'', "&#x27;")), "{word} is missing on {address:?}: {html}");
        }
    }
    let html = error_page(&paper.site, "");
    assert!(html.contains("We couldn't load this page."), "{html}");
}

#[tokio::test]
async fn a_page_at_the_root_that_is_not_the_front_has_one_heading() {
    // `/?p=999`: nothing has this number, and the path is the front page's
    let paper = paper_with_stories().await;
    for address in [Address::NotFound { path: "/".into() }, Address::Gone { path: "/".into() }, Address::Front { page: 1 }] {
        assert_eq!(paper.page(address.clone()).await.html.matches("<h1").count(), 1, "{address:?}");
    }
}
