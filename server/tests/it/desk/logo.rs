//! The paper's logo, and the pictures of sections and authors: chosen at the desk, shown to readers, gone again.

use domain::{MediaId, Role};
use serde_json::Value;

use super::{
    newsdesk::at_work,
    pictures::{gif, png_of, upload},
    visitor::Visitor,
};
use crate::support::TestSite;

async fn added(browser: &mut Visitor<'_>, name: &str, bytes: &[u8]) -> (String, String) {
    let (status, json) = upload(browser, name, bytes).await;
    assert_eq!(status, 201, "{json}");
    let src = json["src"].as_str().unwrap();
    (json["id"].as_str().unwrap().to_owned(), src.split("/media/").nth(1).unwrap().split(['-', '.']).next().unwrap().to_owned())
}

async fn set(admin: &mut Visitor<'_>, fields: &[(&str, &str)]) -> super::visitor::Seen {
    let page = admin.get("/desk/settings/").await.html;
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut form = vec![("version", version.as_str())];
    form.extend(fields);
    admin.post("/desk/settings/", &form).await
}

/// The picture of this class, without its brackets.
fn image<'a>(html: &'a str, class: &str) -> &'a str {
    let wanted = format!("class=\"{class}\"");
    let mut images = html.split("<img ").skip(1).filter_map(|rest| rest.split('>').next());
    images.find(|image| image.contains(&wanted)).unwrap_or_else(|| panic!("no {class}: {html}"))
}

async fn text(site: &TestSite, path: &str) -> String {
    site.get(path).await.text().await.unwrap()
}

#[tokio::test]
async fn a_logo_stands_in_the_header_the_icons_the_linked_data_and_the_feeds() {
    let site = TestSite::start().await;
    let mut admin = at_work(&site, "amina", Role::Administrator).await;
    let name = site.newsroom.settings().await.unwrap().name;
    let typeset = text(&site, "/river-1/").await;
    let icon = |html: &str| html.split("apple-touch-icon\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let before = icon(&typeset);
    assert!(!typeset.contains("class=\"logo") && !text(&site, "/feed/").await.contains("<image>"));
    let (light, light_file) = added(&mut admin, "light.png", &png_of(60, 20, [200, 0, 0])).await;
    let (dark, dark_file) = added(&mut admin, "dark.png", &png_of(60, 20, [0, 0, 200])).await;
    // chosen in the library without script: it stands in the form and is not saved yet
    let page = admin.get(&format!("/desk/settings/?logo_light={light}")).await.html;
    assert!(page.contains(&format!("<option value=\"{light}\" selected")), "{page}");
    assert!(!text(&site, "/").await.contains("class=\"logo"));
    assert_eq!(set(&mut admin, &[("logo_light", &light)]).await.status, 303);
    for path in ["/", "/river-1/", "/latest/", "/no-such-page/"] {
        let html = text(&site, path).await;
        let logo = image(&html, "logo");
        assert!(logo.contains(&light_file) && logo.contains(&format!("alt=\"{name}\"")), "{path}: {logo}");
        assert!(logo.contains("width=\"60\"") && logo.contains("height=\"20\""), "no layout shift: {logo}");
    }
    assert!(text(&site, "/").await.contains("<h1 class=\"brand\">"), "still the page's heading");
    assert_eq!(set(&mut admin, &[("logo_dark", &dark)]).await.status, 303);
    let html = text(&site, "/").await;
    for (class, file) in [("logo logo-light", &light_file), ("logo logo-dark", &dark_file)] {
        let logo = image(&html, class);
        assert!(logo.contains(file.as_str()) && logo.contains("loading=\"lazy\""), "{logo}");
    }
    assert!(html.contains("\"logo\":\"") && html.contains(&format!("{}/media/", site.origin)), "{html}");
    // the icon is made of it, under a URL of its own
    let after = icon(&html);
    assert_ne!(after, before);
    let bytes = site.get(&after).await.bytes().await.unwrap();
    let picture = image::load_from_memory(&bytes).unwrap().to_rgb8();
    assert_eq!((picture.width(), picture.get_pixel(90, 90).0), (180, [200, 0, 0]));
    let manifest: Value = serde_json::from_str(&text(&site, "/manifest.webmanifest").await).unwrap();
    for icon in manifest["icons"].as_array().unwrap() {
        assert_eq!(site.get(icon["src"].as_str().unwrap()).await.status(), 200, "{icon}");
    }
    assert!(text(&site, "/feed/").await.contains("<image><url>"));
    assert!(text(&site, "/feed/atom/").await.contains("<logo>"));
    let json: Value = serde_json::from_str(&text(&site, "/feed/json/").await).unwrap();
    assert_eq!(site.get(json["icon"].as_str().unwrap().strip_prefix(&site.origin).unwrap()).await.status(), 200);
    // it is in use, a new file is on every page at once, and without it the name in type is back
    let used = admin.get(&format!("/desk/pictures/{light}/")).await.html;
    assert!(used.contains("The logo on light pages") && used.contains("Not while something shows it"), "{used}");
    let mut item = site.newsroom.media_by_ids(&[MediaId::parse(&light).unwrap()]).await.unwrap().into_values().next().unwrap();
    item.file = site.newsroom.media_by_ids(&[MediaId::parse(&dark).unwrap()]).await.unwrap().into_values().next().unwrap().file;
    let authority = newsroom::Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    edit.put_media(&item).await.unwrap();
    edit.commit().await.unwrap();
    assert!(!text(&site, "/").await.contains(&light_file) && icon(&text(&site, "/").await) != after);
    assert_eq!(set(&mut admin, &[("logo_light", ""), ("logo_dark", "")]).await.status, 303);
    let html = text(&site, "/").await;
    assert!(!html.contains("class=\"logo") && html.contains(&format!("<a href=\"/\">{name}</a>")) && icon(&html) == before, "{html}");
}

#[tokio::test]
async fn a_logo_is_a_picture_that_may_be_used() {
    let site = TestSite::start().await;
    let mut admin = at_work(&site, "amina", Role::Administrator).await;
    let (_, sound) = upload(&mut admin, "talk.mp3", b"ID3\x04 sound").await;
    let (old, _) = added(&mut admin, "old.gif", &gif("old")).await;
    let item = site.newsroom.media_by_ids(&[MediaId::parse(&old).unwrap()]).await.unwrap().into_values().next().unwrap();
    let authority = newsroom::Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    edit.put_media(&domain::MediaItem { licence_until: Some(domain::Timestamp::from_millis(1)), ..item }).await.unwrap();
    edit.commit().await.unwrap();
    for (id, says) in [
        ("01900000-0000-7000-8000-00000000dead", "There is no such picture"),
        (sound["id"].as_str().unwrap(), "There is no such picture"),
        (&old, "has ended, so it may not be used anew"),
    ] {
        let refused = set(&mut admin, &[("logo_light", id)]).await;
        assert!(refused.status == 422 && refused.html.contains(says), "{id}: {}", refused.html);
    }
    assert_eq!(set(&mut admin, &[("logo_light", "x")]).await.status, 422);
}

#[tokio::test]
async fn sections_and_authors_show_their_pictures_and_authors_their_languages() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    let (picture, file) = added(&mut editor, "delta.png", &png_of(60, 40, [0, 120, 0])).await;
    let section = site.newsroom.sections().await.unwrap().remove(0);
    let reader = section.path().to_string();
    assert!(!text(&site, &reader).await.contains(&file));
    let path = format!("/desk/sections/{}/", section.id);
    let form = [("name", section.name.as_str()), ("slug", section.slug.as_str()), ("description", ""), ("picture", &*picture)];
    let saved = editor.post(&path, &form).await;
    assert_eq!(saved.status, 303, "{}", saved.html);
    assert!(editor.get(&path).await.html.contains(&format!("<option value=\"{picture}\" selected")));
    let html = text(&site, &reader).await;
    assert!(html.contains("list-head pictured") && html.contains("og:image") && html.matches(&file).count() >= 2, "{html}");
    assert!(editor.get(&format!("/desk/pictures/{picture}/")).await.html.contains(&section.name.replace("&", "&amp;")));

    let author = site.newsroom.author_rows().await.unwrap().remove(0).author;
    let path = format!("/desk/authors/{}/", author.id);
    let form = |languages| {
        [
            ("name", author.name.as_str()),
            ("slug", author.slug.as_str()),
            ("kind", "person"),
            ("picture", &*picture),
            ("languages", languages),
        ]
    };
    let refused = editor.post(&path, &form("English!")).await;
    assert!(refused.status == 422 && refused.html.contains("codes of languages"), "{}", refused.html);
    assert_eq!(editor.post(&path, &form("en, ur-PK")).await.status, 303);
    let html = text(&site, author.path().as_str()).await;
    for shown in [&file, "<span lang=\"ur-PK\" dir=\"auto\">اردو</span>", "\"knowsLanguage\":[\"en\",\"ur-PK\"]"] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    let unknown = editor.post(&path, &[("name", "A"), ("slug", "a"), ("kind", "person"), ("picture", "x")]).await;
    assert!(unknown.status == 422 && unknown.html.contains("There is no such picture"), "{}", unknown.html);
}

