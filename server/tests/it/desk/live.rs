//! The socket of an open draft: who gets in, what it reports, when it ends.

use std::time::{Duration, Instant};

use domain::{Role, StoryId};
use futures_util::{SinkExt, StreamExt};
use newsroom::{Authority, DatabaseUrl, Newsroom, SystemIds};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, protocol::frame::coding::CloseCode},
};

use super::{
    codes::require,
    drafts::{insert, post},
    newsdesk::{at_work, begin, in_a_section},
    visitor::{PASSWORD, Visitor, account},
};
use crate::support::TestSite;

type Client = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A handshake as a browser sends it from a page of `origin`.
async fn connect(browser: &Visitor<'_>, id: &str, origin: Option<&str>) -> Result<Client, u16> {
    let url = format!("{}/desk/stories/{id}/live", browser.paper.origin.replace("http", "ws"));
    let mut request = url.into_client_request().unwrap();
    let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    request.headers_mut().insert("cookie", cookies.join("; ").parse().unwrap());
    if let Some(origin) = origin {
        request.headers_mut().insert("origin", origin.parse().unwrap());
    }
    match connect_async(request).await {
        Ok((client, _)) => Ok(client),
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(error) => panic!("{error}"),
    }
}

/// The same from a page of this site; it has greeted.
async fn greet(browser: &Visitor<'_>, id: &str, version: i64, client: &str) -> Client {
    let mut socket = connect(browser, id, Some(&browser.paper.origin)).await.unwrap();
    say(&mut socket, json!({ "type": "hello", "schema": 1, "version": version, "client": client })).await;
    socket
}

async fn say(socket: &mut Client, message: Value) {
    socket.send(Message::text(message.to_string())).await.unwrap();
}

