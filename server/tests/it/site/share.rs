//! What other apps share into the installed app (trap 13: by GET and POST, with and without a worker, taken once).

use domain::Role;
use serde_json::Value;

use crate::{
    desk::{
        newsdesk::at_work,
        pictures::photo,
        visitor::{Seen, Visitor},
    },
    support::TestSite,
};

const BOUNDARY: &str = "----shared";

/// A form with files as browsers send it.
fn form(fields: &[(&str, &str)], files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    for (name, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

/// Shares as a system does: `site` is what the browser says about the sender.
async fn share(browser: &mut Visitor<'_>, site: &str, accept: &str, body: Vec<u8>) -> Seen {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [("sec-fetch-site", site), ("content-type", kind.as_str())];
    if accept.is_empty() {
        return browser.post_raw("/share", &headers, body).await;
    }
    // a queue of a device
    let request = browser.paper.method(reqwest::Method::POST, "/share").header("accept", accept).header("idempotency-key", "key-1");
    let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = headers.iter().fold(request.header("cookie", cookies.join("; ")), |request, (name, value)| request.header(*name, *value));
    let response = request.body(body).send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Seen { status, location: String::new(), html: response.text().await.unwrap(), headers }
}

#[tokio::test]
async fn shared_photos_and_text_of_staff_become_a_draft() {
    let site = TestSite::start().await;
    let mut zara = at_work(&site, "zara", Role::Contributor).await;
    let fields = [("title", ""), ("text", "Bridge closed at noon\r\n\r\nPolice say <nothing>."), ("url", "https://un.example/a")];
    let files = [("bridge.jpg", photo("Landscape_6.jpg")), ("crowd.jpg", photo("Landscape_8.jpg")), ("notes.heic", b"no picture".to_vec())];
    let seen = share(&mut zara, "none", "", form(&fields, &files)).await;
    assert!(seen.status == 303 && seen.location.starts_with("/desk/stories/"), "{} {} {}", seen.status, seen.location, seen.html);
    let id = domain::StoryId::parse(seen.location.trim_start_matches("/desk/stories/").trim_end_matches('/')).unwrap();
    let story = site.newsroom.story_by_id(&id).await.unwrap().unwrap();
    assert_eq!(story.headline.as_str(), "Bridge closed at noon");
    let text = story.document.plain_text();
    for part in ["Police say <nothing>.", "https://un.example/a", "notes.heic could not be used"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(story.lead_image.is_some() && story.document.media().len() == 1, "the first at the head, the second in the text");
    assert_eq!(story.state, domain::StoryState::Draft);
    assert!(zara.get(&seen.location).await.status == 200, "it belongs to whom shared it");
}

#[tokio::test]
async fn a_share_that_waited_becomes_one_draft_however_often_it_is_sent() {
    let site = TestSite::start().await;
    let mut zara = at_work(&site, "zara", Role::Contributor).await;
    let body = || form(&[("title", "Flood"), ("text", "It rises.")], &[]);
    let mut ids = Vec::new();
    for status in [201, 200, 200] {
        let seen = share(&mut zara, "same-origin", "application/json", body()).await;
        assert_eq!(seen.status, status, "{}", seen.html);
        let json: Value = serde_json::from_str(&seen.html).unwrap();
        assert_eq!(json["page"], format!("/desk/stories/{}/", json["id"].as_str().unwrap()));
        ids.push(json["id"].clone());
    }
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    // the key of one person says nothing to another
    let mut omar = at_work(&site, "omar", Role::Contributor).await;
    assert_eq!(share(&mut omar, "same-origin", "application/json", body()).await.status, 201);
    // the form of the app's shortcut, sent without script, has a key as well
    let page = zara.get("/desk/new/").await.html;
    assert!(page.contains("action=\"/share\"") && page.contains("name=\"key\" value=\"0"), "{page}");
}

#[tokio::test]
async fn a_shared_link_is_saved_and_nobody_else_makes_drafts() {
    let site = TestSite::start().await;
    let mut reader = Visitor::new(&site);
    let link = form(&[("title", "Talks & more"), ("text", "https://un.example/a?b=1")], &[]);
    let saved = "/saved/?title=Talks+%26+more&text=https%3A%2F%2Fun.example%2Fa%3Fb%3D1";
    let seen = share(&mut reader, "none", "", link.clone()).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, saved));
    let got = reader.get("/share?title=Talks+%26+more&text=https://un.example/a?b=1").await;
    assert_eq!((got.status, got.location.as_str()), (303, saved));
    // staff read too
    let mut zara = at_work(&site, "zara", Role::Contributor).await;
    assert_eq!(share(&mut zara, "none", "", link.clone()).await.location, saved);
    // somebody who is signed out: to the form, and a device keeps it
    let words = form(&[("text", "Water is short.")], &[("a.jpg", vec![0; 200_000])]);
    let seen = share(&mut reader, "none", "", words.clone()).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/desk/sign-in?next=%2Fdesk%2Fnew%2F"));
    let seen = share(&mut reader, "same-origin", "application/json", words.clone()).await;
    assert!(seen.status == 401 && seen.html.contains("\"error\""), "{} {}", seen.status, seen.html);
    // no page of another site makes somebody's browser do it
    for site in ["cross-site", "same-site"] {
        assert_eq!(share(&mut zara, site, "", words.clone()).await.status, 403, "{site}");
    }
}
