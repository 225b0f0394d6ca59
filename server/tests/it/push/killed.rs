//! The program itself, killed while it sends: none lost, and no device shows an alert twice.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use domain::{AlertText, PushTopic, SiteSettings, Timestamp};
use newsroom::{Authority, DatabaseUrl, Newsroom};
use outgoing::Reach;
use server::push::Push;

use super::service::Service;
use crate::{press::Press, support};

const PAPER: &str = "https://paper.example";
/// Requests that are on their way at once, and outcomes that are stored together: what may be repeated.
const ON_THEIR_WAY: usize = 2 * 64;

fn devices() -> u32 {
    std::env::var("PUSH_DEVICES").ok().and_then(|number| number.parse().ok()).unwrap_or(600)
}

/// With `PUSH_DEVICES=10000` the number that issue 23 names. The queue stays reserved for the dead process for half a minute.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_loses_no_alert_and_doubles_none_on_a_device() {
    let number = devices();
    let service = Service::start(PAPER, jiff::Timestamp::now().as_millisecond(), []).await;
    let arguments = ["--push-to-private-network", "--public-url", PAPER];
    let prepared = service.clone();
    let starting = tokio::task::spawn_blocking(move || {
        Press::start(&arguments, &[], |data| {
            tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(prepare(data, &prepared, number));
        })
    });
    let mut press = starting.await.unwrap();
    let accepted = || service.got.lock().unwrap().accepted.len();
    let begun = Instant::now();
    while accepted() < number as usize / 3 {
        assert!(begun.elapsed() < Duration::from_secs(60), "{} of {number}", accepted());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    press.kill();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let before = accepted();
    assert!(before < number as usize, "it was not in the middle");
    let mut press = tokio::task::spawn_blocking(move || {
        press.start_again();
        press
    })
    .await
    .unwrap();
    let begun = Instant::now();
    while accepted() < number as usize {
        assert!(begun.elapsed() < Duration::from_secs(180), "{} of {number}", accepted());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // whatever is on its way still arrives
    tokio::time::sleep(Duration::from_secs(2)).await;
    press.kill();
    let got = service.got.lock().unwrap();
    assert!(got.faults.is_empty(), "{:?}", &got.faults[..got.faults.len().min(5)]);
    let repeated: usize = got.accepted.values().map(|times| times - 1).sum();
    eprintln!("{before} of {number} before it was killed, {repeated} repeated");
    assert!(got.accepted.len() == number as usize && repeated <= ON_THEIR_WAY, "{repeated}");
    // a repeated message takes the place of the first on its way (`Topic`) and on the device (`tag`)
    let tags: BTreeSet<String> =
        got.last.values().map(|(message, said)| format!("{} {}", message["notification"]["tag"], said[2])).collect();
    assert_eq!(tags.len(), 1, "{tags:?}");
}

async fn prepare(data: &std::path::Path, service: &Service, number: u32) {
    let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(data)).await.unwrap();
    let authority = Authority::command_line();
    let mut edit = newsroom.edit(&authority).await.unwrap();
    let settings = SiteSettings { contact: domain::Email::parse("desk@paper.example").ok(), ..newsroom.settings().await.unwrap() };
    edit.put_settings(&settings).await.unwrap();
    let mut story = support::story(&newsroom, "river", "The river rises");
    story.published_at = Some(Timestamp::from_millis(newsroom.now().millis() - 60_000));
    edit.overwrite_story(&story, "test").await.unwrap();
    let text = AlertText::parse("The river rises", "What happened").unwrap();
    edit.plan_alert(&story.id, &text, &BTreeSet::from([PushTopic::Breaking])).await.unwrap();
    edit.commit().await.unwrap();
    // the key that the program will find
    let key = Push::open(data, Reach::AndPrivate).unwrap().public_key(&settings).unwrap();
    for device in 0..number {
        newsroom.subscribe_device(&service.device(device, &key, &[PushTopic::Breaking])).await.unwrap();
    }
    newsroom.close().await;
}