/// The next message of a type; others are skipped.
async fn hear(socket: &mut Client, kind: &str) -> Value {
    let wait = async {
        loop {
            match socket.next().await {
                Some(Ok(Message::Text(text))) => {
                    let message: Value = serde_json::from_str(&text).unwrap();
                    if message["type"] == kind {
                        return message;
                    }
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                other => panic!("{kind} expected, not {other:?}"),
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(10), wait).await.unwrap_or_else(|_| panic!("no {kind}"))
}

/// Until the server closes it: the code, and the messages before.
async fn end(socket: &mut Client) -> (Option<CloseCode>, String) {
    let mut received = String::new();
    let wait = async {
        loop {
            match socket.next().await {
                Some(Ok(Message::Text(text))) => received.push_str(&text),
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    };
    let code = tokio::time::timeout(Duration::from_secs(10), wait).await.expect("still open");
    (code, received)
}

fn push(version: i64, client: &str, text: &str) -> Value {
    json!({ "type": "push", "version": version, "client": client, "steps": [insert(text)] })
}

#[tokio::test]
async fn only_pages_of_this_site_open_it() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let port = format!("{}1", site.origin);
    for foreign in [None, Some("null"), Some("https://evil.example"), Some(port.as_str()), Some("http://127.0.0.1"), Some("")] {
        assert_eq!(connect(&amina, &id, foreign).await.err(), Some(403), "{foreign:?}");
    }
    assert_eq!(connect(&Visitor::new(&site), &id, Some(&site.origin)).await.err(), Some(401));
    let other = at_work(&site, "other", Role::Contributor).await;
    assert_eq!(connect(&other, &id, Some(&site.origin)).await.err(), Some(404));
    assert_eq!(connect(&amina, "01900000-0000-7000-8000-ffffffffffff", Some(&site.origin)).await.err(), Some(404));
    connect(&amina, &id, Some(&site.origin)).await.unwrap();
}

#[tokio::test]
async fn it_reports_what_others_do() {
    let site = TestSite::start().await;
    let (mut amina, mut zainab) = (at_work(&site, "amina", Role::Editor).await, at_work(&site, "zainab", Role::Editor).await);
    let id = begin(&mut amina).await;
    in_a_section(&site, &id).await;
    let steps = format!("/desk/stories/{id}/steps");
    post(&mut amina, &steps, &json!({ "schema": 1, "version": 0, "client": "a", "steps": [insert("One")] })).await;
    let mut socket = greet(&zainab, &id, 0, "z").await;
    let missed = hear(&mut socket, "steps").await;
    assert_eq!((&missed["version"], &missed["steps"][0]["client"]), (&json!(1), &json!("a")), "what it missed");
    let mut other = greet(&amina, &id, 1, "a").await;
    let state = hear(&mut other, "state").await;
    assert_eq!((&state["state"], &state["live"]), (&json!("draft"), &json!(false)));
    // by the socket, by a request
    say(&mut socket, push(1, "z", "Two ")).await;
    let (own, theirs) = (hear(&mut socket, "steps").await, hear(&mut other, "steps").await);
    assert_eq!((&own["version"], &own["steps"]), (&json!(2), &theirs["steps"]));
    post(&mut amina, &steps, &json!({ "schema": 1, "version": 2, "client": "a", "steps": [insert("Three ")] })).await;
    assert_eq!(hear(&mut socket, "steps").await["version"], json!(3));
    say(&mut socket, push(2, "z", "Four ")).await;
    let conflict = hear(&mut socket, "conflict").await;
    assert_eq!((&conflict["version"], conflict["steps"].as_array().unwrap().len()), (&json!(3), 1));
    say(&mut socket, json!({ "type": "push", "version": 3, "client": "z", "steps": [{ "stepType": "fly" }] })).await;
    assert!(!hear(&mut socket, "refused").await["why"].as_str().unwrap().is_empty());
    // an act is reported as a state
    let form = [("version", "3")];
    assert_eq!(zainab.post(&format!("/desk/stories/{id}/publish"), &form).await.status, 303);
    let state = hear(&mut other, "state").await;
    assert_eq!((&state["state"], &state["live"], &state["saved"]), (&json!("published"), &json!(true), &json!(3)));
}

#[tokio::test]
async fn it_shows_who_is_here() {
    let site = TestSite::start().await;
    let (mut amina, zainab) = (at_work(&site, "amina", Role::Editor).await, at_work(&site, "zainab", Role::Editor).await);
    let id = begin(&mut amina).await;
    let mut here = greet(&amina, &id, 0, "a").await;
    assert_eq!(hear(&mut here, "people").await["people"].as_array().unwrap().len(), 1);
    let mut guest = greet(&zainab, &id, 0, "z").await;
    say(&mut guest, json!({ "type": "presence", "anchor": 1, "head": 3, "version": 0 })).await;
    loop {
        let people = hear(&mut here, "people").await["people"].clone();
        if let Some(person) = people.as_array().unwrap().iter().find(|person| person["client"] == "z" && person["head"] == 3) {
            assert_eq!((&person["name"], &person["anchor"], &person["version"]), (&json!("zainab"), &json!(1), &json!(0)));
            break;
        }
    }
    say(&mut guest, json!({ "type": "bye" })).await;
    while hear(&mut here, "people").await["people"].as_array().unwrap().len() != 1 {}
    // a connection that breaks without a word
    drop(greet(&zainab, &id, 0, "y").await);
    while hear(&mut here, "people").await["people"].as_array().unwrap().iter().any(|person| person["client"] == "z") {}
}

#[tokio::test]
async fn it_reports_what_another_process_committed() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let mut socket = greet(&amina, &id, 0, "a").await;
    hear(&mut socket, "state").await;
    let url = DatabaseUrl::in_folder(site.dir.path());
    let other = Newsroom::open(&url, site.clock.clone(), std::sync::Arc::new(SystemIds)).await.unwrap();
    let steps = [serde_json::from_value(insert("Elsewhere")).unwrap()];
    let begun = Instant::now();
    other.push_steps(&Authority::command_line(), &StoryId::parse(&id).unwrap(), 0, "elsewhere", &steps).await.unwrap();
    assert_eq!(hear(&mut socket, "steps").await["steps"][0]["client"], json!("elsewhere"));
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    other.close().await;
}

#[tokio::test]
async fn it_ends_with_the_session() {
    let site = TestSite::start().await;
    let user = account(&site, "amina", Role::Editor, None).await;
    let mut elsewhere = Visitor::signed_in(&site, &user).await;
    let id = begin(&mut elsewhere).await;
    // rights are lost in another process than the one that holds the socket
    let node = Newsroom::open(&DatabaseUrl::in_folder(site.dir.path()), site.clock.clone(), std::sync::Arc::new(SystemIds)).await.unwrap();
    for how in ["sign-out", "password", "everywhere", "role", "deactivated"] {
        let mut browser = Visitor::signed_in(&site, &user).await;
        let mut socket = greet(&browser, &id, 0, "a").await;
        hear(&mut socket, "state").await;
        let shell = Authority::command_line();
        let mut people = node.manage_people(&shell, &Default::default()).await.unwrap();
        let begun = Instant::now();
        match how {
            "role" => {
                people.change_role(&user.id, Role::Reader, None).await.unwrap();
                people.commit().await.unwrap();
            }
            "deactivated" => {
                people.deactivate(&user.id).await.unwrap();
                people.commit().await.unwrap();
            }
            _ => {
                drop(people);
                let seen = match how {
                    "sign-out" => browser.post("/desk/sign-out", &[]).await,
                    "everywhere" => Visitor::signed_in(&site, &user).await.post("/desk/account/sessions/end-all", &[]).await,
                    _ => {
                        let new = "another horse battery staple";
                        let fields = [("current", PASSWORD), ("own_password", PASSWORD), ("password", new), ("new_password", new)];
                        elsewhere.post("/desk/account/password", &fields).await
                    }
                };
                assert_eq!(seen.status, 303, "{how}: {}", seen.html);
            }
        }
        let (code, received) = end(&mut socket).await;
        assert_eq!(code, Some(CloseCode::Policy), "{how}");
        assert_eq!(received.contains("signed_out"), how != "role", "{how}: {received}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{how}: {:?}", begun.elapsed());
        if how == "role" {
            let mut people = site.newsroom.manage_people(&shell, &Default::default()).await.unwrap();
            people.change_role(&user.id, Role::Editor, None).await.unwrap();
            people.commit().await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_session_that_has_ended_pushes_nothing_more() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let mut socket = greet(&amina, &id, 0, "a").await;
    hear(&mut socket, "state").await;
    amina.post("/desk/sign-out", &[]).await;
    say(&mut socket, push(0, "a", "Too late")).await;
    assert!(end(&mut socket).await.1.contains("signed_out"));
    assert_eq!(site.newsroom.draft_status(&StoryId::parse(&id).unwrap()).await.unwrap().unwrap().version, 0);
}

#[tokio::test]
async fn it_ends_when_codes_become_necessary() {
    let site = TestSite::start().await;
    let (mut amina, writer) = (at_work(&site, "amina", Role::Editor).await, at_work(&site, "writer", Role::Author).await);
    let id = begin(&mut amina).await;
    let mut socket = greet(&amina, &id, 0, "a").await;
    hear(&mut socket, "state").await;
    let begun = Instant::now();
    require(&site, Some(Role::Editor)).await;
    // what others write does not reach it any more
    let (code, received) = end(&mut socket).await;
    assert!(code == Some(CloseCode::Policy) && received.contains("needs codes") && !received.contains("signed_out"), "{received}");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(connect(&amina, &id, Some(&site.origin)).await.err(), Some(403), "nor is there another one");
    // a push at once, before the next check
    require(&site, None).await;
    let mut socket = greet(&amina, &id, 0, "a").await;
    hear(&mut socket, "state").await;
    require(&site, Some(Role::Editor)).await;
    say(&mut socket, push(0, "a", "Too late")).await;
    assert!(end(&mut socket).await.1.contains("needs codes"));
    let story = StoryId::parse(&id).unwrap();
    assert_eq!(site.newsroom.draft_status(&story).await.unwrap().unwrap().version, 0);
    assert_eq!(connect(&writer, &id, Some(&site.origin)).await.err(), Some(404), "a role below is refused for another reason only");
    require(&site, None).await;
    let mut socket = greet(&amina, &id, 0, "a").await;
    hear(&mut socket, "state").await;
}

#[tokio::test]
async fn odd_messages_end_it() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let odd = [
        Message::text("nonsense"),
        Message::text("{\"type\":\"fly\"}"),
        Message::text("[".repeat(10_000)),
        Message::text(push(0, "a", "no hello").to_string()),
        Message::text(json!({ "type": "hello", "schema": 0, "version": 0 }).to_string()),
        Message::binary(vec![0_u8; 10]),
        Message::text("x".repeat(300 * 1024)),
    ];
    for message in odd {
        let mut socket = connect(&amina, &id, Some(&site.origin)).await.unwrap();
        // the server may close while the message is still being sent
        let _ = socket.send(message.clone()).await;
        end(&mut socket).await;
    }
    let mut flood = greet(&amina, &id, 0, "a").await;
    for at in 0..2_000 {
        let message = json!({ "type": "presence", "anchor": at, "head": at, "version": 0 });
        if flood.send(Message::text(message.to_string())).await.is_err() {
            break;
        }
    }
    assert!(end(&mut flood).await.1.contains("slow down"));
    let mut fine = greet(&amina, &id, 0, "a").await;
    hear(&mut fine, "state").await;
}

#[tokio::test]
async fn a_beat_is_answered() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let mut socket = greet(&amina, &id, 0, "a").await;
    say(&mut socket, json!({ "type": "beat" })).await;
    hear(&mut socket, "beat").await;
}

#[tokio::test]
async fn a_person_has_so_many_sockets_at_most() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let mut open = Vec::new();
    for _ in 0..40 {
        open.push(connect(&amina, &id, Some(&site.origin)).await.unwrap());
    }
    assert_eq!(connect(&amina, &id, Some(&site.origin)).await.err(), Some(429));
}

#[tokio::test]
#[ignore = "takes a minute"]
async fn an_idle_socket_stays_open() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let id = begin(&mut amina).await;
    let mut socket = greet(&amina, &id, 0, "a").await;
    hear(&mut socket, "people").await;
    let mut pings = 0;
    let idle = async {
        loop {
            match socket.next().await {
                Some(Ok(Message::Ping(_))) => pings += 1,
                other => panic!("{other:?}"),
            }
        }
    };
    assert!(tokio::time::timeout(Duration::from_secs(60), idle).await.is_err());
    assert!(pings >= 2, "{pings}");
    say(&mut socket, push(0, "a", "Still here")).await;
    assert_eq!(hear(&mut socket, "steps").await["version"], json!(1));
}
