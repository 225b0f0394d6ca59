//! Pictures at the desk: adding good, broken and hostile ones, doubles, choosing, changing.

use std::path::Path;

use domain::Role;
use newsroom::people::{AuditQuery, User};
use serde_json::{Value, json};

use super::{
    drafts::post,
    newsdesk::{at_work, person},
    visitor::{Seen, Visitor},
};
use crate::support::{TestSite, story};

/// Sends a file as the editor does.
pub async fn upload(browser: &mut Visitor<'_>, name: &str, bytes: &[u8]) -> (u16, Value) {
    let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/octet-stream")];
    let seen = browser.post_raw(&format!("/desk/pictures/pictures.json?name={name}"), &headers, bytes.to_vec()).await;
    (seen.status, serde_json::from_str(&seen.html).unwrap_or(Value::Null))
}

async fn get(browser: &mut Visitor<'_>, path: &str) -> (u16, Value) {
    let Seen { status, html, .. } = browser.get(path).await;
    (status, serde_json::from_str(&html).unwrap_or(Value::Null))
}

/// The identity of a small picture that this person added.
pub async fn stored(paper: &TestSite, user: &User) -> String {
    let mut browser = Visitor::signed_in(paper, user).await;
    // a comment makes the bytes differ for each person
    let (status, json) = upload(&mut browser, "dot.gif", &gif(&user.name)).await;
    assert_eq!(status, 201, "{json}");
    json["id"].as_str().unwrap().to_owned()
}

/// One white dot, with a comment.
pub fn gif(comment: &str) -> Vec<u8> {
    let length = u8::try_from(comment.len()).unwrap();
    let head = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff\x21\xfe";
    let image = b"\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b";
    [&head[..], &[length], comment.as_bytes(), image].concat()
}

pub fn photo(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/images/exif-orientation").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{} is needed for this test: {error}", path.display()))
}

/// A picture of one colour.
pub fn png_of(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(width, height, image::Rgb(colour)).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A JPEG with a further segment behind its first marker.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, content, &jpeg[2..]].concat()
}

/// A PNG that says it has so many pixels and holds none.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8], content: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(&[name, content].concat());
        [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], name, content, &crc.sum().to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"), chunk(b"IEND", b"")].concat()
}

#[tokio::test]
async fn a_photo_is_turned_upright_and_loses_what_it_must_not_say() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Contributor).await;
    let turned = photo("Landscape_6.jpg");
    let gps = with_segment(&turned, 0xe1, b"Exif\0\0II*\0GPS 31.5204N serial 12345");
    let iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x22\x1c\x02\x78\0\x0eRain in Lahore\x1c\x02\x50\0\x0aAmina Shah";
    let (status, added) = upload(&mut amina, "C:\\DCIM\\Photo 1.JPG", &with_segment(&gps, 0xed, iptc)).await;
    assert_eq!(status, 201, "{added}");
    assert_eq!((added["width"].as_i64(), added["height"].as_i64()), (Some(1800), Some(1200)), "{added}");
    assert_eq!((&added["caption"], &added["credit"], &added["alt"]), (&json!("Rain in Lahore"), &json!("Amina Shah"), &json!("")));
    assert_eq!((&added["name"], &added["kind"], &added["double"]), (&json!("Photo 1.JPG"), &json!("image"), &json!(false)));
    assert_eq!((&added["editable"], &added["focal"]), (&json!(true), &json!({ "x": 500, "y": 500 })));
    for file in
        std::fs::read_dir(site.media.folder().unwrap()).unwrap().flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
    {
        let (path, bytes) = (file.as_ref().unwrap().path(), std::fs::read(file.unwrap().path()).unwrap());
        for secret in [&b"GPS 31"[..], b"serial 12345", b"Exif\0\0"] {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret), "{}", path.display());
        }
    }
    let response = site.get(added["src"].as_str().unwrap()).await;
    assert_eq!((response.status().as_u16(), response.headers()["content-type"].to_str().unwrap()), (200, "image/jpeg"));
    let log = site.newsroom.audit_log(&AuditQuery { limit: 5, ..AuditQuery::default() }).await.unwrap();
    assert!(log.entries.iter().any(|entry| entry.act.as_str() == "media_add" && entry.target_name == "Photo 1.JPG"), "{log:?}");
}

