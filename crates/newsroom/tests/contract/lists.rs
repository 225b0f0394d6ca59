//! Lists: order, pages, counts, and who must never be on them.

use std::collections::HashSet;

use domain::*;
use newsroom::{Cursor, ListQuery, SearchQuery, Shelf};

use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    pages_over_equal_times,
    only_listed_stories_are_listed,
    going_live_and_expiring,
    counts_follow,
    a_moved_section_takes_its_stories_along,
    fronts_and_neighbours,
    months
);

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

async fn slugs(paper: &TestNewsroom, query: ListQuery<'_>) -> Vec<String> {
    paper.newsroom.list(query).await.unwrap().cards.into_iter().map(|card| card.path.to_string()).collect()
}

async fn pages_over_equal_times(paper: &TestNewsroom) {
    let stories: Vec<Story> = (0..25).map(|number| paper.story(&format!("s{number}"), "S", "x", DAY * (number / 10))).collect();
    paper.put(&stories).await;
    let mut expected: Vec<&Story> = stories.iter().collect();
    expected.sort_by(|a, b| (b.published_at, &b.id).cmp(&(a.published_at, &a.id)));
    let (mut seen, mut after, mut pages) = (Vec::new(), None::<Cursor>, 0);
    loop {
        let page = paper.newsroom.list(ListQuery { after: after.clone(), ..ListQuery::newest(Shelf::All, 7) }).await.unwrap();
        let numbered = paper.newsroom.page_number(Shelf::All, pages + 1, 7).await.unwrap().unwrap();
        assert_eq!(paper.newsroom.list(ListQuery { after: Some(numbered), ..ListQuery::newest(Shelf::All, 7) }).await.unwrap(), page);
        seen.extend(page.cards.into_iter().map(|card| card.id));
        pages += 1;
        match page.next {
            Some(next) => after = Some(next.to_string().parse().unwrap()),
            None => break,
        }
    }
    assert_eq!(seen, expected.iter().map(|story| story.id.clone()).collect::<Vec<_>>());
    assert_eq!(pages, 4);
    for past in [0, 5, 6, 1_000_000, u32::MAX] {
        assert_eq!(paper.newsroom.page_number(Shelf::All, past, 7).await.unwrap(), None, "{past}");
    }
    // exactly full pages end as well
    let page = paper.newsroom.list(ListQuery::newest(Shelf::All, 25)).await.unwrap();
    assert_eq!((page.cards.len(), page.next), (25, None));
    let page = paper.newsroom.list(ListQuery { exclude: Some(&expected[3].id), ..ListQuery::newest(Shelf::All, 24) }).await.unwrap();
    assert_eq!((page.cards.len(), page.next), (24, None));
}

