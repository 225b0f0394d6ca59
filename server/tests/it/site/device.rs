//! Files for readers' devices: manifest, icons, worker, the offline edition, and the pages about them.

use std::collections::BTreeMap;

use data_encoding::BASE64URL_NOPAD;
use domain::{Colour, SiteSettings, StoryState};
use newsroom::Authority;
use ring::{
    digest::{SHA256, digest},
    signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey},
};
use serde_json::Value;

use crate::support::{TestSite, header};

async fn text(paper: &TestSite, path: &str) -> String {
    let response = paper.get(path).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

async fn json(paper: &TestSite, path: &str) -> Value {
    serde_json::from_str(&text(paper, path).await).unwrap()
}

async fn set(paper: &TestSite, change: impl FnOnce(&mut SiteSettings)) {
    let authority = Authority::command_line();
    let mut settings = paper.newsroom.settings().await.unwrap();
    change(&mut settings);
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_settings(&settings).await.unwrap();
    edit.commit().await.unwrap();
}

/// The list of an edition after its signature was verified, and the lines of its stories.
async fn edition(paper: &TestSite, path: &str) -> (Value, Vec<String>) {
    let key = json(paper, "/edition/interface.json").await["key"].as_str().unwrap().to_owned();
    let body = text(paper, path).await;
    let mut lines = body.lines();
    let (signature, list) = (lines.next().unwrap(), lines.next().unwrap());
    let decode = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decode(&key)).verify(list.as_bytes(), &decode(signature)).unwrap();
    (serde_json::from_str(list).unwrap(), lines.map(str::to_owned).collect())
}

fn hash(text: &str) -> String {
    BASE64URL_NOPAD.encode(&digest(&SHA256, text.as_bytes()).as_ref()[..16])
}