#[tokio::test]
async fn the_same_bytes_are_one_picture_no_matter_who_sends_them_how_often() {
    let site = TestSite::start().await;
    let (mut amina, mut zainab) = (at_work(&site, "amina", Role::Author).await, at_work(&site, "zainab", Role::Editor).await);
    let (first, added) = upload(&mut amina, "a.gif", &gif("one")).await;
    let (again, double) = upload(&mut zainab, "other name.gif", &gif("one")).await;
    assert_eq!((first, again, &double["id"], &double["double"]), (201, 200, &added["id"], &json!(true)));
    assert_eq!(double["name"], "a.gif");
    let (_, other) = upload(&mut amina, "a.gif", &gif("two")).await;
    assert_ne!(other["id"], added["id"], "another file of the same name");
    let (_, list) = get(&mut amina, "/desk/pictures/pictures.json").await;
    assert_eq!(list["found"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn hostile_and_useless_files_are_refused_with_a_sentence() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Author).await;
    let good = photo("Landscape_1.jpg");
    let truncated = good[..400].to_vec();
    for (name, bytes, expected, says) in [
        ("empty.jpg", Vec::new(), 415, "empty"),
        ("bomb.png", png(50_000, 50_000), 422, "50000 × 50000 pixels"),
        ("long.png", png(60_000, 1), 422, "pixels"),
        ("none.png", png(0, 0), 422, "cannot be read"),
        ("broken.png", png(10, 10), 422, "cannot be read"),
        ("cut.jpg", truncated, 422, "cannot be read"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), 415, "SVG"),
        ("photo.jpg", b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), 415, "web page"),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), 415, "Most Compatible"),
        ("photo.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), 415, "Most Compatible"),
        ("photo.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif".to_vec(), 422, "cannot be read"),
        ("photo.webp", b"RIFF\x10\0\0\0WEBPVP8 \xff\xff\xff\xff".to_vec(), 422, "cannot be read"),
        ("setup.jpg", b"MZ\x90\0 this program".to_vec(), 415, "program"),
        ("photo.tiff", b"II*\0\x08\0\0\0".to_vec(), 415, "TIFF"),
    ] {
        let (status, refusal) = upload(&mut amina, name, &bytes).await;
        assert_eq!(status, expected, "{name}: {refusal}");
        assert!(refusal["error"].as_str().unwrap().contains(says), "{name}: {refusal}");
    }
    assert_eq!(get(&mut amina, "/desk/pictures/pictures.json").await.1["found"], json!([]), "nothing was stored");
}

#[tokio::test]
async fn a_file_that_is_two_things_stays_only_a_picture() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Author).await;
    let evil = b"PK\x03\x04 archive <script>alert(1)</script>";
    for (name, bytes) in [
        ("polyglot.jpg", [photo("Landscape_1.jpg"), evil.to_vec()].concat()),
        ("polyglot.gif", [gif("<script>"), evil.to_vec()].concat()),
        ("wrong.png", photo("Landscape_3.jpg")),
    ] {
        let (status, added) = upload(&mut amina, name, &bytes).await;
        assert_eq!(status, 201, "{name}: {added}");
        let response = site.get(added["src"].as_str().unwrap()).await;
        let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
        assert_eq!(kind, if name.ends_with("gif") { "image/gif" } else { "image/jpeg" }, "the content decides");
        let body = response.bytes().await.unwrap();
        assert!(!body.windows(7).any(|part| part == b"<script"), "{name}");
    }
}

#[tokio::test]
async fn other_files_are_stored_by_what_they_are() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Author).await;
    for (name, bytes, kind) in [
        ("report.pdf", &b"%PDF-1.7 words"[..], "file"),
        ("talk.mp3", b"ID3\x04 sound", "audio"),
        ("film.mp4", b"\0\0\0\x20ftypisom film", "video"),
    ] {
        let (status, added) = upload(&mut amina, name, bytes).await;
        assert_eq!((status, &added["kind"], &added["name"]), (201, &json!(kind), &json!(name)), "{added}");
        assert_eq!(site.get(added["src"].as_str().unwrap()).await.status(), 200);
    }
    assert_eq!(get(&mut amina, "/desk/pictures/pictures.json?kind=image").await.1["found"], json!([]));
    assert_eq!(get(&mut amina, "/desk/pictures/pictures.json?q=TAL").await.1["found"][0]["name"], "talk.mp3");
}

#[tokio::test]
async fn pictures_are_listed_in_pages_and_found_by_words() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Author).await;
    for number in 0..30 {
        upload(&mut amina, &format!("river {number}.gif"), &gif(&number.to_string())).await;
    }
    let (_, first) = get(&mut amina, "/desk/pictures/pictures.json").await;
    assert_eq!((first["found"].as_array().unwrap().len(), &first["found"][0]["name"]), (24, &json!("river 29.gif")));
    let (_, second) = get(&mut amina, &format!("/desk/pictures/pictures.json?after={}", first["next"].as_str().unwrap())).await;
    assert_eq!(
        (second["found"].as_array().unwrap().len(), &second["found"][0]["name"], &second["next"]),
        (6, &json!("river 5.gif"), &Value::Null)
    );
    let (_, one) = get(&mut amina, "/desk/pictures/pictures.json?q=RIVER+17").await;
    assert_eq!(one["found"].as_array().unwrap().len(), 1);
    assert_eq!(get(&mut amina, "/desk/pictures/pictures.json?after=x").await.0, 400);
    assert_eq!(get(&mut amina, "/desk/pictures/pictures.json?kind=x").await.0, 400);
}

