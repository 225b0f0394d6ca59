//! The library of pictures at the desk: many added at once without script, searched, mended, replaced everywhere, removed.

use std::path::Path;

use domain::{MediaId, Role, Story, StoryState};
use newsroom::people::AuditQuery;
use serde_json::{Value, json};

use super::{
    newsdesk::{at_work, person, store},
    pictures::{gif, photo, stored},
    visitor::{Seen, Visitor},
};
use crate::support::{TestSite, story};

/// Sends a form with files as a browser without script does.
async fn send(browser: &mut Visitor<'_>, path: &str, field: &str, files: &[(&str, &[u8])], texts: &[(&str, &str)]) -> Seen {
    let mut body = Vec::new();
    for (name, value) in texts {
        body.extend(format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    for (name, bytes) in files {
        let head =
            format!("--limit\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: image/gif\r\n\r\n");
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend(b"--limit--\r\n");
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=limit")];
    browser.post_raw(path, &headers, body).await
}

fn undo(seen: &Seen) -> String {
    assert_eq!(seen.status, 303, "{}", seen.html);
    seen.location.rsplit_once("undo=").unwrap_or_else(|| panic!("{}", seen.location)).1.to_owned()
}

fn id_in(location: &str) -> String {
    location.split('/').nth(3).unwrap().to_owned()
}

/// What stands in a form's hidden field.
fn hidden(html: &str, name: &str) -> String {
    let rest = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {html}")).1;
    rest.split('"').next().unwrap().to_owned()
}

/// The fields of a picture's form, with some changed.
fn form<'a>(version: &'a str, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("version", version),
        ("alt", ""),
        ("caption", ""),
        ("credit", ""),
        ("licence", ""),
        ("licence_until", ""),
        ("x", "50"),
        ("y", "50"),
    ];
    let mut fields: Vec<_> = all.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name)).collect();
    fields.extend(changed);
    fields
}

#[tokio::test]
async fn several_files_are_added_at_once_without_script() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Contributor).await;
    let (one, two) = (gif("one"), gif("two"));
    let sent = send(&mut amina, "/desk/pictures/", "files", &[("one.gif", &one), ("two.gif", &two)], &[]).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, "/desk/pictures/?done=added&number=2&doubles=0"), "{}", sent.html);
    let page = amina.get(&sent.location).await.html;
    assert!(
        page.contains("2 files added.") && page.contains("one.gif") && page.contains("No alt text") && page.contains("Unused"),
        "{page}"
    );
    // one alone leads to its page, and so does one that is there
    let sent = send(&mut amina, "/desk/pictures/", "files", &[("again.gif", &one)], &[]).await;
    assert!(sent.location.ends_with("/?done=double"), "{}", sent.location);
    assert!(amina.get(&sent.location).await.html.contains("This file is already here"));
    let sent = send(&mut amina, "/desk/pictures/", "files", &[("three.gif", &gif("three")), ("one.gif", &one)], &[]).await;
    assert_eq!(sent.location, "/desk/pictures/?done=added&number=1&doubles=1");
    // what is refused is named with its reason, and the others are added
    let files: [(&str, &[u8]); 3] =
        [("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("<b>.exe", b"MZ\x90\0 this"), ("four.gif", &gif("four"))];
    let sent = send(&mut amina, "/desk/pictures/", "files", &files, &[]).await;
    assert_eq!(sent.status, 422);
    assert!(
        sent.html.contains("Not added")
            && sent.html.contains("logo.svg")
            && sent.html.contains("SVG")
            && sent.html.contains("&lt;b&gt;.exe"),
        "{}",
        sent.html
    );
    assert!(sent.html.contains("1 file added.") || sent.html.contains("four.gif"), "{}", sent.html);
    let none = send(&mut amina, "/desk/pictures/", "files", &[("", b"")], &[]).await;
    assert!(none.status == 422 && none.html.contains("Choose a file first"), "{}", none.html);
    assert_eq!(amina.post("/desk/pictures/", &[]).await.status, 400);
}

#[tokio::test]
async fn the_library_is_searched_and_filtered_by_its_url() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    for number in 0..50 {
        send(&mut editor, "/desk/pictures/", "files", &[(&format!("river-{number}.gif"), &gif(&number.to_string()))], &[]).await;
    }
    send(&mut editor, "/desk/pictures/", "files", &[("talk.mp3", b"ID3\x04 sound")], &[]).await;
    let page = editor.get("/desk/pictures/").await.html;
    assert!(page.contains("talk.mp3") && page.contains("river-49.gif") && !page.contains(">river-1.gif"), "{page}");
    let next = page.split("after=").nth(1).unwrap().split('"').next().unwrap();
    let second = editor.get(&format!("/desk/pictures/?after={next}")).await.html;
    assert!(second.contains(">river-1.gif") && !second.contains("?after="), "{second}");
    let found = editor.get("/desk/pictures/?q=river-17&look=table").await.html;
    assert!(found.contains(">river-17.gif") && !found.contains(">river-18.gif") && found.contains("<table"), "{found}");
    let audio = editor.get("/desk/pictures/?kind=audio").await.html;
    assert!(audio.contains("talk.mp3") && !audio.contains("river-49"), "{audio}");
    assert!(editor.get("/desk/pictures/?view=no-alt&kind=audio").await.html.contains("Nothing has these words"));
    for view in ["no-alt", "licence-ends", "licence-ended", "unused", "no-file"] {
        assert_eq!(editor.get(&format!("/desk/pictures/?view={view}")).await.status, 200, "{view}");
    }
    for bad in ["view=x", "kind=x", "after=x"] {
        assert_eq!(editor.get(&format!("/desk/pictures/?{bad}")).await.status, 400, "{bad}");
    }
}

