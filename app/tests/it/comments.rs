//! More comments than one page has: pages, links between them, permalinks.

use app::site::{Address, load::comment_pages::CommentsAt};
use domain::*;

use crate::support::*;

/// A story at `/talks/` with this many comments, each second one a reply to the one before.
async fn discussed(paper: &TestSite, count: usize, password: Option<&str>) -> Vec<CommentId> {
    let mut story = paper.story("talks", "Talks", [paragraph("They met.")]);
    (story.comments_open, story.password) = (true, password.map(Into::into));
    paper.put(&story, &[]).await;
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom().edit(&authority).await.unwrap();
    let mut ids: Vec<CommentId> = Vec::new();
    for number in 0..count {
        let comment = Comment {
            id: CommentId::fresh(paper.newsroom().ids()),
            story: story.id.clone(),
            parent: ids.last().filter(|_| number % 2 == 1).cloned(),
            kind: CommentKind::Comment,
            state: CommentState::Approved,
            author_name: format!("Reader {number}"),
            author_email: None,
            author_url: String::new(),
            body: Document::from_plain_text("Well said."),
            created_at: Timestamp::from_millis(NOW - 1_000_000 + i64::try_from(number).unwrap()),
            staff: false,
        };
        edit.put_comment(&comment).await.unwrap();
        ids.push(comment.id);
    }
    edit.commit().await.unwrap();
    ids
}

async fn at(paper: &TestSite, at: CommentsAt) -> app::site::Rendered {
    paper.page(Address::Comments { path: SitePath::parse("/talks/").unwrap(), at }).await
}

fn location(page: &app::site::Rendered) -> (u16, Option<&str>) {
    (page.status, page.location.as_ref().map(SitePath::as_str))
}

#[tokio::test]
async fn many_comments_are_several_pages_with_one_count() {
    let paper = blank().await;
    let ids = discussed(&paper, 120, None).await;
    let story = paper.open("/talks/").await;
    let second = at(&paper, CommentsAt::Page(2)).await;
    let third = at(&paper, CommentsAt::Page(3)).await;
    for (html, comments, has, lacks) in [
        (&story, &ids[..50], &["href=\"/talks/comment-page-2/#comments\"", "More comments"][..], "Earlier comments"),
        (&second.html, &ids[50..100], &["href=\"/talks/#comments\"", "href=\"/talks/comment-page-3/#comments\""], "They met."),
        (&third.html, &ids[100..], &["href=\"/talks/comment-page-2/#comments\""], "More comments"),
    ] {
        let shown: Vec<&CommentId> = ids.iter().filter(|id| html.contains(&format!("id=\"comment-{id}\""))).collect();
        assert_eq!(shown, comments.iter().collect::<Vec<_>>());
        assert!(has.iter().all(|part| html.contains(part)) && html.contains("120 comments") && !html.contains(lacks), "{html}");
        assert!(html.contains(&format!("href=\"/talks/?comment={0}#comment-{0}\"", comments[7])));
        assert_eq!(html.matches("<h1").count(), 1);
        assert_eq!(html.matches("id=\"comments\"").count(), 1);
    }
    assert!(story.len() < 120_000, "{} bytes", story.len());
}

#[tokio::test]
async fn a_permalink_leads_to_the_page_of_its_comment() {
    let paper = blank().await;
    let ids = discussed(&paper, 120, None).await;
    for (comment, path) in [(0, "/talks/"), (49, "/talks/"), (50, "/talks/comment-page-2/"), (119, "/talks/comment-page-3/")] {
        let page = at(&paper, CommentsAt::Comment(ids[comment].clone())).await;
        assert_eq!(location(&page), (301, Some(path)), "comment {comment}");
    }
    let unknown = CommentId::fresh(paper.newsroom().ids());
    for target in [CommentsAt::Comment(unknown), CommentsAt::Page(4), CommentsAt::Page(usize::MAX)] {
        assert_eq!(location(&at(&paper, target.clone()).await), (301, Some("/talks/")), "{target:?}");
    }
}

#[tokio::test]
async fn few_comments_are_one_page() {
    let paper = blank().await;
    let ids = discussed(&paper, 50, None).await;
    let html = paper.open("/talks/").await;
    assert!(!html.contains("More comments") && html.contains(&format!("href=\"#comment-{}\"", ids[49])));
    assert_eq!(location(&at(&paper, CommentsAt::Page(2)).await), (301, Some("/talks/")));
}

#[tokio::test]
async fn a_protected_story_hides_its_comments_on_every_page() {
    let paper = blank().await;
    let ids = discussed(&paper, 120, Some("secret")).await;
    assert!(!paper.open("/talks/").await.contains("Well said."));
    for target in [CommentsAt::Page(2), CommentsAt::Comment(ids[60].clone())] {
        assert_eq!(location(&at(&paper, target).await), (301, Some("/talks/")));
    }
}
