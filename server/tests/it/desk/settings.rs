//! The settings of the paper at the desk: on every page at once, checked, never overwritten silently, with a preview and a way back.

use domain::{AuditAct, Role};
use newsroom::people::AuditQuery;
use server::site_settings::FIELDS;

use super::newsdesk::at_work;
use crate::support::TestSite;

/// The form as a browser would send it: every field with the value that the page shows, but for those in `changed`.
fn filled(html: &str, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = scraper::Html::parse_document(html);
    let fields = scraper::Selector::parse("main form[action='/desk/settings/'] :is(input, select, textarea)[name]").unwrap();
    let selected = scraper::Selector::parse("option[selected]").unwrap();
    let form = page.select(&fields).map(|field| {
        let value = match field.value().name() {
            "select" => field.select(&selected).next().and_then(|option| option.attr("value")).unwrap_or_default().to_owned(),
            "textarea" => field.text().collect(),
            _ => field.attr("value").unwrap_or_default().to_owned(),
        };
        (field.attr("name").unwrap_or_default().to_owned(), value)
    });
    form.map(|(name, value)| {
        changed.iter().find(|(key, _)| *key == name).map_or((name.clone(), value), |(_, new)| (name.clone(), (*new).to_owned()))
    })
    .collect()
}

fn as_form(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn every_setting_stands_in_the_form_and_a_change_is_on_every_page_at_once() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let shown = amina.get("/desk/settings/").await.html;
    let form = filled(&shown, &[]);
    for field in FIELDS {
        assert!(form.iter().any(|(name, _)| name == field.key), "{} is not in the form", field.key);
    }
    assert!(!site.get("/").await.text().await.unwrap().contains("The River Post"));
    let form = filled(
        &shown,
        &[
            ("name", "The River Post"),
            ("social", "Mastodon=https://social.example/@river\r\nX=https://x.example/river"),
            ("colour_accent", "#0a4f8f"),
            ("headlines", "sans"),
        ],
    );
    let sent = amina.post("/desk/settings/", &as_form(&form)).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, "/desk/settings/?done=saved"));
    let look = "/assets/look-fcf9f2-12161c-16202c-ece6da-0a4f8f-d6b56c-7a1f24-ea938d-sans.css";
    for path in ["/", "/river-1/", "/latest/", "/no-such-page/"] {
        let html = site.get(path).await.text().await.unwrap();
        assert!(html.contains("The River Post") && html.contains(look), "{path}");
    }
    assert_eq!(site.newsroom.settings().await.unwrap().social.len(), 2);
    let css = site.get(look).await;
    assert_eq!(css.headers()["content-type"], "text/css; charset=utf-8");
    assert!(css.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    assert!(css.text().await.unwrap().contains("--brass:light-dark(#0a4f8f,#d6b56c)"));
    assert_eq!(site.get(&look.replace("sans", "comic")).await.status(), 404);

    // the way back
    let after = amina.get("/desk/settings/?done=saved").await.html;
    assert!(after.contains("The settings are saved."), "{after}");
    let page = scraper::Html::parse_document(&after);
    let undo = scraper::Selector::parse("form:has(input[name=undo]) input").unwrap();
    let back: Vec<(String, String)> = page
        .select(&undo)
        .map(|field| (field.attr("name").unwrap().to_owned(), field.attr("value").unwrap_or_default().to_owned()))
        .collect();
    assert_eq!(amina.post("/desk/settings/", &as_form(&back)).await.location, "/desk/settings/?done=undone");
    let html = site.get("/").await.text().await.unwrap();
    assert!(!html.contains("The River Post") && !html.contains("/assets/look-"));
    let log =
        site.newsroom.audit_log(&AuditQuery { act: Some(AuditAct::SettingsChange), limit: 9, ..AuditQuery::default() }).await.unwrap();
    assert_eq!(log.entries.len(), 2);
    assert!(
        log.entries[1].detail.contains("The River Post") && log.entries[1].detail.contains("colour_accent"),
        "{}",
        log.entries[1].detail
    );
}