#[tokio::test]
async fn what_is_said_about_a_picture_is_saved_taken_back_and_not_overwritten_in_silence() {
    let site = TestSite::start().await;
    let mut zoya = at_work(&site, "bushra", Role::Editor).await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let sent = send(&mut zoya, "/desk/pictures/", "files", &[("bridge.jpg", &photo("Landscape_1.jpg"))], &[]).await;
    let id = id_in(&sent.location);
    let mut one = story(&site.newsroom, "bridge-story", "A bridge");
    one.lead_image = Some(MediaId::parse(&id).unwrap());
    store(&site, &one).await;
    let path = format!("/desk/pictures/{id}/");
    let page = zoya.get(&path).await.html;
    for shown in ["A bridge", "16:9, at the head of stories", "1800 × 1200", "Not while something shows it"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let first = hidden(&page, "version");
    let changed = [("alt", "A bridge over the Indus"), ("credit", "Zoya"), ("licence_until", "2099-12-31"), ("x", "12.5"), ("y", "100")];
    let saved = zoya.post(&path, &form(&first, &changed)).await;
    let back = undo(&saved);
    let page = zoya.get(&saved.location).await.html;
    assert!(page.contains("Saved. Every page") && page.contains("value=\"2099-12-31\"") && page.contains("value=\"12.5\""), "{page}");
    let reader = site.get("/bridge-story/").await.text().await.unwrap();
    assert!(reader.contains("A bridge over the Indus") && reader.contains("-125x1000-"), "{reader}");
    // somebody else had it open
    let conflict = amina.post(&path, &form(&first, &[("alt", "Mine")])).await;
    assert_eq!(conflict.status, 409);
    for shown in ["bushra has changed this picture", "Mine", "A bridge over the Indus"] {
        assert!(conflict.html.contains(shown), "{shown}: {}", conflict.html);
    }
    for (field, value, says) in
        [("alt", &*"x".repeat(1001), "At most"), ("licence_until", "31.12.2027", "Enter a day"), ("x", "101", "from 0 to 100")]
    {
        let now = hidden(&zoya.get(&path).await.html, "version");
        let refused = zoya.post(&path, &form(&now, &[(field, value)])).await;
        assert!(refused.status == 422 && refused.html.contains(says), "{field}: {}", refused.html);
    }
    let taken_back = zoya.post("/desk/pictures/undo", &[("undo", &back), ("back", &path)]).await;
    assert_eq!(taken_back.location, format!("{path}?done=undone"));
    assert!(!site.get("/bridge-story/").await.text().await.unwrap().contains("A bridge over the Indus"));
    let elsewhere = zoya.post("/desk/pictures/undo", &[("undo", &back), ("back", "https://evil.example/")]).await;
    assert_eq!(elsewhere.location, "/desk/pictures/?done=too-late");
    assert_eq!(zoya.post(&path, &[("alt", "x")]).await.status, 400, "no whole form");
    let log = site.newsroom.audit_log(&AuditQuery { limit: 9, ..AuditQuery::default() }).await.unwrap();
    let acts: Vec<&str> = log.entries.iter().map(|entry| entry.act.as_str()).collect();
    assert!(acts.contains(&"media_change") && acts.contains(&"structure_undo"), "{acts:?}");
}

#[tokio::test]
async fn pictures_without_alt_text_are_a_work_list() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    for name in ["one", "two", "three"] {
        send(&mut editor, "/desk/pictures/", "files", &[(&format!("{name}.gif"), &gif(name))], &[]).await;
    }
    let list = editor.get("/desk/pictures/?view=no-alt").await.html;
    let first = list.split("href=\"/desk/pictures/").find(|part| part.contains("three.gif")).unwrap().split('"').next().unwrap();
    let mut path = format!("/desk/pictures/{first}");
    let mut seen = Vec::new();
    while path.ends_with("/?view=no-alt") && !path.starts_with("/desk/pictures/?") {
        let page = editor.get(&path).await.html;
        seen.push(["one.gif", "two.gif", "three.gif"].into_iter().find(|name| page.contains(&format!("<h1 dir=\"auto\">{name}"))).unwrap());
        let version = hidden(&page, "version");
        let fields = form(&version, &[("alt", "What it shows"), ("view", "no-alt")]);
        path = editor.post(path.split('?').next().unwrap(), &fields).await.location;
    }
    assert_eq!(
        (seen.as_slice(), path.as_str()),
        (["three.gif", "two.gif", "one.gif"].as_slice(), "/desk/pictures/?view=no-alt&done=all-done")
    );
    assert!(editor.get(&path).await.html.contains("every picture says what it shows"));
}

