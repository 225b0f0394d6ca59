//! Comments: threads as deep as WordPress makes them, states, notices of other sites, changes in a newer export.

use crate::support::paper::{TestNewsroom, post};
use domain::{Comment, CommentId, CommentKind, CommentState};
use newsroom::Authority;
use wordpress::import::Count;

/// One comment of an export.
fn comment(id: u32, parent: u32, approved: &str, kind: &str, words: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author><![CDATA[Reader {id}]]></wp:comment_author>\
         <wp:comment_author_email>r{id}@example.org</wp:comment_author_email><wp:comment_date_gmt>2020-02-01 00:00:{:02}</wp:comment_date_gmt>\
         <wp:comment_content><![CDATA[{words}]]></wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>\
         <wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>",
        id % 60
    )
}

/// How deep in its thread a comment stands.
fn depth(comment: &Comment, all: &[Comment]) -> usize {
    let (mut depth, mut at) = (1, comment);
    while let Some(parent) = at.parent.as_ref().and_then(|id| all.iter().find(|other| other.id == *id)) {
        (depth, at) = (depth + 1, parent);
        assert!(depth <= 20, "a circle");
    }
    depth
}

/// What is stored of a comment of item 1, shown or not.
async fn stored(paper: &TestNewsroom, id: u32) -> Comment {
    let id =
        paper.newsroom.source_id("comment", &format!("1:{id}")).await.unwrap().unwrap_or_else(|| panic!("comment {id} was not imported"));
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.comment_by_id(&CommentId::parse(&id).unwrap()).await.unwrap().unwrap()
}

async fn shown(paper: &TestNewsroom) -> Vec<String> {
    let story = paper.story("/story-1/").await;
    paper.newsroom.comments(&story.id).await.unwrap().iter().map(|comment| comment.body.plain_text()).collect()
}

#[tokio::test]
async fn quotation_marks_and_dashes_are_those_that_readers_saw() {
    let paper = TestNewsroom::open().await;
    paper.import_items(&[&post(1, "x", &comment(1, 0, "1", "", "It's \"poetry\" -- <code>a--\"b\"</code>"))]).await;
    assert_eq!(shown(&paper).await, ["It’s “poetry” — a--\"b\""]);
}

#[tokio::test]
async fn a_thread_fifteen_deep_keeps_its_shape_in_whatever_order_it_comes() {
    let paper = TestNewsroom::open().await;
    // answers before what they answer
    let thread: String = (1..=15).rev().map(|id| comment(id, id - 1, "1", "", &format!("level {id}"))).collect();
    let circle = comment(20, 21, "1", "", "round") + &comment(21, 20, "1", "", "and round") + &comment(22, 999, "1", "", "to nobody");
    let report = paper.import_items(&[&post(1, "x", &(thread + &circle))]).await;
    assert_eq!(report.counts.comments, Count { found: 18, imported: 18, skipped: 0 });
    let story = paper.story("/story-1/").await;
    let comments = paper.newsroom.comments(&story.id).await.unwrap();
    for level in 1..=15 {
        let found = comments.iter().find(|comment| comment.body.plain_text() == format!("level {level}")).unwrap();
        assert_eq!(depth(found, &comments), level);
    }
    let alone = comments.iter().find(|comment| comment.body.plain_text() == "to nobody").unwrap();
    assert_eq!((depth(alone, &comments), alone.author_name.as_str(), comments.len()), (1, "Reader 22", 18));
}

#[tokio::test]
async fn pingbacks_and_pending_comments_are_stored_and_not_shown() {
    let paper = TestNewsroom::open().await;
    let expected = [
        (2, "1", "pingback", CommentKind::Pingback, CommentState::Approved),
        (3, "1", "trackback", CommentKind::Trackback, CommentState::Approved),
        (4, "0", "", CommentKind::Comment, CommentState::Waiting),
        (5, "trash", "", CommentKind::Comment, CommentState::Trash),
        (6, "post-trashed", "comment", CommentKind::Comment, CommentState::Trash),
        (7, "spam", "", CommentKind::Comment, CommentState::Spam),
        (8, "1", "order_note", CommentKind::Comment, CommentState::Waiting),
    ];
    let rows: String = expected.iter().map(|(id, approved, kind, ..)| comment(*id, 0, approved, kind, &format!("words {id}"))).collect();
    let report = paper.import_items(&[&post(1, "x", &(comment(1, 0, "1", "comment", "for readers") + &rows))]).await;
    assert_eq!(report.counts.comments, Count { found: 8, imported: 8, skipped: 0 });
    assert_eq!(shown(&paper).await, ["for readers"]);
    for (id, _, _, kind, state) in expected {
        let comment = stored(&paper, id).await;
        assert_eq!((comment.kind, comment.state, comment.body.plain_text()), (kind, state, format!("words {id}")));
        assert_eq!(comment.author_email.as_ref().map(|email| email.as_str().to_owned()), Some(format!("r{id}@example.org")));
    }
}

#[tokio::test]
async fn a_newer_export_brings_changed_comments_and_leaves_an_editors_decision() {
    let paper = TestNewsroom::open().await;
    let run = async |rows: &str| paper.import_items(&[&post(1, "x", rows)]).await.counts;
    run(&(comment(1, 0, "1", "", "first") + &comment(2, 1, "0", "", "second"))).await;
    assert_eq!(shown(&paper).await, ["first"]);
    // the second was approved there, a third came, the first is as it was
    let newer = comment(1, 0, "1", "", "first") + &comment(2, 1, "1", "", "second, amended") + &comment(3, 2, "1", "", "third");
    let counts = run(&newer).await;
    assert_eq!((counts.comments, counts.stories.skipped), (Count { found: 3, imported: 2, skipped: 1 }, 1));
    assert_eq!(shown(&paper).await, ["first", "second, amended", "third"]);
    // taken down here: the export's newer version does not bring it back
    let mut third = stored(&paper, 3).await;
    third.state = CommentState::Trash;
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_comment(&third).await.unwrap();
    edit.commit().await.unwrap();
    let counts = run(&newer.replace("third", "third, amended")).await;
    assert_eq!(counts.comments, Count { found: 3, imported: 0, skipped: 3 });
    assert_eq!(shown(&paper).await, ["first", "second, amended"]);
    assert_eq!(run(&newer.replace("third", "third, amended")).await.comments.imported, 0);
}
