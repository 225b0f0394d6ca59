//! The desk's list: filters, pages, words in drafts, and who sees what.

use domain::*;
use newsroom::{Authority, Whose, WorklistQuery};

use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(every_filter_alone_and_together, pages_have_every_story_once, drafts_are_found_by_words, each_sees_what_they_may);

async fn slugs(paper: &TestNewsroom, who: &Authority, query: WorklistQuery) -> Vec<String> {
    let rows = paper.newsroom.worklist(who, &WorklistQuery { limit: 50, ..query }).await.unwrap().rows;
    rows.into_iter().map(|row| row.path.as_str().trim_matches('/').to_owned()).collect()
}

fn with_states(states: &[StoryState]) -> WorklistQuery {
    WorklistQuery { states: states.to_vec(), ..WorklistQuery::default() }
}

/// Stores stories one second after the other, so that the last comes first in lists.
async fn put_in_order(paper: &TestNewsroom, stories: &[Story]) {
    for story in stories {
        paper.clock.advance(1_000);
        paper.put(std::slice::from_ref(story)).await;
    }
}

async fn every_filter_alone_and_together(paper: &TestNewsroom) {
    let world = paper.section("world", None);
    let (asia, sport, ada) = (paper.section("asia", Some(&world)), paper.section("sport", None), paper.author("ada", "Ada"));
    paper
        .edit(async |edit| {
            for section in [&world, &asia, &sport] {
                edit.put_section(section).await.unwrap();
            }
            edit.put_author(&ada).await.unwrap();
        })
        .await;
    let byline = || vec![Byline { author: ada.id.clone(), role: BylineRole::Writer }];
    let urdu = Language::parse("ur").unwrap();
    let scheduled = Some(Timestamp::from_millis(NOW + 2 * DAY));
    let stories = [
        Story { primary_section: Some(asia.id.clone()), sections: vec![asia.id.clone()], ..paper.story("one", "One", "x", DAY) },
        Story { primary_section: Some(sport.id.clone()), sections: vec![sport.id.clone()], bylines: byline(), ..paper.draft("two", "x") },
        Story { state: StoryState::Review, language: urdu.clone(), bylines: byline(), ..paper.draft("three", "x") },
        Story { state: StoryState::Scheduled, published_at: scheduled, language: urdu.clone(), ..paper.draft("four", "x") },
        Story { state: StoryState::Trash, ..paper.draft("five", "x") },
        Story { state: StoryState::Archived, ..paper.draft("six", "x") },
    ];
    put_in_order(paper, &stories).await;
    let all = Authority::command_line();
    let list = async |query| slugs(paper, &all, query).await.join(" ");
    assert_eq!(list(WorklistQuery::default()).await, "four three two one");
    assert_eq!(list(with_states(&[StoryState::Trash, StoryState::Archived])).await, "six five");
    assert_eq!(list(with_states(&[StoryState::Published])).await, "one");
    assert_eq!(list(with_states(&[StoryState::Scheduled])).await, "four");
    assert_eq!(list(WorklistQuery::waiting_for_review(10)).await, "three");
    let in_world = WorklistQuery { section: Some(world.id.clone()), ..WorklistQuery::default() };
    assert_eq!(list(in_world.clone()).await, "one", "with the sections below");
    assert_eq!(list(WorklistQuery { states: vec![StoryState::Draft], ..in_world }).await, "");
    let by_ada = WorklistQuery { whose: Some(Whose::Author(ada.id.clone())), ..WorklistQuery::default() };
    assert_eq!(list(by_ada.clone()).await, "three two");
    let urdu = WorklistQuery { language: Some(urdu), ..by_ada };
    assert_eq!(list(urdu.clone()).await, "three");
    assert_eq!(list(WorklistQuery { whose: None, ..urdu }).await, "four three");
    let at = |seconds: i64| Some(Timestamp::from_millis(NOW + seconds * 1_000));
    assert_eq!(list(WorklistQuery { from: at(2), until: at(4), ..WorklistQuery::default() }).await, "three two");
    // saved again, it moves to the top, under its author too
    put_in_order(paper, &[Story { position: 1, ..stories[1].clone() }]).await;
    assert_eq!(list(WorklistQuery { whose: Some(Whose::Author(ada.id.clone())), ..WorklistQuery::default() }).await, "two three");
    // a planned story whose time has come counts as published
    paper.clock.advance(3 * DAY);
    assert_eq!(list(with_states(&[StoryState::Published])).await, "four one");
    assert_eq!(list(with_states(&[StoryState::Scheduled])).await, "");
}