#[tokio::test]
async fn a_file_is_replaced_wherever_it_is_shown_and_comes_back() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    let sent = send(&mut editor, "/desk/pictures/", "files", &[("old.jpg", &photo("Landscape_1.jpg"))], &[]).await;
    let path = format!("/desk/pictures/{}/", id_in(&sent.location));
    let mut one = story(&site.newsroom, "shows-it", "Shows it");
    one.lead_image = Some(MediaId::parse(&id_in(&sent.location)).unwrap());
    store(&site, &one).await;
    let files = async |page: &str| {
        let html = site.get(page).await.text().await.unwrap();
        let mut names: Vec<String> = html.split("/media/").skip(1).map(|part| part.chars().take(43).collect()).collect();
        names.sort();
        names.dedup();
        names
    };
    let (story_before, front_before) = (files("/shows-it/").await, files("/latest/").await);
    let replaced = send(&mut editor, &format!("{path}replace"), "file", &[("new.jpg", &photo("Landscape_3.jpg"))], &[]).await;
    let back = undo(&replaced);
    let page = editor.get(&replaced.location).await.html;
    assert!(page.contains("Replaced everywhere") && page.contains("Former files"), "{page}");
    assert!(files("/shows-it/").await != story_before && files("/latest/").await != front_before, "every page that shows it");
    // a picture cannot become a recording, a file that is none is refused, and the same file changes nothing
    let sound = send(&mut editor, &format!("{path}replace"), "file", &[("talk.mp3", b"ID3\x04 sound")], &[]).await;
    assert!(sound.status == 422 && sound.html.contains("of another kind"), "{}", sound.html);
    let broken = send(&mut editor, &format!("{path}replace"), "file", &[("x.jpg", b"<!DOCTYPE html>")], &[]).await;
    assert!(broken.status == 422 && broken.html.contains("web page"), "{}", broken.html);
    let none = send(&mut editor, &format!("{path}replace"), "file", &[("", b"")], &[]).await;
    assert!(none.status == 422 && none.html.contains("Choose a file first"), "{}", none.html);
    let same = send(&mut editor, &format!("{path}replace"), "file", &[("new.jpg", &photo("Landscape_3.jpg"))], &[]).await;
    assert!(same.location.contains("done=same"), "{}", same.location);
    let undone = editor.post("/desk/pictures/undo", &[("undo", &back), ("back", &path)]).await;
    assert!(undone.location.ends_with("done=undone"), "{}", undone.location);
    assert_eq!((files("/shows-it/").await, files("/latest/").await), (story_before.clone(), front_before));
    send(&mut editor, &format!("{path}replace"), "file", &[("new.jpg", &photo("Landscape_3.jpg"))], &[]).await;
    let number = hidden(&editor.get(&path).await.html, "number");
    let restored = editor.post(&format!("{path}restore"), &[("number", &number)]).await;
    assert!(restored.location.contains("done=restored"), "{}", restored.location);
    assert_eq!(files("/shows-it/").await, story_before);
    assert_eq!(editor.post(&format!("{path}restore"), &[("number", "99")]).await.status, 404);
    // a contributor replaces an own picture only while nothing shows it
    let uploader = person(&site, "hina", Role::Contributor, None).await;
    let own = stored(&site, &uploader).await;
    let mut hina = Visitor::signed_in(&site, &uploader).await;
    let own_path = format!("/desk/pictures/{own}/replace");
    assert_eq!(send(&mut hina, &own_path, "file", &[("n.gif", &gif("new one"))], &[]).await.status, 303);
    one.lead_image = Some(MediaId::parse(&own).unwrap());
    store(&site, &one).await;
    assert_eq!(send(&mut hina, &own_path, "file", &[("n.gif", &gif("another one"))], &[]).await.status, 403);
}

