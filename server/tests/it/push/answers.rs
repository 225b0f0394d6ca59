//! Quiet hours, limits of a day, replaced and outdated alerts, and services that refuse.

use domain::{AlertText, PushTopic, StoryState, Timestamp};
use newsroom::{
    Authority,
    push::{NewDevice, Reception},
};

use super::{
    sending::{paper, plan, send_all},
    service::{Mood, Service, senders},
};
use crate::support::{DAY, NOW, TestSite};

const HOUR: i64 = 3_600_000;

async fn subscribe(paper: &TestSite, device: NewDevice, change: impl FnOnce(&mut Reception)) {
    let mut device = device;
    change(&mut device.reception);
    paper.newsroom.subscribe_device(&device).await.unwrap();
}

#[tokio::test]
async fn quiet_hours_and_full_days_make_an_alert_wait_and_its_topic_replaces_it() {
    let (paper, story) = paper().await;
    let service = Service::start(&paper.origin, NOW, []).await;
    let (push, _, key) = senders();
    let breaking = [PushTopic::Breaking];
    // it is 22:13 in Greenwich and 03:13 in Karachi
    subscribe(&paper, service.device(1, &key, &breaking), |wants| wants.quiet = (22 * 60, 7 * 60)).await;
    subscribe(&paper, service.device(2, &key, &breaking), |wants| {
        wants.quiet = (22 * 60, 7 * 60);
        wants.zone = "Asia/Karachi".into();
    })
    .await;
    subscribe(&paper, service.device(3, &key, &breaking), |wants| wants.most_a_day = 1).await;
    plan(&paper, &story, "Five dead").await;
    push.work(&paper.site).await.unwrap();
    let got = |device: u32| service.got.lock().unwrap().last.get(&device).map(|(message, _)| message["notification"]["title"].to_string());
    assert_eq!([got(1), got(2), got(3)], [None, None, Some("\"Five dead\"".into())]);
    // a second story of the day: not for the device that wants one a day
    let other = paper.newsroom.open_story(&domain::SitePath::parse("/river-2/").unwrap()).await.unwrap().unwrap().story.id.clone();
    plan(&paper, &other, "Talks end").await;
    push.work(&paper.site).await.unwrap();
    assert_eq!(got(3), Some("\"Five dead\"".into()));
    // the alert is corrected in the night: who was asleep sees the right one only, who got it sees it replaced, without a sound
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.replace_alert(&story, &AlertText::parse("Four dead", "").unwrap()).await.unwrap();
    edit.commit().await.unwrap();
    push.work(&paper.site).await.unwrap();
    assert_eq!([got(1), got(2), got(3)], [None, None, Some("\"Four dead\"".into())]);
    let silent = service.got.lock().unwrap().last[&3].0["notification"]["silent"].clone();
    assert_eq!(silent, true);
    send_all(&paper, &push).await;
    let got = service.got.lock().unwrap();
    assert!(got.faults.is_empty(), "{:?}", got.faults);
    // 1: the corrected one and the second story; 2: the same; 3: both and the replacement
    let of = |device: u32| got.accepted.keys().filter(|(number, _)| *number == device).count();
    assert_eq!([of(1), of(2), of(3)], [2, 2, 3]);
    assert!(got.accepted.values().all(|times| *times == 1));
}

#[tokio::test]
async fn what_is_no_news_any_more_is_not_sent() {
    let (paper, story) = paper().await;
    let service = Service::start(&paper.origin, NOW, [(1, Mood::Always(500))]).await;
    let (push, _, key) = senders();
    subscribe(&paper, service.device(1, &key, &[PushTopic::Breaking]), |_| {}).await;
    subscribe(&paper, service.device(2, &key, &[PushTopic::Breaking]), |wants| wants.quiet = (22 * 60, 7 * 60)).await;
    plan(&paper, &story, "The river rises").await;
    push.work(&paper.site).await.unwrap();
    // taken back in the night
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let mut killed = paper.newsroom.story_by_id(&story).await.unwrap().unwrap();
    killed.state = StoryState::Killed;
    edit.overwrite_story(&killed, "test").await.unwrap();
    edit.commit().await.unwrap();
    send_all(&paper, &push).await;
    assert!(service.got.lock().unwrap().accepted.is_empty());
    let alert = paper.newsroom.alerts_of(&story).await.unwrap().remove(0);
    assert_eq!((alert.sent, alert.dropped), (0, 2));
}

#[tokio::test]
async fn a_service_that_is_down_for_long_is_given_up_and_one_that_refuses_is_deleted() {
    let (paper, story) = paper().await;
    let service = Service::start(&paper.origin, NOW, [(1, Mood::Always(500)), (2, Mood::Always(403))]).await;
    let (push, _, key) = senders();
    for device in 1..=3 {
        subscribe(&paper, service.device(device, &key, &[PushTopic::Breaking]), |_| {}).await;
    }
    // made with a key that we have no more
    subscribe(&paper, service.device(4, "another", &[PushTopic::Breaking]), |_| {}).await;
    plan(&paper, &story, "The river rises").await;
    send_all(&paper, &push).await;
    {
        let got = service.got.lock().unwrap();
        assert!((2..=8).contains(&got.requests[&1]), "{}", got.requests[&1]);
        assert_eq!((got.requests[&2], got.requests[&3], got.requests.get(&4)), (1, 1, None));
    }
    for number in 2..=3 {
        let path = domain::SitePath::parse(&format!("/river-{number}/")).unwrap();
        let other = paper.newsroom.open_story(&path).await.unwrap().unwrap().story.id.clone();
        paper.clock.advance(DAY);
        plan(&paper, &other, "More").await;
        send_all(&paper, &push).await;
    }
    assert_eq!(paper.newsroom.audience(&[PushTopic::Breaking]).await.unwrap(), 2, "1 and 3; the others were refused three times");
}

#[tokio::test]
async fn an_alert_waits_for_its_story() {
    let (paper, story) = paper().await;
    let service = Service::start(&paper.origin, NOW, []).await;
    let (push, _, key) = senders();
    subscribe(&paper, service.device(1, &key, &[PushTopic::Breaking]), |_| {}).await;
    let authority = Authority::command_line();
    let mut scheduled = paper.newsroom.story_by_id(&story).await.unwrap().unwrap();
    (scheduled.state, scheduled.published_at) = (StoryState::Scheduled, Some(Timestamp::from_millis(NOW + HOUR)));
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&scheduled, "test").await.unwrap();
    edit.commit().await.unwrap();
    plan(&paper, &story, "The river rises").await;
    push.work(&paper.site).await.unwrap();
    assert!(service.got.lock().unwrap().requests.is_empty());
    paper.clock.advance(HOUR);
    paper.newsroom.go_live().await.unwrap();
    for _ in 0..3 {
        push.work(&paper.site).await.unwrap();
    }
    assert_eq!(service.got.lock().unwrap().requests[&1], 1);
}
