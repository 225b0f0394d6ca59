//! Layout data is loaded again when something on it changes, and not when anything else does.

use std::sync::Arc;

use app::site::load::LayoutData;
use domain::{Comment, CommentId, CommentKind, CommentState, Document, Headline, SitePath, SiteSettings, Story, StoryState, Timestamp};
use newsroom::Authority;

use crate::support::{NOW, TestSite, story};

/// An edit of one entity, committed.
macro_rules! save {
    ($paper:expr, $put:ident($($what:expr),*)) => {{
        let authority = Authority::command_line();
        let mut edit = $paper.newsroom.edit(&authority).await.unwrap();
        edit.$put($($what),*).await.unwrap();
        edit.commit().await.unwrap();
    }};
}

async fn layout(paper: &TestSite) -> Arc<LayoutData> {
    paper.cache.layout().expect("layout data is cached").data(&paper.newsroom).await.unwrap()
}

#[tokio::test]
async fn a_comment_or_an_autosave_leaves_it_alone() {
    let paper = TestSite::start().await;
    let before = layout(&paper).await;
    let stored = paper.newsroom.story_by_path(&SitePath::parse("/river-3/").unwrap()).await.unwrap().unwrap();
    let comment = Comment {
        id: CommentId::fresh(paper.newsroom.ids()),
        story: stored.id,
        parent: None,
        kind: CommentKind::Comment,
        state: CommentState::Approved,
        author_name: "Li".to_owned(),
        author_email: None,
        author_url: String::new(),
        body: Document::from_plain_text("Well said."),
        created_at: Timestamp::from_millis(NOW),
        staff: false,
    };
    save!(paper, put_comment(&comment));
    assert!(Arc::ptr_eq(&before, &layout(&paper).await), "a comment dropped it");
    let draft = Story { state: StoryState::Draft, ..story(&paper.newsroom, "unfinished", "Unfinished") };
    for round in 0..3 {
        let draft = Story { headline: Headline::parse(&format!("Unfinished {round}")).unwrap(), ..draft.clone() };
        save!(paper, overwrite_story(&draft, "autosave"));
        assert!(Arc::ptr_eq(&before, &layout(&paper).await), "autosave {round} dropped it");
    }
}

#[tokio::test]
async fn what_is_on_it_loads_it_again() {
    let paper = TestSite::start().await;
    assert_ne!(layout(&paper).await.settings.tagline, "Another");
    let settings = SiteSettings { tagline: "Another".into(), ..paper.newsroom.settings().await.unwrap() };
    save!(paper, put_settings(&settings));
    assert_eq!(layout(&paper).await.settings.tagline, "Another");
    save!(
        paper,
        overwrite_story(
            &Story { published_at: Some(Timestamp::from_millis(NOW)), ..story(&paper.newsroom, "newest", "The newest") },
            "test"
        )
    );
    assert_eq!(layout(&paper).await.recent.first().map(|card| card.headline.to_string()).as_deref(), Some("The newest"));
}