#[tokio::test]
async fn only_what_nothing_shows_is_removed_and_it_comes_back() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    let sent = send(&mut editor, "/desk/pictures/", "files", &[("dot.gif", &gif("dot"))], &[]).await;
    let id = id_in(&sent.location);
    let path = format!("/desk/pictures/{id}/");
    let mut one = Story { state: StoryState::Draft, published_at: None, ..story(&site.newsroom, "secret-plan", "The secret plan") };
    one.lead_image = Some(MediaId::parse(&id).unwrap());
    store(&site, &one).await;
    let refused = editor.post(&format!("{path}remove"), &[]).await;
    assert!(refused.status == 422 && refused.html.contains("so it stays"), "{}", refused.html);
    assert!(refused.html.contains("The secret plan"));
    // a draft of somebody else is counted and not named
    let mut hina = at_work(&site, "hina", Role::Contributor).await;
    let page = hina.get(&path).await.html;
    assert!(!page.contains("The secret plan") && page.contains("in 1 story that you cannot open"), "{page}");
    one.lead_image = None;
    store(&site, &one).await;
    let removed = editor.post(&format!("{path}remove"), &[]).await;
    let back = undo(&removed);
    assert_eq!(editor.get(&path).await.status, 404);
    assert!(editor.get(&removed.location).await.html.contains("Removed."));
    assert_eq!(editor.post("/desk/pictures/undo", &[("undo", &back)]).await.location, "/desk/pictures/?done=undone");
    assert_eq!(editor.get(&path).await.status, 200);
}

