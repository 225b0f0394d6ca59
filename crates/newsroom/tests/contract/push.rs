//! Alerts: who gets them, once; what a kill between two steps leaves behind; what the numbers say.

use std::collections::{BTreeMap, BTreeSet};

use domain::*;
use newsroom::Error;
use newsroom::people::SecretHash;
use newsroom::push::{NewDevice, Outcome, Reception, Settled};

use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    a_device_is_stored_once_and_what_it_follows_is_replaced,
    an_alert_is_sent_once_its_story_can_be_read_and_never_twice,
    two_processes_never_send_at_once,
    outcomes_move_numbers_and_devices,
    a_replacement_reaches_those_who_got_the_first_one,
    an_alert_needs_the_right_to_publish
);

const WEEK: i64 = 7;

fn following(topics: &[PushTopic]) -> Reception {
    Reception { topics: topics.iter().cloned().collect(), zone: "Asia/Karachi".into(), quiet: (1320, 420), most_a_day: 3 }
}

fn device(number: usize, topics: &[PushTopic]) -> NewDevice {
    NewDevice {
        device: SecretHash::of(&format!("device {number}")),
        endpoint: format!("https://push.example/{number}"),
        p256dh: "point".into(),
        auth: "auth".into(),
        key: "key".into(),
        reception: following(topics),
    }
}

fn text(title: &str) -> AlertText {
    AlertText::parse(title, "More inside").unwrap()
}

async fn subscribe(paper: &TestNewsroom, numbers: std::ops::Range<usize>, topics: &[PushTopic]) {
    for number in numbers {
        paper.newsroom.subscribe_device(&device(number, topics)).await.unwrap();
    }
}

async fn plan(paper: &TestNewsroom, story: &Story, title: &str, topics: &[PushTopic]) -> Result<(), Error> {
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.plan_alert(&story.id, &text(title), &topics.iter().cloned().collect::<BTreeSet<_>>()).await?;
    edit.commit().await
}

/// Sends everything that is due; how often each device got something.
async fn send_all(paper: &TestNewsroom) -> BTreeMap<String, usize> {
    let mut got = BTreeMap::new();
    loop {
        let jobs = paper.newsroom.due_push_jobs(3).await.unwrap();
        if jobs.is_empty() {
            return got;
        }
        let settled: Vec<Settled> = jobs
            .into_iter()
            .map(|job| {
                *got.entry(job.device.clone()).or_default() += 1;
                Settled { message_id: job.message_id, device: job.device, outcome: Outcome::Sent { day: 1, counts: true } }
            })
            .collect();
        paper.newsroom.settle_push_jobs(&settled).await.unwrap();
    }
}

async fn a_device_is_stored_once_and_what_it_follows_is_replaced(paper: &TestNewsroom) {
    let newsroom = &paper.newsroom;
    let tag = PushTopic::Tag(paper.tag("peace").id);
    subscribe(paper, 0..1, &[PushTopic::Breaking, tag.clone()]).await;
    subscribe(paper, 0..1, &[PushTopic::Breaking, tag.clone()]).await;
    assert_eq!(newsroom.audience(&[PushTopic::Breaking, tag.clone()]).await.unwrap(), 1);
    // the browser's subscription after the app was installed anew: the same endpoint, another number
    let anew = NewDevice { device: SecretHash::of("another number"), ..device(0, std::slice::from_ref(&tag)) };
    newsroom.subscribe_device(&anew).await.unwrap();
    assert_eq!((newsroom.followers(&PushTopic::Breaking).await.unwrap(), newsroom.followers(&tag).await.unwrap()), (0, 1));
    assert!(newsroom.change_reception(&anew.device, &following(&[PushTopic::Breaking])).await.unwrap());
    assert_eq!((newsroom.followers(&PushTopic::Breaking).await.unwrap(), newsroom.followers(&tag).await.unwrap()), (1, 0));
    assert!(!newsroom.change_reception(&SecretHash::of("nobody"), &following(&[PushTopic::Breaking])).await.unwrap());
    for _ in 0..2 {
        newsroom.unsubscribe_device(&anew.device).await.unwrap();
    }
    assert_eq!(newsroom.audience(&[PushTopic::Breaking, tag]).await.unwrap(), 0);
}

