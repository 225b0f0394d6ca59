//! `press settings`: a paper gets its own name, time zone and menus without anybody touching the database.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{command, demo_in, press, works};
use crate::press::Press;

fn data() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data").display().to_string();
    (dir, data)
}

#[test]
fn every_setting_of_the_paper_can_be_set() {
    let mut all = domain::SiteSettings { contact: "desk@paper.example".parse().ok(), ..domain::SiteSettings::default() };
    (all.main_menu, all.footer_menu, all.codes_from) = ("main".parse().ok(), "foot".parse().ok(), Some(domain::Role::Editor));
    let logo = domain::MediaId::parse("01900000-0000-7000-8000-000000000001").ok();
    (all.logo_light, all.logo_dark) = (logo.clone(), logo);
    let mut stored = serde_json::to_value(&all).unwrap();
    // the look is set colour by colour
    let look = stored.as_object_mut().unwrap().remove("look").unwrap();
    for (name, value) in look.as_object().unwrap() {
        let keys = if value.is_object() { vec![format!("colour_{name}"), format!("colour_{name}_dark")] } else { vec![name.clone()] };
        stored.as_object_mut().unwrap().extend(keys.into_iter().map(|key| (key, serde_json::Value::Null)));
    }
    let keys: Vec<&str> = server::site_settings::FIELDS.iter().map(|field| field.key).collect();
    let mut missing: Vec<&String> = stored.as_object().unwrap().keys().filter(|key| !keys.contains(&key.as_str())).collect();
    missing.sort();
    assert!(missing.is_empty(), "server/src/site_settings/field.rs lacks {missing:?}");
    assert_eq!(stored.as_object().unwrap().len(), keys.len());
}

#[test]
fn values_are_set_one_by_one() {
    let (_dir, data) = data();
    for (key, value, shown) in [
        ("name", "  Diplomatic   Affairs ", "Diplomatic Affairs"),
        ("tagline", "News of \"the\" world", "News of \"the\" world"),
        ("time-zone", "asia/karachi", "Asia/Karachi"),
        ("language", "ur_PK", "ur-PK"),
        ("public_url", "https://Paper.example/", "https://paper.example"),
        ("contact", "desk@Paper.example", "desk@paper.example"),
        (
            "social",
            "Mastodon=https://social.example/@paper, X=https://x.example/paper",
            "Mastodon=https://social.example/@paper, X=https://x.example/paper",
        ),
        ("logo-light", "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000001"),
        ("logo_dark", "", ""),
        ("stories_per_page", "20", "20"),
        ("counts_from", "0", "0"),
        ("headlines", "sans", "sans"),
        ("colour_accent", "#0A4F8F", "#0a4f8f"),
        ("codes_from", "editor", "editor"),
        ("crawlers", "no-training", "no-training"),
        ("offline_reading", "No", "no"),
        ("about", "-- two lines\nof it", "-- two lines\nof it"),
        ("tagline", "", ""),
    ] {
        works(&["settings", "set", key, value, "--data", &data]);
        let said = works(&["settings", "show", "--data", &data]);
        let line = format!("{:<17} {shown}\n", key.replace('-', "_"));
        assert!(said.contains(&line), "{key}: {said}");
    }
    assert!(works(&["settings", "set", "name", "Diplomatic Affairs", "--data", &data]).contains("nothing to change"));
}

#[test]
fn what_does_not_fit_is_refused_with_key_value_and_what_is_allowed() {
    let (_dir, data) = data();
    for (key, value, words) in [
        ("time_zone", "Karachi", &["time_zone", "\"Karachi\"", "Asia/Karachi"][..]),
        ("timezone", "Asia/Karachi", &["\"timezone\"", "time_zone"]),
        ("language", "english", &["language", "english", "zh-Hans"]),
        ("language", "english please", &["language", "english please", "zh-Hans"]),
        ("public_url", "paper.example", &["public_url", "https://paper.example"]),
        ("public_url", "https://paper.example/news/", &["path", "root of its host"]),
        ("contact", "nobody", &["contact", "nobody", "desk@paper.example"]),
        ("social", "https://social.example/@paper", &["social", "NETWORK=URL"]),
        ("social", "X=javascript:alert(1)", &["javascript", "https"]),
        ("main_menu", "no-such-menu", &["main_menu", "no-such-menu", "there are no menus"]),
        ("stories_per_page", "0", &["stories_per_page", "1 to 60"]),
        ("crawlers", "friends", &["crawlers", "friends", "no-training"]),
        ("counts_from", "-3", &["counts_from", "-3", "0 to show none"]),
        ("offline_reading", "perhaps", &["offline_reading", "perhaps", "yes or no"]),
        ("name", " ", &["name", "1 to 200"]),
    ] {
        let (code, said) = press(&["settings", "set", key, value, "--data", &data]);
        assert!(code == 2 && words.iter().all(|word| said.contains(word)), "{key} {value}: {code} {said}");
    }
    assert!(!works(&["settings", "show", "--data", &data]).contains("no-such-menu"));
}

