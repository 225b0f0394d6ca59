//! What readers viewed and shared: once for each reader and day, in sums that a second count confirms, and in lists that change with it.

use std::collections::{BTreeMap, BTreeSet};

use domain::*;
use newsroom::counts::{Days, Sum, total};
use newsroom::{ReaderEvent, Recounted};

use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    a_reader_counts_once_a_day,
    stories_that_nobody_can_read_are_not_counted,
    sums_equal_a_log_with_known_truth,
    readings_are_sums_of_days_that_counting_again_leaves,
    a_salt_lasts_a_day,
    lists_follow_what_is_read,
    numbers_add_up_by_day_story_section_and_source,
    pages_are_invalidated_when_the_shown_number_changes
);

fn event(story: &Story, act: ReaderAct, reader: usize, at: i64) -> ReaderEvent {
    ReaderEvent {
        day: at.div_euclid(DAY),
        story: story.id.clone(),
        act,
        reader: format!("{reader:032x}"),
        at: Timestamp::from_millis(at),
        source: String::new(),
    }
}

async fn counts(paper: &TestNewsroom, story: &Story) -> (u64, u64) {
    let counts = paper.newsroom.reader_counts(&story.id).await.unwrap();
    (counts.views, counts.shares)
}

async fn a_reader_counts_once_a_day(paper: &TestNewsroom) {
    let story = paper.story("s", "S", "x", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let view = event(&story, ReaderAct::View, 1, NOW);
    assert_eq!(paper.newsroom.record_reader_events(&[view.clone(), view.clone()]).await.unwrap(), 1);
    assert_eq!(paper.newsroom.record_reader_events(std::slice::from_ref(&view)).await.unwrap(), 0);
    let others =
        [event(&story, ReaderAct::View, 2, NOW), event(&story, ReaderAct::View, 1, NOW + DAY), event(&story, ReaderAct::Share, 1, NOW)];
    assert_eq!(paper.newsroom.record_reader_events(&others).await.unwrap(), 3);
    assert_eq!(counts(paper, &story).await, (3, 1));
}

async fn stories_that_nobody_can_read_are_not_counted(paper: &TestNewsroom) {
    let mut draft = paper.story("draft", "S", "x", DAY);
    (draft.state, draft.published_at) = (StoryState::Draft, None);
    paper.put(std::slice::from_ref(&draft)).await;
    let unknown = paper.story("unknown", "S", "x", DAY);
    let events = [event(&draft, ReaderAct::View, 1, NOW), event(&unknown, ReaderAct::View, 1, NOW)];
    assert_eq!(paper.newsroom.record_reader_events(&events).await.unwrap(), 0);
    assert_eq!(counts(paper, &draft).await, (0, 0));
}

async fn sums_equal_a_log_with_known_truth(paper: &TestNewsroom) {
    let stories: Vec<Story> = (0..5).map(|number| paper.story(&format!("s{number}"), "S", "x", DAY)).collect();
    paper.put(&stories).await;
    // a fixed sequence of numbers that look random
    let mut state = 7_u64;
    let mut below = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    let mut truth: BTreeMap<usize, [BTreeSet<(i64, usize)>; 2]> = BTreeMap::new();
    for _ in 0..6 {
        let batch: Vec<ReaderEvent> = (0..200)
            .map(|_| {
                let (number, reader, day) = (below(5) as usize, below(40) as usize, below(4) as i64);
                let act = if below(10) == 0 { ReaderAct::Share } else { ReaderAct::View };
                let at = NOW + day * DAY + below(1000) as i64;
                truth.entry(number).or_default()[usize::from(act == ReaderAct::Share)].insert((at.div_euclid(DAY), reader));
                event(&stories[number], act, reader, at)
            })
            .collect();
        paper.newsroom.record_reader_events(&batch).await.unwrap();
    }
    for (number, [views, shares]) in &truth {
        assert_eq!(counts(paper, &stories[*number]).await, (views.len() as u64, shares.len() as u64), "{number}");
    }
    let found = paper.newsroom.recount_readers(true).await.unwrap();
    let events = truth.values().map(|[views, shares]| (views.len() + shares.len()) as u64).sum();
    assert_eq!(found, Recounted { events, stories: 5, wrong: 0 });
    // a wrong number is found, and corrected only on request
    paper.by_hand("UPDATE story_count SET views = views + 1").await.unwrap();
    assert_eq!(paper.newsroom.recount_readers(true).await.unwrap().wrong, 5);
    assert_eq!(paper.newsroom.recount_readers(false).await.unwrap().wrong, 5);
    assert_eq!(paper.newsroom.recount_readers(true).await.unwrap().wrong, 0);
    for (number, [views, shares]) in &truth {
        assert_eq!(counts(paper, &stories[*number]).await, (views.len() as u64, shares.len() as u64), "{number}");
    }
    // events go, their sums stay
    paper.clock.advance(100 * DAY);
    assert_eq!(paper.newsroom.prune_reader_events().await.unwrap(), events);
    assert_eq!(paper.newsroom.recount_readers(true).await.unwrap(), Recounted { events: 0, stories: 5, wrong: 0 });
}

async fn a_salt_lasts_a_day(paper: &TestNewsroom) {
    let salt = async |day, fresh| paper.newsroom.reader_salt(day, fresh).await.unwrap();
    assert_eq!(salt(10, "one").await, "one");
    assert_eq!(salt(10, "other").await, "one", "a second server uses the first one's");
    assert_eq!(salt(11, "new").await, "new");
    assert_eq!(salt(10, "later").await, "later", "the salt of a day that is over is gone");
}

async fn lists_follow_what_is_read(paper: &TestNewsroom) {
    let tag = paper.tag("water");
    let mut stories: Vec<Story> = (0..4).map(|number| paper.story(&format!("s{number}"), "S", "x", DAY)).collect();
    stories[1].tags = vec![tag.id.clone()];
    paper.edit(async |edit| edit.put_tag(&tag).await.unwrap()).await;
    paper.put(&stories).await;
    let most_read =
        async || -> Vec<String> { paper.newsroom.most_read().await.unwrap().into_iter().map(|card| card.path.to_string()).collect() };
    assert!(most_read().await.is_empty());
    // five views of yesterday weigh less than three of today; those of last month nothing
    let views = [(0, 5, NOW - DAY), (1, 3, NOW), (2, 900, NOW - 30 * DAY)];
    for (number, readers, at) in views {
        let events: Vec<_> = (0..readers).map(|reader| event(&stories[number], ReaderAct::View, reader, at)).collect();
        paper.newsroom.record_reader_events(&events).await.unwrap();
    }
    paper.newsroom.update_reader_lists(false).await.unwrap();
    assert_eq!(most_read().await, ["/s1/", "/s0/"]);
    assert_eq!(paper.newsroom.trending_tags().await.unwrap(), [tag]);
    assert!(paper.newsroom.most_discussed().await.unwrap().is_empty());
    // not made again before its time
    let events: Vec<_> = (0..9).map(|reader| event(&stories[3], ReaderAct::View, reader, NOW)).collect();
    paper.newsroom.record_reader_events(&events).await.unwrap();
    paper.newsroom.update_reader_lists(false).await.unwrap();
    assert_eq!(most_read().await, ["/s1/", "/s0/"]);
    paper.clock.advance(11 * 60_000);
    paper.newsroom.update_reader_lists(false).await.unwrap();
    assert_eq!(most_read().await, ["/s3/", "/s1/", "/s0/"]);
    // a story that left the lists leaves this one at once
    stories[3].state = StoryState::Killed;
    paper.put(&stories[3..]).await;
    assert_eq!(most_read().await, ["/s1/", "/s0/"]);
}

async fn pages_are_invalidated_when_the_shown_number_changes(paper: &TestNewsroom) {
    let story = paper.story("s", "S", "x", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let view = async |readers: std::ops::Range<usize>| {
        let before = paper.newsroom.outbox_newest().await.unwrap();
        let events: Vec<_> = readers.map(|reader| event(&story, ReaderAct::View, reader, NOW)).collect();
        paper.newsroom.record_reader_events(&events).await.unwrap();
        let entries = paper.newsroom.outbox_since(before, 10).await.unwrap();
        entries.into_iter().flat_map(|entry| entry.keys).collect::<Vec<_>>()
    };
    let key = format!("readers:{}", story.id);
    assert_eq!(view(0..120).await, std::slice::from_ref(&key));
    // not again within a minute, and not for a number that is shown alike
    assert!(view(120..140).await.is_empty());
    paper.clock.advance(60_000);
    assert!(view(140..141).await.is_empty());
    assert_eq!(view(141..151).await, [key]);
}

async fn numbers_add_up_by_day_story_section_and_source(paper: &TestNewsroom) {
    let world = paper.section("world", None);
    paper.edit(async |edit| edit.put_section(&world).await.unwrap()).await;
    let filed = Story { primary_section: Some(world.id.clone()), sections: vec![world.id.clone()], ..paper.story("filed", "S", "x", DAY) };
    let loose = paper.story("loose", "S", "x", DAY);
    paper.put(&[filed.clone(), loose.clone()]).await;
    let today = NOW.div_euclid(DAY);
    let from = |source: &str, event: ReaderEvent| ReaderEvent { source: source.to_owned(), ..event };
    let events = [
        from("a.example", event(&filed, ReaderAct::View, 1, NOW)),
        from("a.example", event(&filed, ReaderAct::View, 2, NOW - 2 * DAY)),
        event(&filed, ReaderAct::Share, 1, NOW),
        event(&loose, ReaderAct::View, 1, NOW - DAY),
        // before the span
        event(&loose, ReaderAct::View, 1, NOW - 3 * DAY),
    ];
    paper.newsroom.record_reader_events(&events).await.unwrap();
    let span = Days { last: today, number: 3 };
    let found = paper.newsroom.numbers(span, 9).await.unwrap();
    assert_eq!(
        found.days.iter().map(|(day, sum)| (today - day, sum.views, sum.shares)).collect::<Vec<_>>(),
        [(2, 1, 0), (1, 1, 0), (0, 1, 1)]
    );
    assert_eq!(
        found.stories.iter().map(|story| (&story.id, story.sum)).collect::<Vec<_>>(),
        [(&filed.id, Sum { views: 2, shares: 1 }), (&loose.id, Sum { views: 1, shares: 0 })]
    );
    assert_eq!(found.sections, [(world.name.clone(), 2)]);
    assert_eq!(found.sources, [("a.example".to_owned(), 2), (String::new(), 1)]);
    assert_eq!(found.lately, 1);
    assert_eq!(paper.newsroom.sum_of(span.earlier()).await.unwrap(), Sum { views: 1, shares: 0 });
    let own = paper.newsroom.story_numbers(&loose.id, span).await.unwrap();
    assert_eq!((total(&own.days), own.sources), (Sum { views: 1, shares: 0 }, vec![(String::new(), 1)]));
}

async fn readings_are_sums_of_days_that_counting_again_leaves(paper: &TestNewsroom) {
    let (story, other) = (paper.story("s", "S", "x", DAY), paper.story("t", "S", "x", DAY));
    paper.put(&[story.clone(), other.clone()]).await;
    let read = |story, reader, at, percent, seconds| event(story, ReaderAct::Read(Reading::new(percent, seconds).unwrap()), reader, at);
    let mut events: Vec<ReaderEvent> = (0..9).map(|reader| read(&story, reader, NOW, 100, 60)).collect();
    // again on the same day, another day, another story
    events.extend([read(&story, 3, NOW, 25, 7), read(&story, 3, NOW - DAY, 50, 160), read(&other, 3, NOW, 0, 5)]);
    events.push(event(&story, ReaderAct::View, 1, NOW));
    assert_eq!(paper.newsroom.record_reader_events(&events).await.unwrap(), 12);
    let span = Days { last: NOW.div_euclid(DAY), number: 2 };
    let check = async || {
        let own = paper.newsroom.story_numbers(&story.id, span).await.unwrap().readings;
        assert_eq!((own.number, own.quarters, own.seconds), (10, [10, 10, 9, 9], 700));
        assert_eq!((own.to_the_end(), own.average_seconds()), (Some(90), Some(70)));
        let few = paper.newsroom.story_numbers(&other.id, span).await.unwrap().readings;
        assert_eq!((few.number, few.percent(), few.average_seconds()), (1, None, None), "too few say nothing");
        let all = paper.newsroom.numbers(span, 9).await.unwrap();
        assert_eq!((all.readings.number, all.readings.seconds), (11, 705));
        let listed = all.stories.iter().find(|listed| listed.id == story.id).unwrap();
        assert_eq!((listed.sum.views, listed.readings.to_the_end(), listed.readings.average_seconds()), (1, Some(90), Some(70)));
    };
    check().await;
    assert_eq!(counts(paper, &story).await, (1, 0), "a reading is neither a view nor a share");
    assert_eq!(paper.newsroom.recount_readers(true).await.unwrap(), Recounted { events: 12, stories: 2, wrong: 0 });
    assert_eq!(paper.newsroom.recount_readers(false).await.unwrap().wrong, 0);
    check().await;
    paper.clock.advance(100 * DAY);
    paper.newsroom.prune_reader_events().await.unwrap();
    check().await;
}
