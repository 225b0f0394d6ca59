//! What one edit puts is written together at its end, but the edit itself sees it at once.

use domain::*;
use newsroom::{Error, SearchQuery, Shelf};

use crate::support::{DAY, House, paragraph};

crate::contract!(an_edit_reads_what_it_put, addresses_change_hands, what_came_goes_again, names_that_change_are_found, comments_twice);

async fn found(house: &House, text: &str) -> i64 {
    let query = SearchQuery { text: text.to_owned(), page: 1, per_page: 10, ..SearchQuery::default() };
    house.newsroom.search(&query).await.unwrap().total
}

async fn an_edit_reads_what_it_put(house: &House) {
    let first = house.story("s", "First", "glaciers", DAY);
    let second = Story { headline: Headline::parse("Second").unwrap(), document: paragraph("rivers"), ..first.clone() };
    house
        .edit(async |edit| {
            assert_eq!(edit.story_by_path(&first.path).await.unwrap(), None);
            edit.put_story(&first, "first").await.unwrap();
            assert_eq!(edit.story_by_path(&first.path).await.unwrap().as_ref(), Some(&first));
            edit.put_story(&second, "second").await.unwrap();
            edit.put_story(&second, "the same").await.unwrap();
            assert_eq!(edit.story_by_id(&first.id).await.unwrap().as_ref(), Some(&second));
        })
        .await;
    let n = &house.newsroom;
    let versions: Vec<(i64, String)> =
        n.revisions(&first.id).await.unwrap().into_iter().map(|version| (version.number, version.reason)).collect();
    assert_eq!(versions, [(2, "second".to_owned()), (1, "first".to_owned())]);
    assert_eq!((found(house, "glaciers").await, found(house, "rivers").await), (0, 1));
    assert_eq!(n.shelf_count(Shelf::All).await.unwrap(), 1);
}

async fn addresses_change_hands(house: &House) {
    let old = house.story("talks", "Old", "x", DAY);
    let new = house.story("talks", "New", "x", DAY);
    let moved = Story { slug: "older".parse().unwrap(), path: "/older/".parse().unwrap(), ..old.clone() };
    house
        .edit(async |edit| {
            edit.put_story(&old, "").await.unwrap();
            assert!(matches!(edit.put_story(&new, "").await, Err(Error::Conflict { what: "story path", .. })));
            let free = edit.free_story_path(&new.path, &new.slug, None, &new.id).await.unwrap();
            assert_eq!(free.1.as_str(), "/talks-2/");
        })
        .await;
    house
        .edit(async |edit| {
            edit.put_story(&moved, "").await.unwrap();
            let free = edit.free_story_path(&new.path, &new.slug, None, &new.id).await.unwrap();
            assert_eq!(free.1, new.path, "it was given up in this very edit");
            edit.put_story(&new, "").await.unwrap();
            // and back: the one that has it now must give it up first
            assert!(matches!(edit.put_story(&old, "").await, Err(Error::Conflict { .. })));
        })
        .await;
    let n = &house.newsroom;
    assert_eq!(n.story_by_path(&new.path).await.unwrap().map(|story| story.id), Some(new.id));
    assert_eq!(n.story_by_path(&moved.path).await.unwrap().map(|story| story.id), Some(old.id));
}

async fn what_came_goes_again(house: &House) {
    let section = house.section("world", None);
    let story = Story { sections: vec![section.id.clone()], ..house.story("s", "S", "glaciers", DAY) };
    let draft = Story { state: StoryState::Draft, ..story.clone() };
    house
        .edit(async |edit| {
            edit.put_section(&section).await.unwrap();
            edit.put_story(&story, "").await.unwrap();
            edit.put_story(&draft, "").await.unwrap();
        })
        .await;
    let n = &house.newsroom;
    assert_eq!(n.shelf_count(Shelf::All).await.unwrap(), 0);
    assert_eq!(n.shelf_count(Shelf::Section(&section.id)).await.unwrap(), 0);
    assert!(n.list_many(&[Shelf::All], 10).await.unwrap()[0].is_empty());
    assert_eq!(found(house, "glaciers").await, 0);
    house.put(std::slice::from_ref(&story)).await;
    assert_eq!((n.shelf_count(Shelf::All).await.unwrap(), found(house, "glaciers").await), (1, 1));
}

async fn names_that_change_are_found(house: &House) {
    let (author, picture, world) =
        (house.author("zoya", "Zoya Marri"), house.picture("flags", "Two banners"), house.section("world", None));
    let asia = house.section("asia", None);
    let byline = Byline { author: author.id.clone(), role: BylineRole::Writer };
    let story = Story {
        bylines: vec![byline],
        lead_image: Some(picture.id.clone()),
        sections: vec![asia.id.clone()],
        ..house.story("s", "S", "x", DAY)
    };
    house
        .edit(async |edit| {
            edit.put_author(&author).await.unwrap();
            edit.put_media(&picture).await.unwrap();
            edit.put_section(&world).await.unwrap();
            edit.put_section(&asia).await.unwrap();
            edit.put_story(&story, "").await.unwrap();
            edit.put_author(&Author { name: "Zoya Baloch".to_owned(), ..author.clone() }).await.unwrap();
            edit.put_media(&MediaItem { caption: "Two pennants".to_owned(), ..picture.clone() }).await.unwrap();
            edit.put_section(&Section { parent: Some(world.id.clone()), ..asia.clone() }).await.unwrap();
        })
        .await;
    for (text, expected) in [("marri", 0), ("baloch", 1), ("banners", 0), ("pennants", 1)] {
        assert_eq!(found(house, text).await, expected, "{text}");
    }
    assert_eq!(house.newsroom.shelf_count(Shelf::Section(&world.id)).await.unwrap(), 1);
}

async fn comments_twice(house: &House) {
    let story = house.story("s", "S", "x", DAY);
    let comment = Comment { state: CommentState::Waiting, ..house.comment(&story) };
    let approved = Comment { state: CommentState::Approved, ..comment.clone() };
    house
        .edit(async |edit| {
            edit.put_comment(&comment).await.unwrap();
            edit.put_comment(&approved).await.unwrap();
            assert_eq!(edit.comment_by_id(&comment.id).await.unwrap().as_ref(), Some(&approved));
            // the story it stands under may come after it, but must come
            edit.put_story(&story, "").await.unwrap();
        })
        .await;
    assert_eq!(house.newsroom.comments(&story.id).await.unwrap(), [approved]);
}