async fn an_alert_is_sent_once_its_story_can_be_read_and_never_twice(paper: &TestNewsroom) {
    let newsroom = &paper.newsroom;
    let tag = PushTopic::Tag(paper.tag("peace").id);
    subscribe(paper, 0..5, &[PushTopic::Breaking]).await;
    subscribe(paper, 3..8, &[PushTopic::Breaking, tag.clone()]).await;
    let mut story = paper.story("talks", "Talks", "x", DAY);
    (story.state, story.published_at) = (StoryState::Scheduled, Some(Timestamp::from_millis(NOW + 1000)));
    paper.put(std::slice::from_ref(&story)).await;
    plan(paper, &story, "Tolks", &[PushTopic::Breaking, tag.clone()]).await.unwrap();
    plan(paper, &story, "Talks", &[PushTopic::Breaking, tag.clone()]).await.unwrap();
    assert_eq!(newsroom.begin_due_alerts().await.unwrap(), 0);
    assert_eq!(newsroom.alerts_of(&story.id).await.unwrap().len(), 1, "a plan is changed, not added");
    paper.clock.advance(1000);
    newsroom.go_live().await.unwrap();
    assert_eq!((newsroom.begin_due_alerts().await.unwrap(), newsroom.begin_due_alerts().await.unwrap()), (1, 0));
    let alert = newsroom.alerts_of(&story.id).await.unwrap().remove(0);
    assert_eq!((alert.audience, alert.path.as_str(), alert.text.title.as_str()), (8, "/talks/", "Talks"));
    let got = send_all(paper).await;
    assert!(got.len() == 8 && got.values().all(|times| *times == 1), "{got:?}");
    assert!(matches!(plan(paper, &story, "Again", &[tag]).await, Err(Error::Conflict { .. })));
    assert_eq!(newsroom.end_alerts(WEEK).await.unwrap(), 1);
    let alert = newsroom.alerts_of(&story.id).await.unwrap().remove(0);
    assert_eq!((alert.sent, alert.failed, alert.dropped, alert.ended_at.is_some()), (8, 0, 0, true));
    // opened is counted once for each device that got it
    for (number, expected) in [(0, true), (0, false), (1, true), (99, false)] {
        let device = SecretHash::of(&format!("device {number}"));
        assert_eq!(newsroom.note_alert_opened(&alert.id, &device).await.unwrap(), expected, "{number}");
    }
    assert_eq!(newsroom.alerts_of(&story.id).await.unwrap()[0].opened, 2);
}

async fn two_processes_never_send_at_once(paper: &TestNewsroom) {
    let newsroom = &paper.newsroom;
    assert!(newsroom.reserve_push_queue("one", 60_000).await.unwrap());
    assert!(newsroom.reserve_push_queue("one", 60_000).await.unwrap());
    assert!(!newsroom.reserve_push_queue("two", 60_000).await.unwrap());
    // the first one was killed
    paper.clock.advance(60_000);
    assert!(newsroom.reserve_push_queue("two", 60_000).await.unwrap());
    assert!(!newsroom.reserve_push_queue("one", 60_000).await.unwrap());
    newsroom.release_push_queue("one").await.unwrap();
    assert!(!newsroom.reserve_push_queue("one", 60_000).await.unwrap());
    newsroom.release_push_queue("two").await.unwrap();
    assert!(newsroom.reserve_push_queue("one", 60_000).await.unwrap());
}