async fn only_listed_stories_are_listed(paper: &TestNewsroom) {
    let (section, tag, author) = (paper.section("world", None), paper.tag("t"), paper.author("a", "Author"));
    paper
        .edit(async |edit| {
            edit.put_section(&section).await.unwrap();
            edit.put_tag(&tag).await.unwrap();
            edit.put_author(&author).await.unwrap();
        })
        .await;
    let listed = Story {
        pinned: true,
        sections: vec![section.id.clone()],
        tags: vec![tag.id.clone()],
        bylines: vec![Byline { author: author.id.clone(), role: BylineRole::Writer }],
        ..paper.story("x", "Secretword", "secretword", DAY)
    };
    use StoryState::*;
    let hidden: Vec<Story> = [Draft, Review, Private, Killed, Trash]
        .into_iter()
        .map(|state| Story { state, ..listed.clone() })
        .chain([
            Story { state: Scheduled, published_at: Some(at(NOW + 1)), ..listed.clone() },
            Story { published_at: Some(at(NOW + 1)), ..listed.clone() },
            Story { published_at: None, ..listed.clone() },
            Story { password: Some("p".to_owned()), ..listed.clone() },
            Story { expires_at: Some(at(NOW)), ..listed.clone() },
            Story { embargo_until: Some(at(NOW + 1)), ..listed.clone() },
            Story { kind: StoryKind::Page, ..listed.clone() },
        ])
        .collect();
    let n = &paper.newsroom;
    let shelves = [Shelf::All, Shelf::Section(&section.id), Shelf::Tag(&tag.id), Shelf::Author(&author.id)];
    let check = async |expected: i64, what: &str| {
        for shelf in shelves {
            assert_eq!(slugs(paper, ListQuery::newest(shelf, 5)).await.len() as i64, expected, "{what} on {shelf}");
            assert_eq!(n.shelf_count(shelf).await.unwrap(), expected, "{what} on {shelf}");
        }
        assert_eq!(n.pinned(5).await.unwrap().len() as i64, expected, "{what}");
        let found = n.search(&SearchQuery { text: "secretword".to_owned(), page: 1, per_page: 5, ..SearchQuery::default() }).await.unwrap();
        assert_eq!((found.total, found.hits.len() as i64, found.corrected), (expected, expected, None), "{what}");
        assert_eq!(n.filled_sections().await.unwrap(), if expected == 0 { HashSet::new() } else { HashSet::from([section.id.clone()]) });
    };
    // a fresh hidden story, then listed, then hidden again: each way
    for story in &hidden {
        let what = format!("{:?} {:?} {:?}", story.state, story.kind, story.published_at);
        paper.put(std::slice::from_ref(story)).await;
        assert!(!story.is_listed(n.now()));
        check(0, &what).await;
        paper.put(std::slice::from_ref(&listed)).await;
        check(1, &what).await;
    }
    paper.put(&hidden[..1]).await;
    check(0, "at the end").await;
}

async fn going_live_and_expiring(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    assert_eq!(n.next_due().await.unwrap(), None);
    assert!(n.go_live().await.unwrap().is_empty());
    let scheduled = Story { state: StoryState::Scheduled, ..paper.story("scheduled", "Coming", "later", -1000) };
    let embargoed = Story { embargo_until: Some(at(NOW + 2000)), ..paper.story("embargoed", "Held", "later", 0) };
    let expiring = Story { expires_at: Some(at(NOW + 3000)), ..paper.story("expiring", "Short", "lived", 10) };
    let page = Story { kind: StoryKind::Page, ..paper.story("page", "Page", "later", -1500) };
    paper.put(&[scheduled.clone(), embargoed.clone(), expiring.clone(), page.clone()]).await;
    assert_eq!(slugs(paper, ListQuery::newest(Shelf::All, 9)).await, ["/expiring/"]);
    assert_eq!(n.next_due().await.unwrap(), Some(at(NOW + 1000)));
    let seq = n.outbox_since(0, 100).await.unwrap().last().unwrap().seq;
    paper.clock.set(at(NOW + 999));
    assert!(n.go_live().await.unwrap().is_empty());
    paper.clock.set(at(NOW + 1000));
    assert_eq!(n.go_live().await.unwrap(), std::slice::from_ref(&scheduled.id));
    assert_eq!(slugs(paper, ListQuery::newest(Shelf::All, 9)).await, ["/scheduled/", "/expiring/"]);
    let keys = &n.outbox_since(seq, 100).await.unwrap()[0].keys;
    assert!(keys.contains(&format!("story:{}", scheduled.id)) && keys.contains(&"shelf:all".to_owned()), "{keys:?}");
    paper.clock.set(at(NOW + 2500));
    assert_eq!(n.go_live().await.unwrap(), [page.id.clone(), embargoed.id.clone()]);
    assert_eq!(slugs(paper, ListQuery::newest(Shelf::All, 9)).await, ["/scheduled/", "/embargoed/", "/expiring/"]);
    paper.clock.set(at(NOW + 5000));
    assert_eq!(n.go_live().await.unwrap(), std::slice::from_ref(&expiring.id));
    assert_eq!(n.shelf_count(Shelf::All).await.unwrap(), 2);
    assert_eq!(n.next_due().await.unwrap(), None);
    assert_eq!(n.revisions(&scheduled.id).await.unwrap().len(), 1);
}

