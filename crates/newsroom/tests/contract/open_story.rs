//! A story as a reader opens it: everything around it in one look, in its order, noted for the page cache.

use std::sync::{Arc, Mutex};

use domain::document::{BlockKind, ImageBlock};
use domain::{Author, Byline, BylineRole, Comment, CommentState, Document, SitePath, Story, StoryKind, StoryState, Timestamp};
use newsroom::ReadLog;

use crate::support::{DAY, NOW, TestNewsroom, paragraph};

crate::contract!(everything_around_a_story, what_is_missing);

#[derive(Default)]
struct Noted(Mutex<Vec<String>>);

impl ReadLog for Noted {
    fn record(&self, key: String) {
        self.0.lock().unwrap().push(key);
    }
}

async fn everything_around_a_story(paper: &TestNewsroom) {
    let (lead, inside, portrait) = (paper.picture("lead", ""), paper.picture("inside", ""), paper.picture("portrait", ""));
    let first = Author { picture: Some(portrait.id.clone()), ..paper.author("first", "First") };
    let second = paper.author("second", "Second");
    let (river, border) = (paper.tag("river"), paper.tag("border"));
    let image = BlockKind::Image(ImageBlock { media: Some(inside.id.clone()), ..ImageBlock::default() });
    let byline = |author: &Author, role| Byline { author: author.id.clone(), role };
    let story = Story {
        document: Document::from_kinds(
            paragraph("Seven words stand in this one sentence").blocks.into_iter().map(|block| block.kind).chain([image]),
        ),
        tags: vec![river.id.clone(), border.id.clone()],
        bylines: vec![byline(&second, BylineRole::Writer), byline(&first, BylineRole::Writer), byline(&second, BylineRole::Photographer)],
        lead_image: Some(lead.id.clone()),
        ..paper.story("talks", "Talks", "", 2 * DAY)
    };
    let (older, newer) = (paper.story("older", "Older", "x", 3 * DAY), paper.story("newer", "Newer", "x", DAY));
    let comment = |age, state| Comment { state, created_at: Timestamp::from_millis(NOW - age), ..paper.comment(&story) };
    let comments = [comment(20, CommentState::Approved), comment(10, CommentState::Approved)];
    let page = Story { kind: StoryKind::Page, ..paper.story("about", "About", "us", 2 * DAY) };
    paper
        .edit(async |edit| {
            for item in [&lead, &inside, &portrait] {
                edit.put_media(item).await.unwrap();
            }
            for author in [&first, &second] {
                edit.put_author(author).await.unwrap();
            }
            for tag in [&river, &border] {
                edit.put_tag(tag).await.unwrap();
            }
            for story in [&story, &older, &newer, &page] {
                edit.overwrite_story(story, "").await.unwrap();
            }
            for comment in [&comments[1], &comments[0], &comment(5, CommentState::Waiting)] {
                edit.put_comment(comment).await.unwrap();
            }
        })
        .await;
    let noted = Arc::new(Noted::default());
    let n = paper.newsroom.recording(noted.clone());
    let opened = n.open_story(&story.path).await.unwrap().unwrap();
    assert_eq!(opened.story, story);
    assert_eq!(opened.words, 7);
    assert_eq!(opened.authors, [second.clone(), first.clone()], "each once, in the order of the bylines");
    assert_eq!(opened.tags, [river.clone(), border.clone()]);
    assert_eq!(opened.comments, comments);
    assert_eq!(opened.media.len(), 3);
    assert!([&lead, &inside, &portrait].into_iter().all(|item| opened.media[&item.id] == *item));
    let (previous, next) = (opened.previous.unwrap(), opened.next.unwrap());
    assert_eq!((&previous.id, &previous.path, &previous.headline), (&older.id, &older.path, &older.headline));
    assert_eq!((next.id, next.language, next.direction), (newer.id.clone(), newer.language.clone(), newer.direction));
    let noted = noted.0.lock().unwrap().clone();
    for key in [
        format!("path:{}", story.path),
        format!("story:{}", story.id),
        format!("comments:{}", story.id),
        format!("beside:{}", story.id),
        format!("author:{}", first.id),
        format!("author:{}", second.id),
        format!("tag:{}", river.id),
        format!("tag:{}", border.id),
        format!("media:{}", lead.id),
        format!("media:{}", inside.id),
        format!("media:{}", portrait.id),
        format!("card:{}", older.id),
        format!("card:{}", newer.id),
    ] {
        assert!(noted.contains(&key), "{key} is not among {noted:?}");
    }
    let page = n.open_story(&page.path).await.unwrap().unwrap();
    assert_eq!((page.previous, page.next, page.comments.len()), (None, None, 0), "a page stands for itself");
}

async fn what_is_missing(paper: &TestNewsroom) {
    let draft = Story { state: StoryState::Draft, published_at: None, ..paper.story("draft", "Draft", "x", DAY) };
    let gone = paper.tag("gone");
    let story = paper.story("s", "S", "x", DAY);
    paper.put(&[draft.clone(), story.clone()]).await;
    let n = &paper.newsroom;
    let opened = n.open_story(&draft.path).await.unwrap().unwrap();
    assert_eq!((opened.story.state, opened.previous, opened.next), (StoryState::Draft, None, None));
    assert!(opened.authors.is_empty() && opened.media.is_empty());
    let alone = n.open_story(&story.path).await.unwrap().unwrap();
    assert!(alone.previous.is_none() && alone.next.is_none() && !alone.tags.contains(&gone));
    assert_eq!(n.open_story(&SitePath::parse("/nothing/").unwrap()).await.unwrap(), None);
}