#[tokio::test]
async fn texts_are_changed_by_editors_and_by_who_added_them_and_pages_follow() {
    let site = TestSite::start().await;
    let uploader = person(&site, "amina", Role::Author, None).await;
    let picture = stored(&site, &uploader).await;
    let mut one = story(&site.newsroom, "with-picture", "With a picture");
    one.lead_image = Some(domain::MediaId::parse(&picture).unwrap());
    super::newsdesk::store(&site, &one).await;
    assert!(!site.get("/with-picture/").await.text().await.unwrap().contains("Rain on the river"));
    let path = format!("/desk/pictures/{picture}/picture.json");
    let mut amina = Visitor::signed_in(&site, &uploader).await;
    let (status, changed) =
        post(&mut amina, &path, &json!({ "alt": " Rain on\nthe river ", "credit": "Amina", "focal": { "x": 100, "y": 1000 } })).await;
    assert_eq!((status, &changed["alt"], &changed["focal"]["x"]), (200, &json!("Rain on the river"), &json!(100)));
    let html = site.get("/with-picture/").await.text().await.unwrap();
    assert!(html.contains("Rain on the river"), "the page follows");
    let (_, decided) = post(&mut amina, &path, &json!({ "decorative": true })).await;
    assert_eq!((&decided["decorative"], &decided["alt"]), (&json!(true), &json!("Rain on the river")));
    let html = site.get("/with-picture/").await.text().await.unwrap();
    assert!(!html.contains("Rain on the river") && html.contains("alt=\"\""), "decorative: {html}");
    post(&mut amina, &path, &json!({ "decorative": false })).await;
    let mut zainab = at_work(&site, "zainab", Role::Author).await;
    assert_eq!(post(&mut zainab, &path, &json!({ "alt": "Mine" })).await.0, 403);
    assert_eq!(get(&mut zainab, &path).await.1["editable"], json!(false));
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    assert_eq!(post(&mut editor, &path, &json!({ "caption": "A river" })).await.1["caption"], "A river");
    for bad in [json!({ "alt": "x".repeat(1001) }), json!({ "focal": { "x": -1, "y": 5 } }), json!({ "focal": { "x": 5, "y": 1001 } })] {
        let (status, refusal) = post(&mut editor, &path, &bad).await;
        assert!(status == 422 && refusal["error"].is_string(), "{bad}: {refusal}");
    }
    assert_eq!(post(&mut editor, &path, &json!({ "alt": 7 })).await.0, 400);
    assert_eq!(post(&mut editor, "/desk/pictures/x/picture.json", &json!({})).await.0, 404);
    assert_eq!(get(&mut editor, &path).await.1["alt"], "Rain on the river");
}

#[tokio::test]
async fn naughty_names_and_texts_are_stored_as_text() {
    let site = TestSite::start().await;
    let mut editor = at_work(&site, "maryam", Role::Editor).await;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fuzz/blns.json");
    let strings: Vec<String> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for (at, naughty) in strings.iter().enumerate() {
        let (status, added) = upload(&mut editor, naughty, &gif(&at.to_string())).await;
        assert_eq!(status, 201, "{naughty:?}: {added}");
        let about = json!({ "alt": naughty, "caption": naughty, "credit": naughty.chars().take(300).collect::<String>() });
        let (status, _) = post(&mut editor, &format!("/desk/pictures/{}/picture.json", added["id"].as_str().unwrap()), &about).await;
        assert!(matches!(status, 200 | 422), "{naughty:?}: {status}");
        let query: String = form_urlencoded::byte_serialize(naughty.as_bytes()).collect();
        for path in [
            format!("/desk/pictures/pictures.json?q={query}"),
            format!("/desk/find?q={query}"),
            format!("/desk/find?tag={query}&story={query}"),
        ] {
            assert_eq!(get(&mut editor, &path).await.0, 200, "{path}");
        }
        for path in ["/desk/tags/add", "/desk/authors/add"] {
            let (status, json) = post(&mut editor, path, &json!({ "name": naughty })).await;
            assert!(matches!(status, 200 | 422), "{naughty:?}: {json}");
        }
    }
}

#[tokio::test]
async fn a_decoder_that_crashes_or_is_missing_harms_nobody() {
    use server::picture_check::PictureCheck;
    for program in ["/bin/false", "/bin/cat", "/no/such/program"] {
        assert!(PictureCheck::by(program).run(bytes::Bytes::from_static(b"GIF89a")).await.is_err(), "{program}");
    }
    let check = PictureCheck::by(env!("CARGO_BIN_EXE_press"));
    assert!(check.run(gif("x").into()).await.unwrap().starts_with(b"{\"made\""));
    assert!(check.run(vec![0xff; 1_000_000].into()).await.unwrap().starts_with(b"{\"broken\""));
}
