//! Edits: all or nothing, one after the other, names that are taken.

use domain::*;
use newsroom::{Authority, Error, Newsroom, Shelf, SlugOf, WorklistQuery};

use crate::support::{DAY, TestNewsroom};

crate::contract!(
    dropped_is_undone,
    conflicts_leave_the_edit_usable,
    dangling_references_are_refused,
    free_names,
    fifty_at_once,
    a_stale_save_is_refused
);

async fn dropped_is_undone(paper: &TestNewsroom) {
    let authority = Authority::command_line();
    let story = paper.story("s", "S", "unwritten", DAY);
    {
        let mut edit = paper.newsroom.edit(&authority).await.unwrap();
        edit.overwrite_story(&story, "").await.unwrap();
        edit.put_settings(&SiteSettings { name: "X".to_owned(), ..SiteSettings::default() }).await.unwrap();
    }
    let n = &paper.newsroom;
    assert_eq!(n.story_by_id(&story.id).await.unwrap(), None);
    assert_eq!(n.settings().await.unwrap(), SiteSettings::default());
    assert_eq!(n.shelf_count(Shelf::All).await.unwrap(), 0);
    assert!(n.outbox_since(0, 10).await.unwrap().is_empty());
    paper.put(std::slice::from_ref(&story)).await;
    assert_eq!(n.shelf_count(Shelf::All).await.unwrap(), 1);
}

async fn conflicts_leave_the_edit_usable(paper: &TestNewsroom) {
    let (story, tag) = (paper.story("s", "S", "x", DAY), paper.tag("t"));
    paper.put(std::slice::from_ref(&story)).await;
    paper
        .edit(async |edit| {
            edit.put_tag(&tag).await.unwrap();
            let error = edit.overwrite_story(&paper.story("s", "Other", "x", DAY), "").await.unwrap_err();
            assert!(matches!(&error, Error::Conflict { what: "story path", value } if value == "/s/"), "{error}");
            let error = edit.put_tag(&paper.tag("t")).await.unwrap_err();
            assert!(matches!(&error, Error::Conflict { what: "tag slug", .. }), "{error}");
            edit.overwrite_story(&paper.story("other", "Other", "x", DAY), "").await.unwrap();
        })
        .await;
    assert!(paper.newsroom.story_by_path(&"/other/".parse().unwrap()).await.unwrap().is_some());
}

async fn dangling_references_are_refused(paper: &TestNewsroom) {
    let authority = Authority::command_line();
    let story = Story { tags: vec![TagId::parse(&paper.id()).unwrap()], ..paper.story("s", "S", "x", DAY) };
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&story, "").await.unwrap();
    let error = edit.commit().await.unwrap_err();
    assert!(matches!(error, Error::Missing { .. }), "{error}");
    assert_eq!(paper.newsroom.story_by_id(&story.id).await.unwrap(), None);
    // and the writer is free again
    paper.put(&[paper.story("t", "T", "x", DAY)]).await;
}

async fn free_names(paper: &TestNewsroom) {
    let taken = paper.story("talks", "S", "x", DAY);
    let section = paper.section("world", None);
    paper.put(std::slice::from_ref(&taken)).await;
    paper
        .edit(async |edit| {
            edit.put_section(&section).await.unwrap();
            let slug: Slug = "talks".parse().unwrap();
            let free = edit.unique_story_path(&taken.path, &slug, None, &taken.id).await.unwrap();
            assert_eq!(free, (slug.clone(), taken.path.clone()), "its own");
            let other = StoryId::parse(&paper.id()).unwrap();
            for number in 2..40 {
                let (slug, path) = edit.unique_story_path(&taken.path, &slug, None, &other).await.unwrap();
                assert_eq!((slug.as_str(), path.as_str()), (format!("talks-{number}").as_str(), format!("/talks-{number}/").as_str()));
                edit.overwrite_story(&paper.story(slug.as_str(), "S", "x", DAY), "").await.unwrap();
            }
            let (_, path) =
                edit.unique_story_path(&"/about/talks/".parse().unwrap(), &slug, Some(&"/about/".parse().unwrap()), &other).await.unwrap();
            assert_eq!(path.as_str(), "/about/talks/");
            for reserved in ["feed", "desk", "2024"] {
                let slug: Slug = reserved.parse().unwrap();
                let (free, path) = edit.unique_story_path(&SitePath::of_story(&slug), &slug, None, &other).await.unwrap();
                assert_eq!((free.as_str(), path.as_str()), (format!("{reserved}-2").as_str(), format!("/{reserved}-2/").as_str()));
            }
            // a story that an import would leave below a section named like one of the site's own routes
            let (_, path) = edit.unique_story_path(&"/media/talks/".parse().unwrap(), &slug, None, &other).await.unwrap();
            assert_eq!(path.as_str(), "/talks-40/");
            let dated: SitePath = "/2019/05/talks/".parse().unwrap();
            edit.overwrite_story(&Story { path: dated.clone(), ..paper.story("talks", "S", "x", DAY) }, "").await.unwrap();
            let (_, path) = edit.unique_story_path(&dated, &slug, None, &other).await.unwrap();
            assert_eq!(path.as_str(), "/2019/05/talks-2/");
            assert_eq!(edit.unique_slug(SlugOf::Section, &section.slug, section.id.as_str()).await.unwrap(), section.slug);
            assert_eq!(edit.unique_slug(SlugOf::Section, &section.slug, "x").await.unwrap().as_str(), "world-2");
            for table in [SlugOf::Tag, SlugOf::Author, SlugOf::Media, SlugOf::Menu] {
                assert_eq!(edit.unique_slug(table, &section.slug, "x").await.unwrap(), section.slug);
            }
        })
        .await;
}