#[tokio::test]
async fn the_manifest_names_the_paper_and_files_that_exist() {
    let paper = TestSite::start().await;
    set(&paper, |settings| settings.name = "River \"Post\" & Co".to_owned()).await;
    let page = text(&paper, "/river-1/").await;
    assert!(page.contains(r#"<link rel="manifest" href="/manifest.webmanifest" data-worker="/sw.js">"#), "{page}");
    let response = paper.get("/manifest.webmanifest").await;
    assert_eq!(header(&response, "content-type"), "application/manifest+json");
    let manifest: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    assert_eq!(
        (&manifest["name"], &manifest["id"], &manifest["lang"], &manifest["dir"]),
        (&"River \"Post\" & Co".into(), &"/".into(), &"en".into(), &"ltr".into())
    );
    let mut purposes = BTreeMap::new();
    for icon in manifest["icons"].as_array().unwrap() {
        let icon_of = |name: &str| icon[name].as_str().unwrap().to_owned();
        let response = paper.get(&icon_of("src")).await;
        assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, "image/png"), "{icon}");
        assert_eq!(header(&response, "cache-control"), "public, max-age=31536000, immutable");
        let bytes = response.bytes().await.unwrap();
        let side = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
        assert_eq!(icon_of("sizes"), format!("{side}x{side}"), "{icon}");
        purposes.entry(icon_of("purpose")).or_insert(Vec::new()).push(side);
    }
    assert_eq!(purposes["any"], [192, 512]);
    assert!(purposes.contains_key("maskable") && purposes.contains_key("monochrome"), "{purposes:?}");
    for shortcut in manifest["shortcuts"].as_array().unwrap() {
        text(&paper, shortcut["url"].as_str().unwrap()).await;
    }
    let apple = page.split("apple-touch-icon\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(paper.get(apple).await.status(), 200);
    // an icon of another version leads to the present one
    let (stem, _) = apple.rsplit_once('-').unwrap();
    let old = paper.get(&format!("{stem}-00000000.png")).await;
    assert_eq!((old.status().as_u16(), header(&old, "location").as_str()), (301, apple));
}

#[tokio::test]
async fn the_icon_that_browsers_look_for_is_that_of_the_tabs() {
    let paper = TestSite::start().await;
    let tab = async || {
        let page = text(&paper, "/river-1/").await;
        let path = page.split("sizes=\"48x48\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        paper.get(&path).await.bytes().await.unwrap()
    };
    let first = paper.get("/favicon.ico").await;
    assert_eq!((first.status().as_u16(), header(&first, "content-type").as_str()), (200, "image/png"));
    assert_eq!(header(&first, "cache-control"), "public, max-age=0, must-revalidate");
    let tag = header(&first, "etag");
    assert_eq!(first.bytes().await.unwrap(), tab().await);
    let again = paper.request("/favicon.ico").header("if-none-match", &tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
    // another look of the paper is seen at once, by those who have the former icon too
    set(&paper, |settings| settings.look.ink.light = Colour::parse("#7a1020").unwrap()).await;
    let changed = paper.request("/favicon.ico").header("if-none-match", &tag).send().await.unwrap();
    assert_eq!(changed.status(), 200);
    assert_eq!(changed.bytes().await.unwrap(), tab().await);
    let wanted = "<link rel=\"icon\" type=\"image/png\" href=\"/favicon.ico\"";
    assert!(text(&paper, "/desk/sign-in").await.contains(wanted));
}

#[tokio::test]
async fn staff_have_the_same_app_with_a_new_story_and_a_place_for_shared_photos() {
    let paper = TestSite::start().await;
    let [readers, staff] = [json(&paper, "/manifest.webmanifest").await, json(&paper, "/desk.webmanifest").await];
    let shortcuts = |manifest: &Value| -> Vec<String> {
        manifest["shortcuts"].as_array().unwrap().iter().map(|shortcut| shortcut["url"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(shortcuts(&readers), ["/latest/", "/search/", "/saved/"]);
    assert_eq!(shortcuts(&staff), ["/desk/new/", "/latest/", "/search/", "/saved/"]);
    assert_eq!((&readers["share_target"]["method"], &readers["share_target"]["action"]), (&"GET".into(), &"/saved/".into()));
    let target = &staff["share_target"];
    assert_eq!(
        (&target["method"], &target["action"], &target["enctype"]),
        (&"POST".into(), &"/share".into(), &"multipart/form-data".into())
    );
    assert_eq!(target["params"]["files"][0]["name"], "photos");
    // one app: everything else is the same
    let rest = |manifest: &Value| {
        let mut manifest = manifest.as_object().unwrap().clone();
        manifest.retain(|name, _| name != "shortcuts" && name != "share_target");
        manifest
    };
    assert_eq!(rest(&readers), rest(&staff));
}

#[tokio::test]
async fn a_paper_in_urdu_has_its_manifest_in_urdu() {
    let paper = TestSite::start().await;
    set(&paper, |settings| (settings.name, settings.language) = ("روزنامہ".to_owned(), "ur".parse().unwrap())).await;
    let manifest = json(&paper, "/manifest.webmanifest").await;
    assert_eq!((manifest["dir"].as_str(), manifest["lang"].as_str()), (Some("rtl"), Some("ur")));
    assert_eq!(manifest["shortcuts"][2]["name"], "محفوظ خبریں");
    assert_eq!(json(&paper, "/edition/interface.json").await["words"]["SAVE"], "محفوظ کریں");
}

/// Trap 8: a missing script, a redirect or a wrong type would never switch a worker off.
#[tokio::test]
async fn the_worker_is_always_there_and_can_remove_itself() {
    let paper = TestSite::start().await;
    for (offline, script) in [(true, "on"), (false, "off"), (true, "on")] {
        set(&paper, |settings| settings.offline_reading = offline).await;
        let response = paper.get("/sw.js").await;
        assert_eq!((response.status().as_u16(), header(&response, "cache-control").as_str()), (200, "no-cache"));
        assert_eq!(header(&response, "content-type"), "text/javascript; charset=utf-8");
        // trap 9: what pages load as a picture, a worker fetches
        let csp = header(&response, "content-security-policy");
        assert!(csp.starts_with("default-src 'none'; connect-src 'self';") && !csp.contains("unsafe"), "{csp}");
        assert_eq!(response.text().await.unwrap(), script);
        assert_eq!(text(&paper, "/river-1/").await.contains("data-worker"), offline);
    }
}

#[tokio::test]
async fn only_cacheable_pages_are_marked_for_devices() {
    let paper = TestSite::start().await;
    for (path, marked) in [
        ("/", "1"),
        ("/river-1/", "1"),
        ("/latest/", "1"),
        ("/offline/", "1"),
        ("/saved/", "1"),
        ("/settings/", "1"),
        ("/saved/?url=x&text=y", "1"),
        ("/search/?q=river", ""),
        ("/never-was/", ""),
        ("/cancelled/", ""),
        ("/old-a/", ""),
        ("/feed/", ""),
        ("/robots.txt", ""),
        ("/desk/sign-in", ""),
    ] {
        assert_eq!(header(&paper.get(path).await, "device-copy"), marked, "{path}");
    }
    let page = text(&paper, "/offline/").await;
    assert!(page.contains("noindex") && page.contains("<h1 data-part=\"title\">On your device</h1>"), "{page}");
}

#[tokio::test]
async fn an_edition_is_signed_and_one_edit_changes_one_story() {
    let paper = TestSite::start().await;
    let (list, stories) = edition(&paper, "/edition/bundle.json").await;
    let listed = list["stories"].as_array().unwrap();
    assert_eq!((listed.len(), stories.len(), list["format"].as_i64()), (31, 31, Some(1)));
    for (card, story) in listed.iter().zip(&stories) {
        assert_eq!(card["hash"], hash(story));
        let story: Value = serde_json::from_str(story).unwrap();
        assert_eq!(card["id"], story["id"]);
        assert!(story["html"].as_str().unwrap().contains(&format!("data-version=\"{}\"", story["version"].as_str().unwrap())));
    }
    let (before, none) = edition(&paper, "/edition/index.json").await;
    assert!(none.is_empty());
    assert_eq!(before["stories"], list["stories"]);

    let mut changed = paper.newsroom.story_by_path(&"/river-3/".parse().unwrap()).await.unwrap().unwrap();
    changed.headline = "River talks, day three".parse().unwrap();
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&changed, "test").await.unwrap();
    edit.commit().await.unwrap();
    let (after, _) = edition(&paper, "/edition/index.json").await;
    let (before, after) = (before["stories"].as_array().unwrap(), after["stories"].as_array().unwrap());
    let differing: Vec<&Value> = after.iter().filter(|card| !before.contains(card)).collect();
    assert_eq!(differing.len(), 1, "{differing:?}");
    assert_eq!(differing[0]["id"], changed.id.to_string());
    let alone = text(&paper, &format!("/edition/story/{}.json", changed.id)).await;
    assert_eq!(differing[0]["hash"], hash(&alone));
}

/// Corrections and kills reach the copies at the next connection.
#[tokio::test]
async fn copies_are_compared_with_what_readers_may_open_now() {
    let paper = TestSite::start().await;
    let story = async |path: &str| paper.newsroom.story_by_path(&path.parse().unwrap()).await.unwrap().unwrap();
    let (one, mut two, draft, page) =
        (story("/river-1/").await, story("/river-2/").await, story("/secret-draft/").await, story("/about/").await);
    let ids = [&one, &two, &draft, &page].map(|story| story.id.to_string()).join(",");
    let ask = async || json(&paper, &format!("/edition/copies.json?story={ids},nonsense,00000000-0000-7000-8000-000000000000")).await;
    let before = ask().await;
    assert!(
        text(&paper, "/river-1/").await.contains(&format!("data-version=\"{}\"", before[one.id.as_str()]["version"].as_str().unwrap()))
    );
    assert_eq!(before[one.id.as_str()]["path"], "/river-1/");
    for hidden in [&draft, &page] {
        assert_eq!(before[hidden.id.as_str()]["path"], Value::Null, "{}", hidden.path);
    }
    assert_eq!(before["00000000-0000-7000-8000-000000000000"]["path"], Value::Null);
    two.state = StoryState::Killed;
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&two, "test").await.unwrap();
    edit.commit().await.unwrap();
    let after = ask().await;
    assert_eq!((&after[two.id.as_str()]["path"], &after[one.id.as_str()]), (&Value::Null, &before[one.id.as_str()]));
    assert_eq!(paper.get(&format!("/edition/story/{}.json", two.id)).await.status(), 404);
    let (list, _) = edition(&paper, "/edition/index.json").await;
    assert!(!list["stories"].as_array().unwrap().iter().any(|card| card["id"] == two.id.to_string()));
    let response = paper.get("/edition/copies.json").await;
    assert_eq!((response.status().as_u16(), header(&response, "cache-control").as_str()), (200, "no-store"));
}

#[tokio::test]
async fn a_story_with_a_password_is_in_no_edition() {
    let paper = TestSite::start().await;
    let mut locked = paper.newsroom.story_by_path(&"/river-4/".parse().unwrap()).await.unwrap().unwrap();
    locked.password = Some("sesame".to_owned());
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&locked, "test").await.unwrap();
    edit.commit().await.unwrap();
    let (list, stories) = edition(&paper, "/edition/bundle.json").await;
    assert!(!list["stories"].as_array().unwrap().iter().any(|card| card["id"] == locked.id.to_string()));
    assert!(!stories.iter().any(|story| story.contains("/river-4/\"")));
    let versions = json(&paper, &format!("/edition/copies.json?story={}", locked.id)).await;
    assert_eq!(versions[locked.id.as_str()]["path"], Value::Null);
    assert!(!text(&paper, "/river-4/").await.contains("data-save"));
}