async fn counts_follow(paper: &TestNewsroom) {
    let (world, sport) = (paper.section("world", None), paper.section("sport", None));
    let tag = paper.tag("t");
    paper
        .edit(async |edit| {
            edit.put_section(&world).await.unwrap();
            edit.put_section(&sport).await.unwrap();
            edit.put_tag(&tag).await.unwrap();
            for number in 0..10 {
                let sections = vec![if number < 4 { world.id.clone() } else { sport.id.clone() }];
                let story = Story { sections, tags: vec![tag.id.clone()], ..paper.story(&format!("s{number}"), "S", "x", number) };
                edit.overwrite_story(&story, "").await.unwrap();
                if number == 0 {
                    edit.overwrite_story(&Story { sections: vec![sport.id.clone()], published_at: Some(at(NOW - 77)), ..story }, "moved")
                        .await
                        .unwrap();
                }
            }
        })
        .await;
    let n = &paper.newsroom;
    assert_eq!(n.filled_sections().await.unwrap(), HashSet::from([world.id.clone(), sport.id.clone()]));
    assert_eq!(n.shelf_count(Shelf::Section(&world.id)).await.unwrap(), 3);
    assert_eq!(n.shelf_count(Shelf::Section(&sport.id)).await.unwrap(), 7);
    assert_eq!(n.shelf_count(Shelf::Tag(&tag.id)).await.unwrap(), 10);
    assert_eq!(slugs(paper, ListQuery::newest(Shelf::All, 20)).await.last().unwrap(), "/s0/");
}

async fn a_moved_section_takes_its_stories_along(paper: &TestNewsroom) {
    let (world, asia) = (paper.section("world", None), paper.section("asia", None));
    let pakistan = paper.section("pakistan", Some(&asia));
    let economy = paper.section("economy", None);
    let story = Story {
        primary_section: Some(pakistan.id.clone()),
        sections: vec![pakistan.id.clone(), economy.id.clone()],
        ..paper.story("a", "A", "floods", 1)
    };
    paper
        .edit(async |edit| {
            for section in [&pakistan, &world, &asia, &economy] {
                edit.put_section(section).await.unwrap();
            }
            edit.overwrite_story(&story, "").await.unwrap();
        })
        .await;
    let n = &paper.newsroom;
    let counts = async || -> Vec<i64> {
        let mut list = Vec::new();
        for section in [&world, &asia, &pakistan, &economy] {
            list.push(n.shelf_count(Shelf::Section(&section.id)).await.unwrap());
            let found = n
                .search(&SearchQuery {
                    text: "floods".to_owned(),
                    section: Some(section.id.clone()),
                    page: 1,
                    per_page: 5,
                    ..SearchQuery::default()
                })
                .await
                .unwrap();
            assert_eq!(found.total, *list.last().unwrap(), "search agrees");
        }
        list
    };
    assert_eq!(counts().await, [0, 1, 1, 1]);
    paper.edit(async |edit| edit.put_section(&Section { parent: Some(world.id.clone()), ..asia.clone() }).await.unwrap()).await;
    assert_eq!(counts().await, [1, 1, 1, 1]);
    paper.edit(async |edit| edit.put_section(&Section { parent: Some(economy.id.clone()), ..pakistan.clone() }).await.unwrap()).await;
    assert_eq!(counts().await, [0, 0, 1, 1]);
    paper
        .edit(async |edit| {
            let error = edit.put_section(&Section { parent: Some(pakistan.id.clone()), ..economy.clone() }).await.unwrap_err();
            assert!(matches!(error, newsroom::Error::Conflict { .. }), "{error}");
        })
        .await;
}

