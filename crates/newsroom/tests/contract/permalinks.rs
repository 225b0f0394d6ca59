//! The paths of stories: at first publication as the settings say, afterwards only where an editor moves them, with a redirect.

use domain::*;
use newsroom::{Authority, BulkAct, BulkItem, Error};

use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    the_settings_decide_at_the_first_publication_only,
    a_planned_story_follows_its_time_and_section,
    a_path_that_is_not_free_is_no_path,
    the_former_path_of_a_story_leads_to_it,
);

async fn set(paper: &TestNewsroom, permalinks: Permalinks) {
    let settings = SiteSettings { permalinks, time_zone: "Asia/Karachi".to_owned(), ..SiteSettings::default() };
    paper.edit(async |edit| edit.put_settings(&settings).await.unwrap()).await;
}

async fn path(paper: &TestNewsroom, id: &StoryId) -> String {
    paper.newsroom.story_by_id(id).await.unwrap().unwrap().path.into()
}

async fn begin(paper: &TestNewsroom, who: &Authority, slug: &str, section: Option<&Section>) -> (StoryId, RevisionNumber) {
    let sections: Vec<SectionId> = section.iter().map(|section| section.id.clone()).collect();
    let story = Story { primary_section: sections.first().cloned(), sections, ..paper.draft(slug, "words") };
    let base = paper.try_as(who, async |edit| edit.put_story(&story, RevisionNumber::NEW, "").await).await.unwrap();
    (story.id, base)
}

/// NOW is 22:13 on 14 November 2023 in UTC, the next day in Karachi.
async fn the_settings_decide_at_the_first_publication_only(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let (asia, media) = (paper.section("south-asia", None), paper.section("media", None));
    paper
        .edit(async |edit| {
            for section in [&asia, &media] {
                edit.put_section(section).await.unwrap()
            }
        })
        .await;
    let cases = [
        (Permalinks::Slug, "one", Some(&asia), "/one/"),
        (Permalinks::Section, "two", Some(&asia), "/south-asia/two/"),
        (Permalinks::Section, "three", None, "/three/"),
        // pictures are below /media/
        (Permalinks::Section, "four", Some(&media), "/four/"),
        (Permalinks::Month, "five", None, "/2023/11/five/"),
        (Permalinks::Day, "six", None, "/2023/11/15/six/"),
        // the archive of a day
        (Permalinks::Month, "07", None, "/07/"),
    ];
    let mut published = Vec::new();
    for (form, slug, section, expected) in cases {
        set(paper, form).await;
        let (id, base) = begin(paper, &editor, slug, section).await;
        assert_eq!(path(paper, &id).await, format!("/{slug}/"), "a draft");
        paper.try_as(&editor, async |edit| edit.publish(&id, base).await).await.unwrap();
        assert_eq!(path(paper, &id).await, expected);
        published.push((id, expected));
    }
    // neither another setting nor another section or time moves what readers know
    set(paper, Permalinks::Day).await;
    let act = BulkAct::Fields { headline: None, section: Some(media.id), time: Some(Timestamp::from_millis(NOW - 40 * DAY)) };
    for (id, expected) in &published {
        let item = BulkItem { story: id.clone(), base: RevisionNumber(2).into() };
        let done = paper.try_as(&editor, async |edit| edit.bulk(&act, std::slice::from_ref(&item)).await).await.unwrap();
        assert_eq!(done.changed, 1);
        assert_eq!(path(paper, id).await, *expected);
    }
    let found = async |slug: &str| paper.newsroom.stories_elsewhere(&Slug::parse(slug).unwrap()).await.unwrap();
    assert_eq!(found("two").await.iter().map(|link| link.path.as_str()).collect::<Vec<_>>(), ["/south-asia/two/"]);
    assert!(found("one").await.is_empty(), "it is at /one/");
}

