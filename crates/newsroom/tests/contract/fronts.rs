//! Fronts on both databases: random acts of two editors, versions, stories that go.

use domain::*;
use newsroom::{Edit, Error, FrontRefusal};

use crate::contract;
use crate::support::{DAY, TestNewsroom};

contract!(
    acts_of_two_editors_never_undo_each_other,
    a_published_front_is_read_with_what_is_around_it,
    removing_a_story_or_restoring_a_version_leaves_no_hole_behind,
);

const HOME: FrontPage = FrontPage::Home;

async fn published(paper: &TestNewsroom, count: i64) -> Vec<Story> {
    let stories: Vec<Story> = (0..count).map(|n| paper.story(&format!("story-{n}"), &format!("Story {n}"), "text", n * DAY)).collect();
    paper.put(&stories).await;
    stories
}

/// Two editors act at once, on what they saw last; who is refused looks again. The draft is what the accepted acts make.
async fn acts_of_two_editors_never_undo_each_other(paper: &TestNewsroom) {
    let stories = published(paper, 12).await;
    let editors = [paper.person(Role::Editor, None).await, paper.person(Role::Editor, None).await];
    let (mut seen, mut expected, mut refused) = ([0_i64, 0], FrontPlan::default(), 0);
    let mut seed: u64 = 7;
    let mut below = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % n).unwrap()
    };
    for round in 0..200 {
        let who = below(2);
        let act = match below(5) {
            0 | 1 => FrontAct::Put { slot: below(5), story: stories[below(12)].id.clone() },
            2 => FrontAct::Move { slot: below(5), to: below(5) },
            3 => FrontAct::Remove { slot: below(5) },
            _ => FrontAct::Show { slot: below(5), headline: format!("H{round}"), kicker: String::new(), picture: true, until: None },
        };
        let based_on = seen[who];
        let done = paper.try_as(&editors[who], async |edit: &mut Edit<'_>| edit.change_front(&HOME, &act, based_on).await).await;
        let now = paper.newsroom.front_desk(&HOME).await.unwrap();
        match done {
            Ok(()) => expected = expected.after(&HOME, &act).unwrap(),
            Err(Error::Front(FrontRefusal::Changed { by, .. })) => {
                refused += 1;
                assert!(by.is_some());
                seen[who] = now.revision;
            }
            Err(Error::Front(FrontRefusal::NoSlot)) => assert!(expected.after(&HOME, &act).is_err()),
            Err(other) => panic!("{other}"),
        }
        assert_eq!(now.draft, expected, "round {round}");
        if below(3) == 0 {
            seen[who] = now.revision;
        }
    }
    assert!(refused > 5, "the editors never met: {refused}");
}

async fn a_published_front_is_read_with_what_is_around_it(paper: &TestNewsroom) {
    let stories = published(paper, 8).await;
    let pinned = Story { pinned: true, ..stories[6].clone() };
    paper.put(std::slice::from_ref(&pinned)).await;
    let act = FrontAct::Put { slot: 1, story: stories[7].id.clone() };
    paper.edit(async |edit: &mut Edit<'_>| edit.change_front(&HOME, &act, 0).await.unwrap()).await;
    let act = FrontAct::Layout(FrontLayout::TwoLeads);
    paper.edit(async |edit: &mut Edit<'_>| edit.change_front(&HOME, &act, 1).await.unwrap()).await;
    let live = paper.newsroom.front_top(&HOME, 3).await.unwrap();
    assert!(live.placed.is_empty() && live.layout == FrontLayout::Lead);
    let draft = paper.newsroom.with_draft_fronts().front_top(&HOME, 3).await.unwrap();
    assert_eq!((draft.layout, draft.placed[&1].headline.as_str()), (FrontLayout::TwoLeads, "Story 7"));
    paper.edit(async |edit: &mut Edit<'_>| edit.publish_front(&HOME, 2).await.unwrap()).await;
    let live = paper.newsroom.front_top(&HOME, 3).await.unwrap();
    assert_eq!(live, draft);
    let names: Vec<&str> = live.newest.cards.iter().map(|card| card.headline.as_str()).collect();
    assert_eq!(names, ["Story 0", "Story 1", "Story 2"]);
    assert_eq!(live.pinned.iter().map(|card| card.headline.as_str()).collect::<Vec<_>>(), ["Story 6"]);
    // the next page begins where this one ends
    let next = live.newest.next.unwrap();
    let rest = paper
        .newsroom
        .list(newsroom::ListQuery { after: Some(next), ..newsroom::ListQuery::newest(newsroom::Shelf::All, 1) })
        .await
        .unwrap();
    assert_eq!(rest.cards[0].headline.as_str(), "Story 3");
}

async fn removing_a_story_or_restoring_a_version_leaves_no_hole_behind(paper: &TestNewsroom) {
    let stories = published(paper, 4).await;
    let chief = paper.person(Role::Editor, None).await;
    for (revision, (slot, story)) in (0..).zip([(0, 2), (1, 3)]) {
        let act = FrontAct::Put { slot, story: stories[story].id.clone() };
        paper.try_as(&chief, async |edit: &mut Edit<'_>| edit.change_front(&HOME, &act, revision).await).await.unwrap();
    }
    paper.try_as(&chief, async |edit: &mut Edit<'_>| edit.publish_front(&HOME, 2).await).await.unwrap();
    // nothing to publish is no version
    paper.try_as(&chief, async |edit: &mut Edit<'_>| edit.publish_front(&HOME, 3).await).await.unwrap();
    let killed = Story { state: StoryState::Killed, ..stories[2].clone() };
    paper.edit(async |edit: &mut Edit<'_>| edit.overwrite_story(&killed, "test").await.unwrap()).await;
    let desk = paper.newsroom.front_desk(&HOME).await.unwrap();
    assert_eq!((desk.versions.len(), desk.draft.slots.len(), desk.live.slots.len()), (1, 1, 1));
    assert!(!desk.has_changes(), "it left both");
    let act = FrontAct::Remove { slot: 1 };
    paper.try_as(&chief, async |edit: &mut Edit<'_>| edit.change_front(&HOME, &act, 3).await).await.unwrap();
    paper.try_as(&chief, async |edit: &mut Edit<'_>| edit.publish_front(&HOME, 4).await).await.unwrap();
    paper.try_as(&chief, async |edit: &mut Edit<'_>| edit.roll_back_front(&HOME, 1, 5).await).await.unwrap();
    let desk = paper.newsroom.front_desk(&HOME).await.unwrap();
    assert_eq!((desk.versions.len(), desk.live.slots.len(), desk.live.slots[&1].story.clone()), (3, 1, stories[3].id.clone()));
    let author = paper.person(Role::Author, None).await;
    let refused = paper.try_as(&author, async |edit: &mut Edit<'_>| edit.publish_front(&HOME, 6).await).await;
    assert!(matches!(refused, Err(Error::Forbidden { capability: Capability::ArrangeFronts })));
}