async fn fifty_at_once(paper: &TestNewsroom) {
    let (section, shared) = (paper.section("world", None), paper.story("shared", "Shared", "common words", DAY));
    paper.edit(async |edit| edit.put_section(&section).await.unwrap()).await;
    paper.put(std::slice::from_ref(&shared)).await;
    let write = async |newsroom: Newsroom, editor: Authority, own: Story, shared: Story| {
        // each takes what the others saved and adds to it, as a person would
        let mut base = RevisionNumber(1);
        loop {
            let mut edit = newsroom.edit(&editor).await.unwrap();
            let stored = edit.story_by_id(&shared.id).await.unwrap().unwrap();
            let changed = Story { position: stored.position + 1, ..stored };
            match edit.put_story(&changed, base, "").await {
                Err(Error::EditConflict { revision, saved_by, .. }) => {
                    assert!(revision > base && saved_by.is_some());
                    base = revision;
                }
                saved => {
                    saved.unwrap();
                    edit.put_story(&own, RevisionNumber::NEW, "").await.unwrap();
                    edit.commit().await.unwrap();
                    return;
                }
            }
        }
    };
    let mut tasks = Vec::new();
    for number in 0..50 {
        let own = Story { sections: vec![section.id.clone()], ..paper.draft(&format!("s{number}"), "common words") };
        let editor = paper.person(Role::Editor, None).await;
        tasks.push(tokio::spawn(write(paper.newsroom.clone(), editor, own, shared.clone())));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let n = &paper.newsroom;
    let own = WorklistQuery { section: Some(section.id.clone()), limit: 100, ..WorklistQuery::default() };
    assert_eq!(n.worklist(&Authority::command_line(), &own).await.unwrap().rows.len(), 50);
    assert_eq!(n.story_by_id(&shared.id).await.unwrap().unwrap().position, 50, "nobody's change is lost");
    assert_eq!(n.revisions(&shared.id).await.unwrap().len(), 51);
    let seqs: Vec<i64> = n.outbox_since(0, 100).await.unwrap().iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=52).collect::<Vec<_>>());
}

async fn a_stale_save_is_refused(paper: &TestNewsroom) {
    let story = paper.draft("talks", "first words");
    let (ada, ben) = (paper.person(Role::Editor, None).await, paper.person(Role::Editor, None).await);
    let with = |text: &str| Story { document: crate::support::paragraph(text), ..story.clone() };
    let first = paper.try_as(&ada, async |edit| edit.put_story(&story, RevisionNumber::NEW, "").await).await.unwrap();
    paper.clock.advance(1000);
    let second = paper.try_as(&ben, async |edit| edit.put_story(&with("by Ben"), first, "").await).await.unwrap();
    assert_eq!((first, second), (RevisionNumber(1), RevisionNumber(2)));
    let error = paper.try_as(&ada, async |edit| edit.put_story(&with("by Ada"), first, "").await).await.unwrap_err();
    let Error::EditConflict { revision, saved_by, saved_at } = error else { panic!("{error}") };
    let ben_saved = (second, ben.person().map(|ben| ben.user.clone()), Timestamp::from_millis(crate::support::NOW + 1000));
    assert_eq!((revision, saved_by, saved_at), ben_saved);
    assert_eq!(paper.newsroom.story_by_id(&story.id).await.unwrap().unwrap(), with("by Ben"));
    // the same text again is nobody's loss: a repeated request succeeds
    let again = paper.try_as(&ben, async |edit| edit.put_story(&with("by Ben"), first, "").await).await.unwrap();
    assert_eq!(again, second);
    // people cannot overwrite, and a story that is gone is not created again
    let error = paper.try_as(&ada, async |edit| edit.overwrite_story(&with("by Ada"), "").await).await.unwrap_err();
    assert!(matches!(error, Error::NoBase), "{error}");
    let gone = paper.draft("gone", "x");
    let error = paper.try_as(&ada, async |edit| edit.put_story(&gone, RevisionNumber(3), "").await).await.unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error}");
}
