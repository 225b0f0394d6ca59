//! An edit reads what it has put before; so does an import, whose rows are buffered.

use domain::*;
use newsroom::{Error, SearchQuery, Shelf};

use crate::support::{DAY, TestNewsroom, paragraph};

crate::contract!(an_edit_reads_what_it_put, addresses_change_hands, what_came_goes_again, names_that_change_are_found, comments_twice);

async fn found(paper: &TestNewsroom, text: &str) -> i64 {
    let query = SearchQuery { text: text.to_owned(), page: 1, per_page: 10, ..SearchQuery::default() };
    paper.newsroom.search(&query).await.unwrap().total
}

async fn an_edit_reads_what_it_put(paper: &TestNewsroom) {
    let first = paper.story("s", "First", "glaciers", DAY);
    let second = Story { headline: Headline::parse("Second").unwrap(), document: paragraph("rivers"), ..first.clone() };
    paper
        .import_batch(async |edit| {
            assert_eq!(edit.story_by_path(&first.path).await.unwrap(), None);
            edit.overwrite_story(&first, "first").await.unwrap();
            assert_eq!(edit.story_by_path(&first.path).await.unwrap().as_ref(), Some(&first));
            edit.overwrite_story(&second, "second").await.unwrap();
            edit.overwrite_story(&second, "the same").await.unwrap();
            assert_eq!(edit.story_by_id(&first.id).await.unwrap().as_ref(), Some(&second));
        })
        .await;
    let n = &paper.newsroom;
    let versions: Vec<(i64, String)> =
        n.revisions(&first.id).await.unwrap().into_iter().map(|version| (version.number.0, version.reason)).collect();
    assert_eq!(versions, [(2, "second".to_owned()), (1, "first".to_owned())]);
    assert_eq!((found(paper, "glaciers").await, found(paper, "rivers").await), (0, 1));
    assert_eq!(n.shelf_count(Shelf::All).await.unwrap(), 1);
}

async fn addresses_change_hands(paper: &TestNewsroom) {
    let old = paper.story("talks", "Old", "x", DAY);
    let new = paper.story("talks", "New", "x", DAY);
    let moved = Story { slug: "older".parse().unwrap(), path: "/older/".parse().unwrap(), ..old.clone() };
    paper
        .import_batch(async |edit| {
            edit.overwrite_story(&old, "").await.unwrap();
            assert!(matches!(edit.overwrite_story(&new, "").await, Err(Error::Conflict { what: "story path", .. })));
            let free = edit.unique_story_path(&new.path, &new.slug, None, &new.id).await.unwrap();
            assert_eq!(free.1.as_str(), "/talks-2/");
        })
        .await;
    paper
        .import_batch(async |edit| {
            edit.overwrite_story(&moved, "").await.unwrap();
            let free = edit.unique_story_path(&new.path, &new.slug, None, &new.id).await.unwrap();
            assert_eq!(free.1, new.path, "it was given up in this very edit");
            edit.overwrite_story(&new, "").await.unwrap();
            // and back: the one that has it now must give it up first
            assert!(matches!(edit.overwrite_story(&old, "").await, Err(Error::Conflict { .. })));
        })
        .await;
    let n = &paper.newsroom;
    assert_eq!(n.story_by_path(&new.path).await.unwrap().map(|story| story.id), Some(new.id));
    assert_eq!(n.story_by_path(&moved.path).await.unwrap().map(|story| story.id), Some(old.id));
}

async fn what_came_goes_again(paper: &TestNewsroom) {
    let section = paper.section("world", None);
    let story = Story { sections: vec![section.id.clone()], ..paper.story("s", "S", "glaciers", DAY) };
    let draft = Story { state: StoryState::Draft, ..story.clone() };
    paper
        .import_batch(async |edit| {
            edit.put_section(&section).await.unwrap();
            edit.overwrite_story(&story, "").await.unwrap();
            edit.overwrite_story(&draft, "").await.unwrap();
        })
        .await;
    let n = &paper.newsroom;
    assert_eq!(n.shelf_count(Shelf::All).await.unwrap(), 0);
    assert_eq!(n.shelf_count(Shelf::Section(&section.id)).await.unwrap(), 0);
    assert!(n.list_many(&[Shelf::All], 10).await.unwrap()[0].is_empty());
    assert_eq!(found(paper, "glaciers").await, 0);
    paper.put(std::slice::from_ref(&story)).await;
    assert_eq!((n.shelf_count(Shelf::All).await.unwrap(), found(paper, "glaciers").await), (1, 1));
}

async fn names_that_change_are_found(paper: &TestNewsroom) {
    let (author, picture, world) =
        (paper.author("zoya", "Zoya Marri"), paper.picture("flags", "Two banners"), paper.section("world", None));
    let asia = paper.section("asia", None);
    let byline = Byline { author: author.id.clone(), role: BylineRole::Writer };
    let story = Story {
        bylines: vec![byline],
        lead_image: Some(picture.id.clone()),
        sections: vec![asia.id.clone()],
        ..paper.story("s", "S", "x", DAY)
    };
    paper
        .import_batch(async |edit| {
            edit.put_author(&author).await.unwrap();
            edit.put_media(&picture).await.unwrap();
            edit.put_section(&world).await.unwrap();
            edit.put_section(&asia).await.unwrap();
            edit.overwrite_story(&story, "").await.unwrap();
            edit.put_author(&Author { name: "Zoya Baloch".to_owned(), ..author.clone() }).await.unwrap();
            edit.put_media(&MediaItem { caption: "Two pennants".to_owned(), ..picture.clone() }).await.unwrap();
            edit.put_section(&Section { parent: Some(world.id.clone()), ..asia.clone() }).await.unwrap();
        })
        .await;
    for (text, expected) in [("marri", 0), ("baloch", 1), ("banners", 0), ("pennants", 1)] {
        assert_eq!(found(paper, text).await, expected, "{text}");
    }
    assert_eq!(paper.newsroom.shelf_count(Shelf::Section(&world.id)).await.unwrap(), 1);
}

async fn comments_twice(paper: &TestNewsroom) {
    let story = paper.story("s", "S", "x", DAY);
    let comment = Comment { state: CommentState::Waiting, ..paper.comment(&story) };
    let approved = Comment { state: CommentState::Approved, ..comment.clone() };
    paper
        .import_batch(async |edit| {
            edit.put_comment(&comment).await.unwrap();
            edit.put_comment(&approved).await.unwrap();
            assert_eq!(edit.comment_by_id(&comment.id).await.unwrap().as_ref(), Some(&approved));
            // the story it stands under may come after it, but must come
            edit.overwrite_story(&story, "").await.unwrap();
        })
        .await;
    assert_eq!(paper.newsroom.comments(&story.id).await.unwrap(), [approved]);
}