#[tokio::test]
async fn what_does_not_fit_is_refused_beside_its_field_and_nothing_is_stored() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let shown = amina.get("/desk/settings/").await.html;
    let before = site.newsroom.settings().await.unwrap();
    for (key, value, error) in [
        ("name", " ", "One line of 1 to 200 characters"),
        ("time_zone", "Asia/Atlantis", "A name such as Asia/Karachi"),
        ("language", "x y", "A language tag"),
        ("public_url", "javascript:alert(1)", "Such as https://paper.example"),
        ("contact", "nobody", "An address such as"),
        ("social", "Mastodon", "One on each line"),
        ("main_menu", "no-such-menu", "There is no such menu"),
        ("stories_per_page", "0", "A number from 1 to 60"),
        ("colour_ink", "red", "Choose a colour of the form #7d5c14"),
        ("colour_accent", "#ccaa55", "Links and rubrics (Light) has a contrast of"),
        ("colour_paper_dark", "#ffffff", "Text (Dark) has a contrast of"),
    ] {
        let sent = amina.post("/desk/settings/", &as_form(&filled(&shown, &[(key, value), ("tagline", "typed meanwhile")]))).await;
        assert!(sent.status == 422 && sent.html.contains(error), "{key}: {} {}", sent.status, sent.html);
        assert!(sent.html.contains("typed meanwhile"), "{key}");
        assert_eq!(site.newsroom.settings().await.unwrap(), before, "{key}");
    }
}

#[tokio::test]
async fn two_people_do_not_overwrite_each_other() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let mut bilal = at_work(&site, "bilal", Role::Administrator).await;
    let (hers, his) = (amina.get("/desk/settings/").await.html, bilal.get("/desk/settings/").await.html);
    assert_eq!(amina.post("/desk/settings/", &as_form(&filled(&hers, &[("tagline", "Hers")]))).await.status, 303);
    let refused = bilal.post("/desk/settings/", &as_form(&filled(&his, &[("name", "His Paper")]))).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.html.contains("Somebody else changed the settings") && refused.html.contains("Hers") && refused.html.contains("His Paper"),
        "{}",
        refused.html
    );
    assert_eq!(site.newsroom.settings().await.unwrap().tagline, "Hers");
    // having read it, he saves again
    assert_eq!(bilal.post("/desk/settings/", &as_form(&filled(&refused.html, &[("tagline", "Hers")]))).await.status, 303);
    let settings = site.newsroom.settings().await.unwrap();
    assert_eq!((settings.name.as_str(), settings.tagline.as_str()), ("His Paper", "Hers"));
}

#[tokio::test]
async fn a_preview_stores_nothing() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let shown = amina.get("/desk/settings/").await.html;
    let seen = amina
        .post("/desk/settings/preview/page", &as_form(&filled(&shown, &[("name", "Tomorrow's Paper"), ("colour_alert", "#8a0000")])))
        .await;
    assert!(seen.status == 200 && seen.html.contains("Tomorrow's Paper") && seen.html.contains("-8a0000-"), "{}", seen.html);
    assert!(!site.get("/").await.text().await.unwrap().contains("Tomorrow"));
    let refused = amina.post("/desk/settings/preview/page", &as_form(&filled(&shown, &[("name", "")]))).await;
    assert!(refused.status == 422 && refused.html.contains("One line of 1 to 200 characters"));
}

#[tokio::test]
async fn texts_for_programs_are_there_while_they_are_written() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    for path in ["/ads.txt", "/.well-known/security.txt", "/humans.txt"] {
        assert_eq!(site.get(path).await.status(), 404, "{path}");
    }
    let shown = amina.get("/desk/settings/").await.html;
    let text = "network.example, 42, DIRECT\r\n# <nobody> else";
    assert_eq!(amina.post("/desk/settings/", &as_form(&filled(&shown, &[("ads_txt", text)]))).await.status, 303);
    let seen = site.get("/ads.txt?x=1").await;
    assert_eq!((seen.status().as_u16(), seen.headers()["content-type"].to_str().unwrap()), (200, "text/plain; charset=utf-8"));
    assert_eq!(seen.text().await.unwrap(), "network.example, 42, DIRECT\n# <nobody> else\n");
    let shown = amina.get("/desk/settings/").await.html;
    assert_eq!(amina.post("/desk/settings/", &as_form(&filled(&shown, &[("ads_txt", "")]))).await.status, 303);
    assert_eq!(site.get("/ads.txt").await.status(), 404);
}