#[tokio::test]
async fn an_administrator_decides_who_writes_under_a_name() {
    let site = TestSite::start().await;
    let mut admin = at_work(&site, "amina", Role::Administrator).await;
    let writer = super::newsdesk::person(&site, "hina", Role::Contributor, None).await;
    let rows = site.newsroom.author_rows().await.unwrap();
    let author = rows.into_iter().find(|row| row.person.is_none()).unwrap().author;
    let path = format!("/desk/authors/{}/", author.id);
    let who = async || {
        let rows = site.newsroom.author_rows().await.unwrap();
        rows.into_iter().find(|row| row.author.id == author.id).unwrap().person.map(|(_, name)| name)
    };
    assert!(admin.get(&path).await.html.contains(&format!("<option value=\"{}\"", writer.id)));
    let linked = admin.post(&format!("{path}person"), &[("person", writer.id.as_str())]).await;
    assert_eq!((linked.status, linked.location), (303, format!("{path}?done=linked")), "{}", linked.html);
    assert_eq!(who().await.as_deref(), Some("hina"));
    let names: Vec<_> = site
        .newsroom
        .author_rows()
        .await
        .unwrap()
        .into_iter()
        .filter(|row| row.person.as_ref().is_some_and(|(id, _)| *id == writer.id.as_str()))
        .collect();
    assert_eq!(names.len(), 1, "one name each");
    assert!(admin.get("/desk/audit/").await.html.contains("decided who writes under"));
    for bad in ["x", "01900000-0000-7000-8000-00000000dead"] {
        let refused = admin.post(&format!("{path}person"), &[("person", bad)]).await;
        assert!(refused.status == 422 && refused.html.contains("Choose somebody from the list"), "{bad}: {}", refused.html);
    }
    assert_eq!(admin.post(&format!("{path}person"), &[("person", "")]).await.status, 303);
    assert_eq!(who().await, None);
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    assert!(!editor.get(&path).await.html.contains("Link the account"));
    assert_eq!(editor.post(&format!("{path}person"), &[("person", "")]).await.status, 403);
}