async fn pages_have_every_story_once(paper: &TestNewsroom) {
    let stories: Vec<Story> = (0..40)
        .map(|number| Story {
            state: if number % 3 == 0 { StoryState::Review } else { StoryState::Draft },
            ..paper.draft(&format!("s{number}"), "x")
        })
        .collect();
    // many at the same instant
    paper.put(&stories).await;
    let all = Authority::command_line();
    for states in [vec![], vec![StoryState::Draft, StoryState::Review], vec![StoryState::Review]] {
        let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let query = WorklistQuery { states: states.clone(), after: after.clone(), limit: 7, ..WorklistQuery::default() };
            let page = paper.newsroom.worklist(&all, &query).await.unwrap();
            assert!(page.rows.len() <= 7);
            seen.extend(page.rows.into_iter().map(|row| row.id));
            pages += 1;
            match page.next {
                // as it comes back out of a URL
                Some(next) => after = Some(next.to_string().parse().unwrap()),
                None => break,
            }
        }
        let expected: usize = if states.len() == 1 { 14 } else { 40 };
        assert_eq!((seen.len(), pages), (expected, expected.div_ceil(7)));
        let mut unique = seen.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), expected);
    }
}

async fn drafts_are_found_by_words(paper: &TestNewsroom) {
    let draft = paper.draft("draft", "The Indus glaciers are melting");
    let page = Story { kind: StoryKind::Page, state: StoryState::Published, ..paper.story("about", "About glaciers", "x", DAY) };
    put_in_order(paper, &[draft.clone(), paper.story("live", "Glaciers", "live", DAY), page, paper.draft("other", "nothing of it")]).await;
    let all = Authority::command_line();
    let words = |text: &str| WorklistQuery { words: text.to_owned(), ..WorklistQuery::default() };
    let list = async |query| slugs(paper, &all, query).await.join(" ");
    assert_eq!(list(words("glaciers")).await, "about live draft");
    assert_eq!(list(words("glac")).await, "about live draft", "the beginning of a word");
    assert_eq!(list(WorklistQuery { states: vec![StoryState::Draft], ..words("indus glacier") }).await, "draft");
    assert_eq!(list(words("\" OR * '")).await, "");
    // neither old words nor drafts that were published are found in the wrong place
    put_in_order(paper, &[Story { document: crate::support::paragraph("rivers"), ..draft.clone() }]).await;
    assert_eq!((list(words("indus")).await.as_str(), list(words("rivers")).await.as_str()), ("", "draft"));
    let live = Story { state: StoryState::Published, published_at: Some(draft.created_at), ..draft.clone() };
    put_in_order(paper, &[live]).await;
    assert_eq!((list(words("rivers")).await.as_str(), list(words("indus")).await.as_str()), ("", "draft"));
    let first = WorklistQuery { limit: 1, ..words("glaciers") };
    let page = paper.newsroom.worklist(&all, &first).await.unwrap();
    let rest = WorklistQuery { after: page.next, ..words("glaciers") };
    assert_eq!((page.rows[0].path.as_str(), list(rest).await.as_str()), ("/draft/", "about live"));
}

async fn each_sees_what_they_may(paper: &TestNewsroom) {
    let (world, sport) = (paper.section("world", None), paper.section("sport", None));
    paper
        .edit(async |edit| {
            edit.put_section(&world).await.unwrap();
            edit.put_section(&sport).await.unwrap();
        })
        .await;
    let (ada, ben) = (paper.person(Role::Contributor, None).await, paper.person(Role::Author, None).await);
    let (editor, limited) = (paper.person(Role::Editor, None).await, paper.person(Role::Editor, Some(&[&world])).await);
    let within = |story: Story, section: &Section| Story { sections: vec![section.id.clone()], ..story };
    put_in_order(paper, &[within(paper.story("live", "Live", "glaciers", DAY), &sport)]).await;
    for (who, slug, section) in [(&ada, "ada", &world), (&ben, "ben", &sport)] {
        paper.clock.advance(1_000);
        let draft = within(paper.draft(slug, "glaciers"), section);
        paper.try_as(who, async |edit| edit.put_story(&draft, RevisionNumber::NEW, "").await).await.unwrap();
    }
    let list = async |who: &Authority, query| slugs(paper, who, query).await.join(" ");
    let drafts = || with_states(&[StoryState::Draft]);
    let words = || WorklistQuery { words: "glaciers".to_owned(), ..WorklistQuery::default() };
    for (who, all, of_drafts) in
        [(&ada, "ada live", "ada"), (&ben, "ben live", "ben"), (&editor, "ben ada live", "ben ada"), (&limited, "ada live", "ada")]
    {
        assert_eq!(list(who, WorklistQuery::default()).await, all);
        assert_eq!(list(who, words()).await, all);
        assert_eq!(list(who, drafts()).await, of_drafts);
    }
    assert_eq!(list(&ada, WorklistQuery::my_drafts(10)).await, "ada");
    assert_eq!(list(&editor, WorklistQuery::my_drafts(10)).await, "");
    let of_ben = WorklistQuery { whose: Some(Whose::Owner(ben.person().unwrap().user.clone())), ..WorklistQuery::default() };
    assert_eq!((list(&ada, of_ben.clone()).await.as_str(), list(&editor, of_ben).await.as_str()), ("", "ben"));
    let reader = paper.person(Role::Reader, None).await;
    assert_eq!(list(&reader, WorklistQuery::default()).await, "");
}
