//! Taking an import back: what it made goes, what it changed is as before, what somebody changed since stays and says why.

use domain::*;
use newsroom::{Authority, ListQuery, Shelf, TAKE_BACK_ORDER, TakenBack};

use crate::support::{DAY, House, paragraph};

crate::contract!(what_an_import_made_goes_and_what_was_changed_since_stays, two_imports_are_taken_back_one_after_the_other);

async fn take_back(house: &House, import: &ImportId) -> Vec<(String, TakenBack)> {
    let mut done = Vec::new();
    for kind in TAKE_BACK_ORDER {
        let ids = house.newsroom.things_of_import(import, kind, None, 1000).await.unwrap();
        house
            .edit(async |edit| {
                edit.begin_take_back(import).await.unwrap();
                for id in ids {
                    done.push((kind.to_owned(), edit.take_back(import, kind, &id).await.unwrap()));
                }
            })
            .await;
    }
    house.edit(async |edit| edit.finish_take_back(import).await.unwrap()).await;
    done
}

/// Runs an edit as an import does.
async fn importing(house: &House, import: Option<&ImportId>, work: impl AsyncFnOnce(&mut newsroom::Edit<'_>)) -> ImportId {
    let import = match import {
        Some(import) => import.clone(),
        None => {
            let mut begun = None;
            house.edit(async |edit| begun = Some(edit.begin_import("wordpress:https://a").await.unwrap())).await;
            begun.unwrap()
        }
    };
    let authority = Authority::import(import.clone());
    let mut edit = house.newsroom.edit(&authority).await.unwrap();
    work(&mut edit).await;
    edit.commit().await.unwrap();
    import
}

async fn count(house: &House) -> usize {
    house.newsroom.list(ListQuery::newest(Shelf::All, 50)).await.unwrap().cards.len()
}

async fn what_an_import_made_goes_and_what_was_changed_since_stays(house: &House) {
    let n = &house.newsroom;
    let own = house.story("own", "Written here", "ours", DAY);
    house.put(std::slice::from_ref(&own)).await;
    let (section, tag, author) = (house.section("rivers", None), house.tag("water"), house.author("ada", "Ada"));
    let (shown, unused) = (house.picture("shown", ""), MediaItem { file: Some("ee/ff.jpg".to_owned()), ..house.picture("unused", "") });
    let with = |story: Story| Story {
        sections: vec![section.id.clone()],
        tags: vec![tag.id.clone()],
        bylines: vec![Byline { author: author.id.clone(), role: BylineRole::Writer }],
        lead_image: Some(shown.id.clone()),
        ..story
    };
    let (goes, edited, answered) = (
        house.story("goes", "It goes away", "one", DAY),
        with(house.story("edited", "It is edited", "two", DAY)),
        house.story("answered", "It has readers", "three", DAY),
    );
    let comment = |story: &Story, parent: Option<&Comment>| Comment {
        parent: parent.map(|parent| parent.id.clone()),
        author_name: "R. Eader".to_owned(),
        ..house.comment(story)
    };
    let (on_goes, on_answered) = (comment(&goes, None), comment(&answered, None));
    let redirect = Redirect { from: "/2020/goes/".to_owned(), to: goes.path.clone(), status: RedirectStatus::Moved };
    let import = importing(house, None, async |edit| {
        edit.put_section(&section).await.unwrap();
        edit.put_tag(&tag).await.unwrap();
        edit.put_author(&author).await.unwrap();
        for item in [&shown, &unused] {
            edit.put_media(item).await.unwrap();
        }
        for story in [&goes, &edited, &answered] {
            edit.put_story(story, "import").await.unwrap();
        }
        for comment in [&on_goes, &on_answered] {
            edit.put_comment(comment).await.unwrap();
        }
        edit.put_redirect(&redirect).await.unwrap();
        edit.put_settings(&SiteSettings { name: "Old Paper".to_owned(), ..SiteSettings::default() }).await.unwrap();
    })
    .await;
    let reader = comment(&answered, Some(&on_answered));
    house
        .edit(async |edit| {
            assert!(edit.is_as_imported("story", edited.id.as_str()).await.unwrap());
            let changed = Story { headline: Headline::parse("A better headline").unwrap(), ..edited.clone() };
            edit.put_story(&changed, "by hand").await.unwrap();
            assert!(!edit.is_as_imported("story", edited.id.as_str()).await.unwrap());
            edit.put_comment(&reader).await.unwrap();
            edit.remember_source("wordpress:https://a", "post", "1", goes.id.as_str(), &import).await.unwrap();
            edit.remember_source("wordpress:https://a", "post", "2", edited.id.as_str(), &import).await.unwrap();
            edit.remember_source("wordpress:https://a", "post.read", "2", "digest", &import).await.unwrap();
        })
        .await;
    assert_eq!(count(house).await, 4);
    let done = take_back(house, &import).await;
    let stays: Vec<(&str, &str, &str)> = done
        .iter()
        .filter_map(|(kind, taken)| match taken {
            TakenBack::Stays { title, why } => Some((kind.as_str(), title.as_str(), why.as_str())),
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
    assert!(done.iter().all(|(_, taken)| *taken != TakenBack::Restored));
    assert!(n.story_by_id(&goes.id).await.unwrap().is_none() && n.redirect("/2020/goes/").await.unwrap().is_none());
    assert!(n.media_by_slug(&unused.slug).await.unwrap().is_none());
    assert_eq!(n.settings().await.unwrap(), SiteSettings::default());
    assert_eq!((count(house).await, n.shelf_count(Shelf::All).await.unwrap()), (3, 3));
    let query = newsroom::SearchQuery { text: "goes".to_owned(), ..Default::default() };
    assert_eq!(n.search(&query).await.unwrap().hits.len(), 0);
    // what stays is still known, so that importing again does not double it
    house
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

async fn two_imports_are_taken_back_one_after_the_other(house: &House) {
    let n = &house.newsroom;
    let first = house.story("s", "First version", "one", DAY);
    let second = Story { headline: Headline::parse("Second version").unwrap(), document: paragraph("two"), ..first.clone() };
    let one = importing(house, None, async |edit| edit.put_story(&first, "import").await.unwrap()).await;
    // one that was stopped goes on under its number
    house
        .edit(async |edit| {
            assert_eq!(edit.stopped_import("wordpress:https://a").await.unwrap().as_ref(), Some(&one));
            edit.finish_import(&one, "{}").await.unwrap();
            assert_eq!(edit.stopped_import("wordpress:https://a").await.unwrap(), None);
        })
        .await;
    let two = importing(house, None, async |edit| edit.put_story(&second, "import").await.unwrap()).await;
    let again = take_back(house, &one).await;
    assert!(matches!(&again[0].1, TakenBack::Stays { why, .. } if why.contains("another import wrote it")), "{again:?}");
    assert_eq!(take_back(house, &two).await, [("story".to_owned(), TakenBack::Restored)]);
    assert_eq!(n.story_by_id(&first.id).await.unwrap().unwrap(), first);
    assert_eq!(take_back(house, &one).await, [("story".to_owned(), TakenBack::Removed)]);
    assert_eq!((count(house).await, n.shelf_count(Shelf::All).await.unwrap()), (0, 0));
    // none begins while one is being taken back
    house
        .edit(async |edit| {
            edit.begin_take_back(&one).await.unwrap();
            let error = edit.stopped_import("wordpress:https://a").await.unwrap_err().to_string();
            assert!(error.contains("--rollback"), "{error}");
            edit.finish_take_back(&one).await.unwrap();
            assert!(edit.begin_take_back(&ImportId::parse(&house.id()).unwrap()).await.is_err());
        })
        .await;
}