const FILE: &str = r##"
name = "The Paper"
time_zone = "Europe/Berlin"
main_menu = "main"
social = [{ network = "Mastodon", url = "https://social.example/@paper" }]

[[menu]]
slug = "main"
name = "Main menu"
items = [
  { home = true },
  { label = "Elsewhere", items = [{ label = "A page", url = "/about/" }, { label = "Top", url = "#" }] },
  { label = "Old site", url = "https://old.example/" },
]
"##;

#[test]
fn a_file_round_trips_with_its_menus() {
    let (dir, data) = data();
    let file = dir.path().join("paper.toml");
    let file = file.to_str().unwrap();
    std::fs::write(file, FILE).unwrap();
    let said = works(&["settings", "edit", file, "--data", &data]);
    assert!(said.contains("menu main: 5 items") && said.contains("Europe/Berlin"), "{said}");
    let shown = works(&["settings", "show", "--toml", "--data", &data]);
    // into the same paper, and into another one
    std::fs::write(file, &shown).unwrap();
    assert!(works(&["settings", "edit", file, "--data", &data]).contains("nothing to change"));
    let other = dir.path().join("other").display().to_string();
    works(&["settings", "edit", file, "--data", &other]);
    assert_eq!(works(&["settings", "show", "--toml", "--data", &other]), shown);
    // from standard input; what is not named stays
    let mut edit = command(&["settings", "edit", "-", "--data", &other]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    edit.stdin.take().unwrap().write_all(b"contact = \"desk@paper.example\"").unwrap();
    assert!(edit.wait().unwrap().success());
    let changed = works(&["settings", "show", "--toml", "--data", &other]);
    assert_eq!(changed, shown.replace("contact = \"\"", "contact = \"desk@paper.example\""));
}

#[test]
fn menus_of_an_imported_paper_round_trip_by_slug() {
    let (dir, data) = data();
    demo_in(&data);
    let shown = works(&["settings", "show", "--toml", "--data", &data]);
    assert!(shown.contains("section = \"") && shown.contains("story = \"/about/\"") && !shown.contains("id:"), "{shown}");
    let file = dir.path().join("paper.toml");
    std::fs::write(&file, &shown).unwrap();
    assert!(works(&["settings", "edit", file.to_str().unwrap(), "--data", &data]).contains("nothing to change"));
}

#[test]
fn a_wrong_file_says_where() {
    let (dir, data) = data();
    let file = dir.path().join("paper.toml");
    for (text, words) in [
        ("name = ", &["paper.toml", "line 1"][..]),
        ("nmae = \"X\"", &["nmae"]),
        ("time_zone = \"Mars/Base\"", &["time_zone", "Mars/Base", "Asia/Karachi"]),
        ("stories_per_page = 500", &["stories_per_page", "500"]),
        ("[[menu]]\nslug = \"m\"\nitem = []", &["item", "--toml"]),
        ("[[menu]]\nslug = \"m\"\nitems = [{ label = \"X\", section = \"nowhere\" }]", &["menu m", "nowhere", "no such section"]),
        ("[[menu]]\nslug = \"m\"\nitems = [{ label = \"X\", url = \"javascript:alert(1)\" }]", &["menu m", "javascript"]),
        ("[[menu]]\nslug = \"m\"\nitems = [{ label = \"X\", url = \"/\", home = true }]", &["more than one target"]),
    ] {
        std::fs::write(&file, text).unwrap();
        let (code, said) = press(&["settings", "edit", file.to_str().unwrap(), "--data", &data]);
        assert!(code == 2 && words.iter().all(|word| said.contains(word)), "{text}: {code} {said}");
    }
    let (code, said) = press(&["settings", "edit", "/no/such.toml", "--data", &data]);
    assert!(code == 2 && said.contains("/no/such.toml"), "{said}");
}

#[tokio::test]
async fn a_running_server_shows_the_change() {
    let press = Press::start(&[], &[], |_| {});
    let data = press.dir.path().join("data").display().to_string();
    // another test may have installed it already
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::new();
    let front = async || client.get(format!("http://{}/", press.addr)).send().await.unwrap().text().await.unwrap();
    assert!(front().await.contains("Our Paper"));
    works(&["settings", "set", "name", "Gazette of Tests", "--data", &data]);
    let begun = Instant::now();
    while !front().await.contains("Gazette of Tests") {
        assert!(begun.elapsed() < Duration::from_secs(5), "the old name is still served");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