async fn fronts_and_neighbours(paper: &TestNewsroom) {
    let (world, asia) = (paper.section("world", None), paper.section("asia", None));
    let (author, picture) = (paper.author("a", "Ayesha Khan"), paper.picture("p", "c"));
    let stories: Vec<Story> = (0..5)
        .map(|number| Story {
            sections: vec![if number % 2 == 0 { world.id.clone() } else { asia.id.clone() }],
            bylines: vec![Byline { author: author.id.clone(), role: BylineRole::Writer }],
            lead_image: Some(picture.id.clone()),
            pinned: number == 3,
            standfirst: Some("Why".parse().unwrap()),
            ..paper.story(&format!("s{number}"), &format!("Headline {number}"), "three words here", DAY * number)
        })
        .collect();
    paper
        .edit(async |edit| {
            edit.put_section(&world).await.unwrap();
            edit.put_section(&asia).await.unwrap();
            edit.put_author(&author).await.unwrap();
            edit.put_media(&picture).await.unwrap();
            for story in &stories {
                edit.overwrite_story(story, "").await.unwrap();
            }
        })
        .await;
    let n = &paper.newsroom;
    let lists = n
        .list_many(&[Shelf::Section(&asia.id), Shelf::All, Shelf::Author(&author.id), Shelf::Tag(&TagId::parse(&paper.id()).unwrap())], 2)
        .await
        .unwrap();
    let names: Vec<Vec<&str>> = lists.iter().map(|list| list.iter().map(|card| card.headline.as_str()).collect()).collect();
    assert_eq!(names, [vec!["Headline 1", "Headline 3"], vec!["Headline 0", "Headline 1"], vec!["Headline 0", "Headline 1"], vec![]]);
    let card = &lists[0][1];
    assert_eq!(card.section.as_ref().map(|section| (section.name.as_str(), section.path.as_str())), Some(("ASIA", "/category/asia/")));
    assert_eq!(
        card.bylines.iter().map(|name| (name.name.as_str(), name.path.as_str())).collect::<Vec<_>>(),
        [("Ayesha Khan", "/author/a/")]
    );
    // the file, without the words about it
    let shown = card.picture.as_ref().map(|shown| (&shown.id, &shown.file, shown.alt.as_str()));
    assert_eq!((shown, card.published_at), (Some((&picture.id, &picture.file, "")), at(NOW - 3 * DAY)));
    assert_eq!(n.pinned(4).await.unwrap(), std::slice::from_ref(card));
    let teasers = n.teasers(2).await.unwrap();
    assert_eq!(teasers.iter().map(|card| card.id.clone()).collect::<Vec<_>>(), [stories[0].id.clone(), stories[1].id.clone()]);
    assert!(teasers.iter().all(|card| card.section.is_none() && card.bylines.is_empty()));
    let beside = async |number: usize| {
        let opened = n.open_story(&stories[number].path).await.unwrap().unwrap();
        [opened.previous, opened.next].map(|beside| beside.map(|beside| (beside.id, beside.path, beside.headline)))
    };
    let link = |number: usize| stories.get(number).map(|story| (story.id.clone(), story.path.clone(), story.headline.clone()));
    assert_eq!(beside(2).await, [link(3), link(1)]);
    assert_eq!(beside(0).await, [link(1), None]);
    assert_eq!(beside(4).await, [None, link(3)]);
}

async fn months(paper: &TestNewsroom) {
    let stories: Vec<Story> =
        [0, DAY, 2 * DAY, 3 * DAY].iter().enumerate().map(|(number, age)| paper.story(&format!("s{number}"), "S", "x", *age)).collect();
    paper.put(&stories).await;
    let span = ListQuery { from: Some(at(NOW - 2 * DAY)), until: Some(at(NOW)), ..ListQuery::newest(Shelf::All, 1) };
    let page = paper.newsroom.list(span.clone()).await.unwrap();
    assert_eq!(page.cards[0].path.as_str(), "/s1/");
    assert_eq!(slugs(paper, ListQuery { after: page.next, ..span }).await, ["/s2/"]);
    let end = paper
        .newsroom
        .list(ListQuery { from: Some(at(NOW - 2 * DAY)), until: Some(at(NOW)), ..ListQuery::newest(Shelf::All, 2) })
        .await
        .unwrap();
    assert_eq!((end.cards.len(), end.next), (2, None));
}