async fn a_planned_story_follows_its_time_and_section(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    set(paper, Permalinks::Day).await;
    let (id, base) = begin(paper, &editor, "talks", None).await;
    let at = |days: i64| Timestamp::from_millis(NOW + days * DAY);
    let base = paper.try_as(&editor, async |edit| edit.schedule(&id, base, at(1)).await).await.unwrap();
    assert_eq!(path(paper, &id).await, "/2023/11/16/talks/");
    paper.try_as(&editor, async |edit| edit.schedule(&id, base, at(30)).await).await.unwrap();
    assert_eq!(path(paper, &id).await, "/2023/12/15/talks/");
    assert_eq!(paper.newsroom.redirect("/2023/11/16/talks/").await.unwrap(), None, "nobody has seen it there");
    assert!(paper.newsroom.stories_elsewhere(&Slug::parse("talks").unwrap()).await.unwrap().is_empty(), "nobody may see it yet");
    paper.clock.advance(30 * DAY);
    paper.newsroom.go_live().await.unwrap();
    assert_eq!(path(paper, &id).await, "/2023/12/15/talks/");
    assert_eq!(paper.newsroom.stories_elsewhere(&Slug::parse("talks").unwrap()).await.unwrap().len(), 1);
}

async fn a_path_that_is_not_free_is_no_path(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let first = Story { path: "/2023/11/talks/".parse().unwrap(), ..paper.story("talks", "Talks", "words", DAY) };
    paper.put(std::slice::from_ref(&first)).await;
    set(paper, Permalinks::Month).await;
    let (id, base) = begin(paper, &editor, "talks", None).await;
    let error = paper.try_as(&editor, async |edit| edit.publish(&id, base).await).await.unwrap_err();
    assert!(matches!(&error, Error::DraftProblems { problems } if problems[0].id == "path-taken"), "{error}");
    assert_eq!(path(paper, &id).await, "/talks/");
    assert_eq!(paper.newsroom.story_by_id(&id).await.unwrap().unwrap().state, StoryState::Draft);
}

async fn the_former_path_of_a_story_leads_to_it(paper: &TestNewsroom) {
    // an author may publish, and has no right to redirects
    let author = paper.person(Role::Author, None).await;
    set(paper, Permalinks::Month).await;
    let (id, base) = begin(paper, &author, "talks", None).await;
    let moved = async |slug: &str, base: RevisionNumber| {
        let story = paper.newsroom.story_by_id(&id).await.unwrap().unwrap();
        let mut draft: serde_json::Value = serde_json::from_str(&DraftDocument::of_story(&story, newsroom::UNTITLED).to_json()).unwrap();
        draft["attrs"]["slug"] = slug.into();
        let mut to = story;
        assert!(DraftDocument::parse(&draft.to_string()).unwrap().onto(&mut to).is_empty());
        paper.try_as(&author, async |edit| edit.put_story(&to, base, "moved").await).await.unwrap()
    };
    let base = moved("talks-begin", base).await;
    assert_eq!(paper.newsroom.redirect("/talks/").await.unwrap(), None, "nobody has seen it there");
    let base = paper.try_as(&author, async |edit| edit.publish(&id, base).await).await.unwrap();
    let leads = async |from: &str| paper.newsroom.redirect(from).await.unwrap().map(|redirect| redirect.to.to_string());
    let base = moved("talks-go-on", base).await;
    assert_eq!(path(paper, &id).await, "/2023/11/talks-go-on/");
    assert_eq!(leads("/2023/11/talks-begin/").await.as_deref(), Some("/2023/11/talks-go-on/"));
    let base = moved("talks-end", base).await;
    for former in ["/2023/11/talks-begin/", "/2023/11/talks-go-on/"] {
        assert_eq!(leads(former).await.as_deref(), Some("/2023/11/talks-end/"), "{former}");
    }
    // and back to where it began: no circle
    moved("talks-begin", base).await;
    assert_eq!(leads("/2023/11/talks-begin/").await, None);
    assert_eq!(leads("/2023/11/talks-end/").await.as_deref(), Some("/2023/11/talks-begin/"));
}
