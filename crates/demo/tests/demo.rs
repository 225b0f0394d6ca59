//! The demo in a real newsroom: complete, and loaded only once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::Path;

use demo::DemoError;
use domain::{Slug, StoryState};
use media::MediaStore;
use newsroom::{DatabaseUrl, ListQuery, Newsroom, Shelf};

async fn newsroom(folder: &Path) -> Newsroom {
    Newsroom::open_system(&DatabaseUrl::in_folder(folder)).await.unwrap()
}

fn quiet(_: &str, _: u64, _: u64) {}

#[tokio::test(flavor = "multi_thread")]
async fn loading_twice_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path()).await;
    let store = MediaStore::at(folder.path().join("media"));
    let first = demo::load(&newsroom, &newsroom::Authority::command_line(), &store, &quiet).await.unwrap();
    assert!(first.stories >= 40 && first.pages == 2 && first.pictures > 40 && first.comments >= 20, "{first:?}");
    let count = newsroom.shelf_count(Shelf::All).await.unwrap();
    assert_eq!(count as usize, first.stories, "some stories are on no list");

    let second = demo::load(&newsroom, &newsroom::Authority::command_line(), &store, &quiet).await.unwrap();
    assert_eq!((second.stories, second.pages, second.pictures), (0, 0, 0));
    assert_eq!(newsroom.shelf_count(Shelf::All).await.unwrap(), count);

    let now = newsroom.now();
    let page =
        newsroom.list(ListQuery { shelf: Shelf::All, after: None, from: None, until: None, limit: 100, exclude: None }).await.unwrap();
    for card in &page.cards {
        assert!(card.published_at <= now, "{} is dated in the future", card.headline);
        let story = newsroom.story_by_id(&card.id).await.unwrap().unwrap();
        let words = story.document.word_count();
        assert!((200..=600).contains(&words), "{} has {words} words", story.slug);
        assert_eq!(story.state, StoryState::Published);
        if let Some(picture) = &story.lead_image {
            let picture = newsroom.media_by_ids(std::slice::from_ref(picture)).await.unwrap().remove(picture).unwrap();
            assert!(!picture.alt.is_empty() && picture.alt != story.headline.as_str(), "{}", story.slug);
            assert_eq!((picture.width, picture.height, picture.widths.len()), (1600, 900, 5), "{}", story.slug);
        }
    }
    for section in newsroom.sections().await.unwrap() {
        let stories = newsroom.shelf_count(Shelf::Section(&section.id)).await.unwrap();
        assert!(stories >= 2, "{} has {stories}", section.name);
        assert!(section.slug.as_str() != "sco" || stories == 4, "SCO has {stories}");
    }
    let urdu = newsroom.story_by_path(&domain::SitePath::of_story(&Slug::parse("safarati-kutub-khane").unwrap())).await.unwrap().unwrap();
    assert_eq!((urdu.language.as_str(), urdu.direction), ("ur", domain::Direction::RightToLeft));
    let menu = newsroom.menu(&Slug::parse("main").unwrap()).await.unwrap().unwrap();
    assert_eq!((menu.items.len(), menu.len()), (11, 15));
}

#[tokio::test(flavor = "multi_thread")]
async fn synthetic_stories_reach_the_number_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path()).await;
    assert_eq!(demo::load_synthetic(&newsroom, &newsroom::Authority::command_line(), 120, &quiet).await.unwrap(), 120);
    assert_eq!(demo::load_synthetic(&newsroom, &newsroom::Authority::command_line(), 200, &quiet).await.unwrap(), 80);
    assert_eq!(demo::load_synthetic(&newsroom, &newsroom::Authority::command_line(), 200, &quiet).await.unwrap(), 0);
    assert_eq!(newsroom.shelf_count(Shelf::All).await.unwrap(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newsroom_with_its_own_stories_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path()).await;
    demo::load_synthetic(&newsroom, &newsroom::Authority::command_line(), 1, &quiet).await.unwrap();
    let card = newsroom
        .list(ListQuery { shelf: Shelf::All, after: None, from: None, until: None, limit: 1, exclude: None })
        .await
        .unwrap()
        .cards
        .remove(0);
    let mut own = newsroom.story_by_id(&card.id).await.unwrap().unwrap();

    let other = tempfile::tempdir().unwrap();
    let mine = self::newsroom(other.path()).await;
    own.sections.clear();
    own.primary_section = None;
    own.tags.clear();
    own.bylines.clear();
    let authority = newsroom::Authority::command_line();
    let mut edit = mine.edit(&authority).await.unwrap();
    edit.overwrite_story(&own, "written here").await.unwrap();
    edit.commit().await.unwrap();
    let store = MediaStore::at(other.path().join("media"));
    assert!(matches!(
        demo::load(&mine, &newsroom::Authority::command_line(), &store, &quiet).await,
        Err(DemoError::NotEmpty { stories: 1 })
    ));
    assert!(matches!(
        demo::load_synthetic(&mine, &newsroom::Authority::command_line(), 5, &quiet).await,
        Err(DemoError::NotEmpty { stories: 1 })
    ));
    assert_eq!(mine.shelf_count(Shelf::All).await.unwrap(), 1, "an invented story got into a real paper");
}
