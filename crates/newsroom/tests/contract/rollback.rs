//! Taking an import back: what it made goes, what it changed is as before, what somebody changed since stays and says why.

use domain::*;
use newsroom::{Authority, ListQuery, ROLLBACK_ORDER, RolledBack, Shelf};

use crate::support::{DAY, TestNewsroom, paragraph};

crate::contract!(what_an_import_made_goes_and_what_was_changed_since_stays, two_imports_are_taken_back_one_after_the_other);

async fn roll_back(paper: &TestNewsroom, import: &ImportId) -> Vec<(String, RolledBack)> {
    let mut done = Vec::new();
    for kind in ROLLBACK_ORDER {
        let ids = paper.newsroom.entities_of_import(import, kind, None, 1000).await.unwrap();
        paper
            .edit(async |edit| {
                edit.begin_rollback(import).await.unwrap();
                for id in ids {
                    done.push((kind.to_owned(), edit.roll_back(import, kind, &id).await.unwrap()));
                }
            })
            .await;
    }
    paper.edit(async |edit| edit.finish_rollback(import).await.unwrap()).await;
    done
}

/// Runs an edit as an import does.
async fn importing(paper: &TestNewsroom, import: Option<&ImportId>, work: impl AsyncFnOnce(&mut newsroom::Edit<'_>)) -> ImportId {
    let import = match import {
        Some(import) => import.clone(),
        None => {
            let mut begun = None;
            paper.edit(async |edit| begun = Some(edit.begin_import("wordpress:https://a").await.unwrap())).await;
            begun.unwrap()
        }
    };
    let authority = Authority::command_line().importing(import.clone()).unwrap();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    work(&mut edit).await;
    edit.commit().await.unwrap();
    import
}

async fn count(paper: &TestNewsroom) -> usize {
    paper.newsroom.list(ListQuery::newest(Shelf::All, 50)).await.unwrap().cards.len()
}

async fn what_an_import_made_goes_and_what_was_changed_since_stays(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    let own = paper.story("own", "Written here", "ours", DAY);
    paper.put(std::slice::from_ref(&own)).await;
    let (section, tag, author) = (paper.section("rivers", None), paper.tag("water"), paper.author("ada", "Ada"));
    let (shown, unused) = (paper.picture("shown", ""), MediaItem { file: Some("ee/ff.jpg".to_owned()), ..paper.picture("unused", "") });
    let with = |story: Story| Story {
        sections: vec![section.id.clone()],
        tags: vec![tag.id.clone()],
        bylines: vec![Byline { author: author.id.clone(), role: BylineRole::Writer }],
        lead_image: Some(shown.id.clone()),
        ..story
    };
    let (goes, edited, answered) = (
        paper.story("goes", "It goes away", "one", DAY),
        with(paper.story("edited", "It is edited", "two", DAY)),
        paper.story("answered", "It has readers", "three", DAY),
    );
    let comment = |story: &Story, parent: Option<&Comment>| Comment {
        parent: parent.map(|parent| parent.id.clone()),
        author_name: "R. Eader".to_owned(),
        ..paper.comment(story)
    };
    let (on_goes, on_answered) = (comment(&goes, None), comment(&answered, None));
    let redirect = Redirect { from: "/2020/goes/".to_owned(), to: goes.path.clone(), status: RedirectStatus::Moved };
    let import = importing(paper, None, async |edit| {
        edit.put_section(&section).await.unwrap();
        edit.put_tag(&tag).await.unwrap();
        edit.put_author(&author).await.unwrap();
        for item in [&shown, &unused] {
            edit.put_media(item).await.unwrap();
        }
        for story in [&goes, &edited, &answered] {
            edit.overwrite_story(story, "import").await.unwrap();
        }
        for comment in [&on_goes, &on_answered] {
            edit.put_comment(comment).await.unwrap();
        }
        edit.put_redirect(&redirect).await.unwrap();
        edit.put_settings(&SiteSettings { name: "Old Paper".to_owned(), ..SiteSettings::default() }).await.unwrap();
    })
    .await;
    let reader = comment(&answered, Some(&on_answered));
    paper
        .edit(async |edit| {
            assert!(edit.is_as_imported("story", edited.id.as_str()).await.unwrap());
            let changed = Story { headline: Headline::parse("A better headline").unwrap(), ..edited.clone() };
            edit.overwrite_story(&changed, "by hand").await.unwrap();
            assert!(!edit.is_as_imported("story", edited.id.as_str()).await.unwrap());
            edit.put_comment(&reader).await.unwrap();
            edit.record_source("wordpress:https://a", "post", "1", goes.id.as_str(), &import).await.unwrap();
            edit.record_source("wordpress:https://a", "post", "2", edited.id.as_str(), &import).await.unwrap();
            edit.record_source("wordpress:https://a", "post.read", "2", "digest", &import).await.unwrap();
        })
        .await;
    assert_eq!(count(paper).await, 4);
    let done = roll_back(paper, &import).await;
    let stays: Vec<(&str, &str, &str)> = done
        .iter()
        .filter_map(|(kind, taken)| match taken {
            RolledBack::Stays { title, why } => Some((kind.as_str(), title.as_str(), why.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        stays,
        [
            ("comment", "R. Eader", "it has answers that stay"),
            ("story", "It has readers", "2 comments under it stay"),
            ("story", "A better headline", "it was changed here since"),
            ("media", "shown", "stories that stay show it"),
            ("file", "ab/cd.jpg", "a picture or file that stays needs it"),
            ("tag", "water", "stories that stay carry it"),
            ("author", "Ada", "stories that stay are by them"),
            ("section", "RIVERS", "stories that stay are in it"),
        ]
    );
    assert!(done.iter().all(|(_, taken)| *taken != RolledBack::Restored));
    assert!(n.story_by_id(&goes.id).await.unwrap().is_none() && n.redirect("/2020/goes/").await.unwrap().is_none());
    assert!(n.media_by_slug(&unused.slug).await.unwrap().is_none());
    assert_eq!(n.settings().await.unwrap(), SiteSettings::default());
    assert_eq!((count(paper).await, n.shelf_count(Shelf::All).await.unwrap()), (3, 3));
    let query = newsroom::SearchQuery { text: "goes".to_owned(), ..Default::default() };
    assert_eq!(n.search(&query).await.unwrap().hits.len(), 0);
    // what stays is still known, so that importing again does not double it
    paper
        .edit(async |edit| {
            let mut known = async |kind: &str, key: &str| edit.source_id("wordpress:https://a", kind, key).await.unwrap();
            assert_eq!(known("post", "1").await, None);
            assert_eq!(known("post", "2").await.as_deref(), Some(edited.id.as_str()));
            assert_eq!(known("post.read", "2").await, None);
            assert_eq!(edit.stopped_import("wordpress:https://a").await.unwrap(), None);
        })
        .await;
    assert!(n.import_run(&import).await.unwrap().unwrap().undone_at.is_some());
}

async fn two_imports_are_taken_back_one_after_the_other(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    let first = paper.story("s", "First version", "one", DAY);
    let second = Story { headline: Headline::parse("Second version").unwrap(), document: paragraph("two"), ..first.clone() };
    let one = importing(paper, None, async |edit| edit.overwrite_story(&first, "import").await.unwrap()).await;
    // one that was stopped goes on under its number
    paper
        .edit(async |edit| {
            assert_eq!(edit.stopped_import("wordpress:https://a").await.unwrap().as_ref(), Some(&one));
            edit.finish_import(&one, "{}").await.unwrap();
            assert_eq!(edit.stopped_import("wordpress:https://a").await.unwrap(), None);
        })
        .await;
    let two = importing(paper, None, async |edit| edit.overwrite_story(&second, "import").await.unwrap()).await;
    let again = roll_back(paper, &one).await;
    assert!(matches!(&again[0].1, RolledBack::Stays { why, .. } if why.contains("another import has written it")), "{again:?}");
    assert_eq!(roll_back(paper, &two).await, [("story".to_owned(), RolledBack::Restored)]);
    assert_eq!(n.story_by_id(&first.id).await.unwrap().unwrap(), first);
    assert_eq!(roll_back(paper, &one).await, [("story".to_owned(), RolledBack::Removed)]);
    assert_eq!((count(paper).await, n.shelf_count(Shelf::All).await.unwrap()), (0, 0));
    // none begins while one is being rolled back
    paper
        .edit(async |edit| {
            edit.begin_rollback(&one).await.unwrap();
            let error = edit.stopped_import("wordpress:https://a").await.unwrap_err().to_string();
            assert!(error.contains("--rollback"), "{error}");
            edit.finish_rollback(&one).await.unwrap();
            assert!(edit.begin_rollback(&ImportId::parse(&paper.id()).unwrap()).await.is_err());
        })
        .await;
}
