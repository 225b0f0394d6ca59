//! Every device gets every alert once, whatever its service answers, and also when the sender is killed.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use domain::{AlertText, PushTopic, StoryId};
use newsroom::Authority;
use server::push::Push;

use super::service::{Mood, Service, senders};
use crate::{
    site::push::with_contact,
    support::{NOW, TestSite},
};

/// A paper with an address, and its story `/river-1/`.
pub async fn paper() -> (TestSite, StoryId) {
    let paper = TestSite::start().await;
    with_contact(&paper).await;
    let path = domain::SitePath::parse("/river-1/").unwrap();
    let story = paper.newsroom.open_story(&path).await.unwrap().unwrap().story.id.clone();
    (paper, story)
}

pub async fn plan(paper: &TestSite, story: &StoryId, title: &str) {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let text = AlertText::parse(title, "What happened").unwrap();
    edit.plan_alert(story, &text, &BTreeSet::from([PushTopic::Breaking])).await.unwrap();
    edit.commit().await.unwrap();
}

/// Works until nothing waits, and lets the clock run to what waits.
pub async fn send_all(paper: &TestSite, push: &Push) {
    push.work(&paper.site).await.unwrap();
    while let Some(next) = paper.newsroom.next_push_job().await.unwrap() {
        paper.clock.set(next.max(paper.newsroom.now()));
        push.work(&paper.site).await.unwrap();
    }
}

fn devices(most: u32) -> u32 {
    std::env::var("PUSH_DEVICES").ok().and_then(|number| number.parse().ok()).unwrap_or(most)
}

/// With `PUSH_DEVICES=10000` the number that issue 23 names.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_device_gets_one_right_message_and_dead_ones_are_gone_after_one_round() {
    let (paper, story) = paper().await;
    let number = devices(500);
    let moods = (0..number).filter_map(|device| {
        let mood = match device % 50 {
            0 => Mood::Always(410),
            1 => Mood::Always(404),
            2 => Mood::First(500, 0),
            3 => Mood::Always(413),
            _ => return None,
        };
        Some((device, mood))
    });
    // as few as there are, because they make all others of their service wait
    let moods = moods.chain([(17, Mood::First(429, 30)), (18, Mood::First(503, 60)), (19, Mood::Endless)]);
    let service = Service::start(&paper.origin, NOW, moods).await;
    let (push, _, key) = senders();
    for device in 0..number {
        paper.newsroom.subscribe_device(&service.device(device, &key, &[PushTopic::Breaking])).await.unwrap();
    }
    plan(&paper, &story, "The river rises").await;
    let began = Instant::now();
    send_all(&paper, &push).await;
    eprintln!("{number} devices in {:.1} s", began.elapsed().as_secs_f32());
    let reached = paper.newsroom.audience(&[PushTopic::Breaking]).await.unwrap();
    let alert = paper.newsroom.alerts_of(&story).await.unwrap().remove(0);
    let got = service.got.lock().unwrap();
    assert!(got.faults.is_empty(), "{:?}", &got.faults[..got.faults.len().min(5)]);
    let (dead, unsendable) = (number / 50 * 2, number / 50);
    assert_eq!(got.accepted.len() as u32, number - dead - unsendable);
    assert!(got.accepted.values().all(|times| *times == 1), "none doubled");
    assert!((0..number).filter(|device| device % 50 < 2).all(|device| got.requests[&device] == 1), "dead ones are asked once");
    let (message, said) = &got.last[&4];
    assert_eq!(said[..2], ["14400", "high"]);
    assert_eq!(said[2], story.as_str().replace('-', ""));
    assert_eq!(message["notification"]["navigate"], format!("{}/river-1/", paper.origin));
    assert_eq!(reached, i64::from(number - dead));
    assert_eq!((alert.audience, alert.sent), (i64::from(number), i64::from(number - dead - unsendable)));
    assert!(alert.ended_at.is_some() && alert.failed == i64::from(dead + unsendable) && alert.dropped == 0, "{alert:?}");
}

/// What was on its way when the sender was killed is sent again, and replaces itself on a device; nothing else is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_sender_loses_nothing_and_repeats_only_what_was_on_its_way() {
    const ON_THEIR_WAY: usize = 2 * 64;
    let (paper, story) = paper().await;
    let number = devices(600);
    let service = Service::start(&paper.origin, NOW, []).await;
    let (first, second, key) = senders();
    for device in 0..number {
        paper.newsroom.subscribe_device(&service.device(device, &key, &[PushTopic::Breaking])).await.unwrap();
    }
    plan(&paper, &story, "The river rises").await;
    let site = paper.site.clone();
    let killed = tokio::spawn(async move { first.work(&site).await });
    while service.got.lock().unwrap().accepted.len() < number as usize / 3 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    killed.abort();
    assert!(killed.await.is_err_and(|error| error.is_cancelled()), "it was not in the middle");
    // the queue is still reserved for the one that is dead
    let before = service.got.lock().unwrap().accepted.len();
    assert!(before < number as usize);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(second.work(&paper.site).await.unwrap(), 0);
    paper.clock.advance(30_000);
    send_all(&paper, &second).await;
    let sent = paper.newsroom.alerts_of(&story).await.unwrap().remove(0).sent;
    let got = service.got.lock().unwrap();
    assert!(got.faults.is_empty(), "{:?}", got.faults);
    assert_eq!(got.accepted.len() as u32, number, "none lost");
    let repeated: usize = got.accepted.values().map(|times| times - 1).sum();
    eprintln!("{repeated} repeated of {number}");
    assert!(repeated <= ON_THEIR_WAY, "{repeated}");
    // the same topic and tag: a service replaces what it stores, a device what it shows
    assert!(
        got.last
            .values()
            .all(|(message, said)| said[2] == story.as_str().replace('-', "") && message["notification"]["tag"] == story.as_str())
    );
    assert_eq!(sent, i64::from(number));
}
