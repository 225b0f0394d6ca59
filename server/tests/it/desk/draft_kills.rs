//! `press serve` killed while somebody writes: what was acknowledged is stored, once.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use domain::{Document, Email, Headline, RevisionNumber, Role, Slug, Story, StoryId, StoryKind};
use newsroom::{
    Authority, DatabaseUrl, Newsroom, StepsSince,
    people::{NewSession, NewUser, Origin, SecretHash},
};
use reqwest::Client;
use serde_json::{Value, json};

use super::drafts::insert;
use crate::press::Press;

const ROUNDS: usize = 8;
const TOKEN: &str = "token-for-the-test";

/// A story, and an editor who is signed in.
async fn prepare(data: &Path) -> StoryId {
    let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(data)).await.unwrap();
    let (authority, origin) = (Authority::command_line(), Origin::default());
    let mut people = newsroom.manage_people(&authority, &origin).await.unwrap();
    let email = Email::parse("amina@example.org").unwrap();
    let new = NewUser { email, name: "Amina".to_owned(), role: Role::Editor, sections: None, author: None, password: Some("x".to_owned()) };
    let user = people.add(&new).await.unwrap();
    people.commit().await.unwrap();
    let credentials = newsroom.credentials(&user.id).await.unwrap().unwrap();
    newsroom.sign_in(&credentials, &NewSession { token: SecretHash::of(TOKEN), device: SecretHash::of("d") }, &origin).await.unwrap();
    let id = StoryId::fresh(newsroom.ids());
    let (slug, headline) = (Slug::parse("talks").unwrap(), Headline::parse("Talks").unwrap());
    let story = Story::draft(StoryKind::Story, id.clone(), slug, headline, Document::from_plain_text("Water"), newsroom.now());
    let mut edit = newsroom.edit(&authority).await.unwrap();
    edit.put_story(&story, RevisionNumber::NEW, "").await.unwrap();
    edit.commit().await.unwrap();
    newsroom.close().await;
    id
}

/// Pushes until the server is gone; returns the words that were acknowledged, and the version of the last response.
async fn write_until_it_dies(addr: &str, story: &StoryId, round: usize, mut version: i64) -> (Vec<String>, i64) {
    let (client, mut stored) = (Client::new(), Vec::new());
    for number in 0.. {
        let word = format!("<{round}.{number}>");
        let body = json!({ "schema": 1, "version": version, "client": "tab", "steps": [insert(&word)] });
        let request = client.post(format!("http://{addr}/desk/stories/{story}/steps")).header("cookie", format!("signed-in={TOKEN}"));
        let request = request.header("sec-fetch-site", "same-origin").header("content-type", "application/json");
        let Ok(response) = request.body(body.to_string()).send().await else { break };
        let status = response.status().as_u16();
        let Ok(text) = response.text().await else { break };
        let json: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status}: {text}"));
        match status {
            200 => stored.push(word),
            // stored before the last kill, but not acknowledged
            409 => {}
            _ => panic!("{status}: {text}"),
        }
        version = json["version"].as_i64().unwrap();
    }
    (stored, version)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_steps_survive_kill_9() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut id = None;
    let handle = tokio::runtime::Handle::current();
    let mut press =
        tokio::task::block_in_place(|| Press::start(&["--plain-http-sign-in"], &[], |data| id = Some(handle.block_on(prepare(data)))));
    let (id, data) = (id.unwrap(), press.dir.path().join("data"));
    let (mut acknowledged, mut version, mut seed) = (Vec::new(), 0, 88_172_645_463_325_252_u64);
    for round in 0..ROUNDS {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let (addr, story) = (press.addr.clone(), id.clone());
        let writer = tokio::spawn(async move { write_until_it_dies(&addr, &story, round, version).await });
        tokio::time::sleep(Duration::from_millis(150 + seed % 400)).await;
        press.kill();
        let (stored, last) = writer.await.unwrap();
        acknowledged.extend(stored);
        version = last;
        check(&data, &id, &acknowledged).await;
        tokio::task::block_in_place(|| press.start_again());
    }
    assert!(acknowledged.len() > ROUNDS, "too few pushes to tell: {}", acknowledged.len());
}

/// The file holds every acknowledged word once, in steps without a hole.
async fn check(data: &Path, id: &StoryId, acknowledged: &[String]) {
    let begun = Instant::now();
    let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(data)).await.unwrap();
    let (version, steps) = match newsroom.draft_steps(id, 0).await.unwrap() {
        Some(StepsSince::Steps { version, steps }) => (version, steps),
        None => (0, Vec::new()),
        other => panic!("{other:?}"),
    };
    assert!(steps.iter().map(|step| step.version).eq(1..=version), "no holes");
    let doc = newsroom.open_draft(&Authority::command_line(), id).await.unwrap().doc;
    for word in acknowledged {
        assert_eq!(doc.matches(word.as_str()).count(), 1, "{word}");
        assert_eq!(steps.iter().filter(|step| step.json.contains(word.as_str())).count(), 1, "{word}");
    }
    newsroom.close().await;
    assert!(begun.elapsed() < Duration::from_secs(20));
}
