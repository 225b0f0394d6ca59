//! The row of a story follows its draft, unless readers see it.

use domain::{Role, StoryState, Timestamp};
use newsroom::{Authority, WorklistQuery};
use serde_json::json;

use super::{HEADLINE, insert, row, set, text_of, write};
use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    the_row_follows_a_quiet_draft,
    the_row_follows_a_busy_draft_too,
    what_readers_see_follows_nothing_by_itself,
    a_field_that_does_not_fit_holds_back_no_other,
);

async fn listed(paper: &TestNewsroom, who: &Authority, words: &str) -> usize {
    let query = WorklistQuery { words: words.to_owned(), limit: 10, ..WorklistQuery::default() };
    paper.newsroom.worklist(who, &query).await.unwrap().rows.len()
}

async fn the_row_follows_a_quiet_draft(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    write(paper, &editor, &story, insert(text_of(&story), "Glaciers and ")).await;
    write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    let n = &paper.newsroom;
    assert_eq!(n.unsaved_drafts().await.unwrap(), [], "somebody may still be writing");
    paper.clock.advance(2_000);
    assert_eq!(n.unsaved_drafts().await.unwrap(), std::slice::from_ref(&story.id));
    n.follow_draft(&story.id).await.unwrap();
    let now = row(paper, &story).await;
    assert_eq!((now.headline.as_str(), now.document.plain_text().as_str()), ("New talks", "Glaciers and Water"));
    assert_eq!((listed(paper, &editor, "glaciers").await, n.revisions(&story.id).await.unwrap().len()), (1, 1));
    assert_eq!(n.unsaved_drafts().await.unwrap(), []);
    let opened = n.open_draft(&editor, &story.id).await.unwrap();
    assert_eq!((opened.version, opened.saved), (2, 2));
    let status = n.draft_status(&story.id).await.unwrap().unwrap();
    assert_eq!((status.version, status.saved, status.state, status.live, status.revision), (2, 2, StoryState::Draft, false, 1));
}

async fn the_row_follows_a_busy_draft_too(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    for second in 1..=9 {
        write(paper, &editor, &story, insert(HEADLINE, "x")).await;
        assert_eq!(paper.newsroom.unsaved_drafts().await.unwrap(), [], "after {second} seconds");
        paper.clock.advance(1_000);
    }
    assert_eq!(paper.newsroom.unsaved_drafts().await.unwrap(), [story.id]);
}

async fn what_readers_see_follows_nothing_by_itself(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    for state in [StoryState::Published, StoryState::Scheduled, StoryState::Private] {
        let mut story = paper.story(&format!("s-{state}"), "Talks", "Water", DAY);
        story.state = state;
        story.published_at = Some(Timestamp::from_millis(if state == StoryState::Scheduled { NOW + DAY } else { NOW - DAY }));
        paper.put(std::slice::from_ref(&story)).await;
        write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
        paper.clock.advance(20_000);
        assert_eq!(paper.newsroom.unsaved_drafts().await.unwrap(), [], "{state}");
        paper.newsroom.follow_draft(&story.id).await.unwrap();
        assert_eq!(row(paper, &story).await, story, "{state}");
    }
}

async fn a_field_that_does_not_fit_holds_back_no_other(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let (other, story) = (paper.draft("taken", "x"), paper.draft("talks", "Water"));
    paper.put(&[other, story.clone()]).await;
    let unknown = paper.id();
    write(paper, &editor, &story, set("slug", json!("taken"))).await;
    write(paper, &editor, &story, set("section", json!(unknown))).await;
    write(paper, &editor, &story, set("sections", json!([unknown]))).await;
    write(paper, &editor, &story, set("tags", json!([unknown]))).await;
    write(paper, &editor, &story, set("bylines", json!([{ "author": unknown, "role": "writer" }]))).await;
    write(paper, &editor, &story, set("canonicalUrl", json!("not a URL"))).await;
    write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    paper.newsroom.follow_draft(&story.id).await.unwrap();
    let now = row(paper, &story).await;
    assert_eq!((now.headline.as_str(), &now.path, &now.slug), ("New talks", &story.path, &story.slug));
    assert!(now.sections.is_empty() && now.primary_section.is_none() && now.tags.is_empty() && now.bylines.is_empty());
}
