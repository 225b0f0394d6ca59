//! Devices subscribe, change and leave; repeating any of it changes nothing more.

use data_encoding::BASE64URL_NOPAD;
use domain::PushTopic;
use newsroom::Authority;
use serde_json::{Value, json};
use web_push_native::p256::{SecretKey, elliptic_curve::sec1::ToEncodedPoint};

use crate::support::TestSite;

pub const NUMBER: &str = "AAAAAAAAAAAAAAAAAAAAAA";

/// Gives the paper the address that push services ask for.
pub async fn with_contact(paper: &TestSite) {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let contact = domain::Email::parse("desk@paper.example").ok();
    edit.put_settings(&domain::SiteSettings { contact, ..paper.newsroom.settings().await.unwrap() }).await.unwrap();
    edit.commit().await.unwrap();
}

/// What a browser sends, with the secret key `number` of its own.
pub async fn subscription(paper: &TestSite, number: u8, endpoint: &str) -> Value {
    let secret = SecretKey::from_slice(&[number; 32]).unwrap();
    let settings = paper.newsroom.settings().await.unwrap();
    json!({
        "device": NUMBER,
        "endpoint": endpoint,
        "p256dh": BASE64URL_NOPAD.encode(secret.public_key().to_encoded_point(false).as_bytes()),
        "auth": BASE64URL_NOPAD.encode(&[number; 16]),
        "key": paper.push.public_key(&settings).unwrap_or_default(),
        "topics": ["breaking"],
        "zone": "Asia/Karachi",
        "quiet": [1320, 420],
        "most": 3,
    })
}

pub async fn post(paper: &TestSite, path: &str, body: &Value) -> u16 {
    let request =
        paper.method(reqwest::Method::POST, path).header("sec-fetch-site", "same-origin").header("content-type", "application/json");
    request.body(body.to_string()).send().await.unwrap().status().as_u16()
}

/// Some fields replaced.
fn with(mut body: Value, changes: Value) -> Value {
    body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    body
}

#[tokio::test]
async fn a_device_subscribes_changes_and_leaves() {
    let paper = TestSite::start().await;
    with_contact(&paper).await;
    let breaking = [PushTopic::Breaking];
    let body = subscription(&paper, 7, "https://push.example/1").await;
    assert_eq!(post(&paper, "/api/push/topics", &body).await, 404, "it is not there yet");
    for _ in 0..2 {
        assert_eq!(post(&paper, "/api/push/subscribe", &body).await, 204);
    }
    assert_eq!(paper.newsroom.audience(&breaking).await.unwrap(), 1);
    let tag = "tag:01900000-0000-7000-8000-000000000002";
    assert_eq!(post(&paper, "/api/push/topics", &json!({ "device": NUMBER, "topics": [tag] })).await, 204);
    assert_eq!(paper.newsroom.audience(&breaking).await.unwrap(), 0);
    assert_eq!(paper.newsroom.audience(&[PushTopic::parse(tag).unwrap()]).await.unwrap(), 1);
    for _ in 0..2 {
        assert_eq!(post(&paper, "/api/push/unsubscribe", &json!({ "device": NUMBER })).await, 204);
    }
    assert_eq!(paper.newsroom.audience(&[PushTopic::parse(tag).unwrap()]).await.unwrap(), 0);
    assert_eq!(post(&paper, "/api/push/opened", &json!({ "device": NUMBER, "alert": "x" })).await, 204);
}

#[tokio::test]
async fn what_cannot_be_right_is_refused() {
    let paper = TestSite::start().await;
    with_contact(&paper).await;
    let body = subscription(&paper, 7, "https://push.example/1").await;
    let many: Vec<String> = (0..101).map(|number| format!("tag:01900000-0000-7000-8000-{number:012x}")).collect();
    for changes in [
        json!({ "device": "short" }),
        json!({ "device": "<script>alert(1)</script>" }),
        json!({ "endpoint": "ftp://push.example/1" }),
        json!({ "endpoint": "https://169.254.169.254/latest" }),
        json!({ "endpoint": "https://u:p@push.example/" }),
        json!({ "endpoint": format!("https://push.example/{}", "x".repeat(2048)) }),
        json!({ "p256dh": "x" }),
        json!({ "auth": "x" }),
        json!({ "topics": [] }),
        json!({ "topics": ["everything"] }),
        json!({ "topics": many }),
        json!({ "quiet": [1440, 0] }),
        json!({ "most": 101 }),
    ] {
        assert_eq!(post(&paper, "/api/push/subscribe", &with(body.clone(), changes.clone())).await, 400, "{changes}");
    }
    assert_eq!(post(&paper, "/api/push/subscribe", &with(body.clone(), json!({ "key": "another" }))).await, 409);
    // a reader's page can send it, another site cannot
    let foreign = paper.method(reqwest::Method::POST, "/api/push/subscribe").header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.body(body.to_string()).send().await.unwrap().status(), 403);
    assert_eq!(paper.newsroom.audience(&[PushTopic::Breaking]).await.unwrap(), 0);
}

#[tokio::test]
async fn a_paper_without_an_address_sends_no_alerts_and_says_so() {
    let paper = TestSite::start().await;
    let interface = async || paper.get("/edition/interface.json").await.text().await.unwrap().parse::<Value>().unwrap();
    assert_eq!(interface().await["push"], Value::Null);
    let body = subscription(&paper, 7, "https://push.example/1").await;
    assert_eq!(post(&paper, "/api/push/subscribe", &body).await, 409);
    with_contact(&paper).await;
    let interface = interface().await;
    assert_eq!(interface["push"].as_str().unwrap().len(), 87);
    assert_eq!(interface["words"]["TURN_ON"], "Turn on alerts");
}

#[tokio::test]
async fn pages_offer_what_they_are_about() {
    let paper = TestSite::start().await;
    for (path, expected) in [
        ("/category/water/", "Stories in Water &amp; Rivers"),
        ("/tag/treaty/", "Stories about Treaty"),
        ("/author/zoya/", "Stories by Zoya Khan"),
        ("/river-1/", "Stories in Water &amp; Rivers"),
    ] {
        let html = paper.get(path).await.text().await.unwrap();
        let bell = html.split("data-alerts=\"").nth(1).unwrap_or_else(|| panic!("{path}")).split('"').next().unwrap();
        assert!(bell.contains(expected), "{path}: {bell}");
        assert_eq!(html.matches("data-alerts=").count(), 1, "{path}");
    }
    for path in ["/", "/latest/", "/about/"] {
        assert!(!paper.get(path).await.text().await.unwrap().contains("data-alerts="), "{path}");
    }
}