#[tokio::test]
async fn a_licence_that_ended_forbids_new_uses_only() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    let sent = send(&mut editor, "/desk/pictures/", "files", &[("agency.gif", &gif("agency"))], &[]).await;
    let id = id_in(&sent.location);
    let path = format!("/desk/pictures/{id}/");
    let lead = Some(MediaId::parse(&id).unwrap());
    let shown = Story { lead_image: lead.clone(), ..story(&site.newsroom, "old-use", "An old use") };
    let planned = Story { lead_image: lead, state: StoryState::Draft, published_at: None, ..story(&site.newsroom, "new-use", "A new use") };
    store(&site, &shown).await;
    store(&site, &planned).await;
    for (until, old, new, flag) in [
        ("2001-01-31", ("licence-ended-in-use", "warning"), ("licence-ended", "blocker"), "Licence ended on Wednesday, January 31, 2001"),
        ("2023-11-20", ("licence-ends", "warning"), ("licence-ends", "warning"), "Licence until Monday, November 20, 2023"),
        ("2099-01-31", ("", ""), ("", ""), ""),
    ] {
        let version = hidden(&editor.get(&path).await.html, "version");
        let changed = [("alt", "Agency picture"), ("credit", "Agency"), ("licence_until", until)];
        assert_eq!(editor.post(&path, &form(&version, &changed)).await.status, 303);
        for (story, (check, level)) in [(&shown, old), (&planned, new)] {
            let seen = editor.get(&format!("/desk/stories/{}/checks", story.id)).await.html;
            let json: Value = serde_json::from_str(&seen).unwrap();
            let found: Vec<&Value> =
                json["checks"].as_array().unwrap().iter().filter(|one| one["id"].as_str().unwrap().starts_with("licence")).collect();
            match found.as_slice() {
                [] => assert_eq!(check, "", "{seen}"),
                [one] => assert_eq!((one["id"].as_str().unwrap(), one["level"].as_str().unwrap()), (check, level)),
                _ => panic!("{seen}"),
            }
        }
        let ended = editor.get("/desk/pictures/?view=licence-ended").await.html;
        let has_ended = flag.contains("ended");
        assert_eq!(has_ended, ended.contains(flag) && !flag.is_empty(), "{ended}");
        let chooser: Value = serde_json::from_str(&editor.get("/desk/pictures/pictures.json").await.html).unwrap();
        assert_eq!((&chooser["found"][0]["licenceEnded"], &chooser["found"][0]["licence"]), (&json!(has_ended), &json!(flag)));
    }
}

#[tokio::test]
async fn naughty_texts_are_shown_as_text_on_the_pages_of_pictures() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    let sent = send(&mut editor, "/desk/pictures/", "files", &[("dot.gif", &gif("dot"))], &[]).await;
    let path = format!("/desk/pictures/{}/", id_in(&sent.location));
    let strings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fuzz/blns.json");
    let strings: Vec<String> = serde_json::from_str(&std::fs::read_to_string(strings).unwrap()).unwrap();
    for naughty in strings.iter().step_by(7) {
        let version = hidden(&editor.get(&path).await.html, "version");
        let short: String = naughty.chars().take(200).collect();
        let fields = [("alt", short.as_str()), ("caption", &short), ("credit", &short), ("licence", &short), ("licence_until", &short)];
        let answer = editor.post(&path, &form(&version, &fields)).await;
        assert!(matches!(answer.status, 303 | 422), "{naughty:?}: {}", answer.status);
        let query: String = form_urlencoded::byte_serialize(naughty.as_bytes()).collect();
        for page in [path.clone(), format!("/desk/pictures/?q={query}&look=table")] {
            let html = editor.get(&page).await.html;
            assert!(!html.contains("<script>alert") && !html.contains("onerror=alert("), "{naughty:?}: {html}");
        }
    }
}
