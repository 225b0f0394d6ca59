//! The form that writes to the paper: mailed with the reader's address for answers, judged, and never lost.

use domain::SiteSettings;
use newsroom::Authority;

use super::reader::Reader;
use crate::{desk::visitor::newest_letter, support::TestSite};

const GOOD: [(&str, &str); 4] = [
    ("letter", "Your map of the river is wrong.\r\n\r\nSee page two."),
    ("subject", "The map"),
    ("name", "Ada"),
    ("email", "ada@example.org"),
];

async fn with_contact(paper: &TestSite) {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let settings = paper.newsroom.settings().await.unwrap();
    edit.put_settings(&SiteSettings { contact: "desk@paper.example".parse().ok(), ..settings }).await.unwrap();
    edit.commit().await.unwrap();
}

#[tokio::test]
async fn a_letter_reaches_the_newsroom() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    assert_eq!(browser.get("/write-to-us").await.status, 404, "without an address there is no form");
    with_contact(&paper).await;
    let page = browser.get("/write-to-us").await;
    assert!(page.status == 200 && page.header("x-robots-tag") == "noindex", "{}", page.html);
    // S33: nothing in any page is the address as harvesters read it
    for html in [page.html, browser.get("/").await.html] {
        assert!(html.contains("href=\"/write-to-us\"") || html.contains("action=\"/write-to-us\""));
        assert!(!html.contains("desk@paper.example") && !html.contains("mailto:"), "{html}");
    }
    let seen = browser.post("/write-to-us", &GOOD).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/write-to-us?sent"));
    assert!(browser.get(&seen.location).await.html.contains("on its way"));
    let (_, letter) = newest_letter(&paper).await;
    for part in ["To: desk@paper.example", "Reply-To: ada@example.org", "Our Paper: The map", "See page two.", "Ada <ada@example.org>"] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    assert!(!letter.contains("[Spam?]"));
}

#[tokio::test]
async fn a_letter_that_looks_like_advertising_is_marked_and_sent() {
    let paper = TestSite::start().await;
    with_contact(&paper).await;
    let mut browser = Reader::new(&paper);
    let spam: Vec<_> = GOOD.iter().copied().filter(|(name, _)| *name != "letter").chain([("letter", "Buy now"), ("aside", "x")]).collect();
    assert_eq!(browser.post("/write-to-us", &spam).await.status, 303);
    let (_, letter) = newest_letter(&paper).await;
    assert!(letter.contains("[Spam?] Our Paper: The map"), "{letter}");
}

/// Trap 12: the request arrives, its answer is lost; two tabs at once.
#[tokio::test]
async fn a_letter_that_waited_on_a_device_is_mailed_once() {
    let paper = TestSite::start().await;
    with_contact(&paper).await;
    let mut browser = Reader::new(&paper);
    let as_json = [("accept", "application/json"), ("idempotency-key", "waits-1")];
    let mut ids = Vec::new();
    for status in [201, 200, 200] {
        let seen = browser.post_with("/write-to-us", &GOOD, &as_json).await;
        assert_eq!(seen.status, status, "{}", seen.html);
        ids.push(serde_json::from_str::<serde_json::Value>(&seen.html).unwrap()["id"].as_str().unwrap().to_owned());
    }
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let letters = || std::fs::read_dir(paper.dir.path().join("mail")).unwrap().count();
    assert_eq!(letters(), 1);
    // the same form as the page sends it: the page says that it was sent
    let with_key: Vec<_> = GOOD.iter().copied().chain([("key", "waits-1")]).collect();
    assert_eq!(browser.post("/write-to-us", &with_key).await.location, "/write-to-us?sent");
    assert_eq!(letters(), 1);
    // what arrives twice all the same is one for a mail program
    assert!(newest_letter(&paper).await.1.contains(&format!("Message-ID: <{}@", ids[0])));
    let bad: Vec<_> = GOOD.iter().copied().filter(|(name, _)| *name != "email").collect();
    let seen = browser.post_with("/write-to-us", &bad, &as_json).await;
    assert!(seen.status == 422 && seen.html.contains("\"email\""), "{}", seen.html);
    // the form itself may be stored, what became of it may not
    assert_eq!(browser.get("/write-to-us").await.header("device-copy"), "1");
    assert_eq!(browser.get("/write-to-us?sent").await.header("device-copy"), "");
}

#[tokio::test]
async fn what_was_typed_stays() {
    let paper = TestSite::start().await;
    with_contact(&paper).await;
    let mut browser = Reader::new(&paper);
    for (missing, says) in [("letter", "Write your letter first."), ("name", "Enter your name."), ("email", "Enter your email address")] {
        let fields: Vec<_> = GOOD.iter().copied().filter(|(name, _)| *name != missing).collect();
        let seen = browser.post("/write-to-us", &fields).await;
        assert!(seen.status == 422 && seen.html.contains(says) && seen.html.contains("The map"), "{missing}: {}", seen.html);
    }
    let header = [GOOD[0], ("subject", "A\r\nBcc: all@example.org"), GOOD[2], GOOD[3]];
    assert_eq!(browser.post("/write-to-us", &header).await.status, 303);
    let (_, letter) = newest_letter(&paper).await;
    assert!(!letter.lines().any(|line| line.starts_with("Bcc:")), "{letter}");
}