async fn outcomes_move_numbers_and_devices(paper: &TestNewsroom) {
    let newsroom = &paper.newsroom;
    subscribe(paper, 0..7, &[PushTopic::Breaking]).await;
    let story = paper.story("talks", "Talks", "x", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    plan(paper, &story, "Talks", &[PushTopic::Breaking]).await.unwrap();
    newsroom.begin_due_alerts().await.unwrap();
    let later = Timestamp::from_millis(NOW + 5000);
    let outcomes = [
        Outcome::Sent { day: 1, counts: true },
        Outcome::Gone,
        Outcome::Failed,
        Outcome::Dropped,
        Outcome::Later(later),
        Outcome::Again(later),
        Outcome::Refused,
    ];
    let jobs = newsroom.due_push_jobs(100).await.unwrap();
    let settled: Vec<Settled> =
        std::iter::zip(jobs, outcomes).map(|(job, outcome)| Settled { message_id: job.message_id, device: job.device, outcome }).collect();
    newsroom.settle_push_jobs(&settled).await.unwrap();
    // a batch whose outcome was stored but not acknowledged is settled again
    newsroom.settle_push_jobs(&settled[..4]).await.unwrap();
    newsroom.end_alerts(WEEK).await.unwrap();
    let alert = newsroom.alerts_of(&story.id).await.unwrap().remove(0);
    assert_eq!((alert.audience, alert.sent, alert.failed, alert.dropped, alert.ended_at), (7, 1, 3, 1, None));
    assert_eq!(newsroom.next_push_job().await.unwrap(), Some(later));
    assert!(newsroom.due_push_jobs(100).await.unwrap().is_empty());
    assert_eq!(newsroom.audience(&[PushTopic::Breaking]).await.unwrap(), 6, "the one whose subscription ended is deleted");
    paper.clock.advance(5000);
    let tries: Vec<i64> = newsroom.due_push_jobs(100).await.unwrap().iter().map(|job| job.tries).collect();
    assert_eq!(tries.iter().sum::<i64>(), 1, "waiting for the morning is no attempt");
    // refused from the beginning: it was made with another key
    let refused = &settled[6];
    for _ in 0..2 {
        let again = Settled { outcome: Outcome::Refused, ..refused.clone() };
        newsroom.subscribe_device(&device(50, &[PushTopic::Breaking])).await.unwrap();
        newsroom.settle_push_jobs(std::slice::from_ref(&again)).await.unwrap();
    }
}

async fn a_replacement_reaches_those_who_got_the_first_one(paper: &TestNewsroom) {
    let newsroom = &paper.newsroom;
    subscribe(paper, 0..4, &[PushTopic::Breaking]).await;
    let story = paper.story("talks", "Talks", "x", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let authority = newsroom::Authority::command_line();
    let replace = async |title: &str| {
        let mut edit = newsroom.edit(&authority).await?;
        edit.replace_alert(&story.id, &text(title)).await?;
        edit.commit().await
    };
    assert!(matches!(replace("x").await, Err(Error::NotFound { .. })));
    plan(paper, &story, "Five dead", &[PushTopic::Breaking]).await.unwrap();
    newsroom.begin_due_alerts().await.unwrap();
    let jobs = newsroom.due_push_jobs(100).await.unwrap();
    let outcomes = [Outcome::Sent { day: 1, counts: true }, Outcome::Failed, Outcome::Later(Timestamp::from_millis(NOW + DAY))];
    let settled: Vec<Settled> = std::iter::zip(&jobs, outcomes)
        .map(|(job, outcome)| Settled { message_id: job.message_id.clone(), device: job.device.clone(), outcome })
        .collect();
    newsroom.settle_push_jobs(&settled).await.unwrap();
    subscribe(paper, 4..6, &[PushTopic::Breaking]).await;
    replace("Four dead").await.unwrap();
    newsroom.begin_due_alerts().await.unwrap();
    let due: BTreeSet<String> = newsroom.due_push_jobs(100).await.unwrap().into_iter().map(|job| job.device).collect();
    let expected: BTreeSet<String> = [&jobs[0], &jobs[3]].into_iter().map(|job| job.device.clone()).collect();
    assert_eq!(due, expected, "who sleeps gets it in the morning, who failed or came later gets nothing");
    let alerts = newsroom.alerts_of(&story.id).await.unwrap();
    assert_eq!((alerts[0].audience, alerts[0].replaces.as_deref()), (3, Some(alerts[1].id.as_str())));
    // each alert is replaced once: the next one replaces the replacement
    replace("Three dead").await.unwrap();
    assert_eq!(newsroom.alerts_of(&story.id).await.unwrap().len(), 3);
}

async fn an_alert_needs_the_right_to_publish(paper: &TestNewsroom) {
    let story = paper.story("talks", "Talks", "x", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    assert!(matches!(plan(paper, &story, "Talks", &[]).await, Err(Error::Parse(_))));
    let mut trash = paper.story("gone", "Gone", "x", DAY);
    trash.state = StoryState::Trash;
    paper.put(std::slice::from_ref(&trash)).await;
    assert!(matches!(plan(paper, &trash, "Gone", &[PushTopic::Breaking]).await, Err(Error::StoryRefused { .. })));
}
