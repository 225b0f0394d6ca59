//! `press media`: smaller versions are made, and files that are missing, broken or belong to nothing are named.

use std::path::Path;

use domain::{FocalPoint, MediaId, MediaItem, Slug};
use media::{Ingested, MediaStore};
use newsroom::{Authority, DatabaseUrl, Newsroom, library::MediaFile};

use super::{press, works};

/// A picture of many colours.
fn picture(seed: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(200, 150, |x, y| image::Rgb([x as u8, y as u8, seed]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A newsroom with one picture whose file was replaced once; returns its present file and its former one.
async fn newsroom_in(data: &Path) -> (Ingested, Ingested) {
    let store = MediaStore::at(data.join("media"));
    let (old, new) = (store.ingest(picture(1), "a.png").await.unwrap(), store.ingest(picture(2), "b.png").await.unwrap());
    let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(data)).await.unwrap();
    let file = |one: &Ingested| MediaFile {
        file: one.file.clone(),
        mime: one.mime.clone(),
        kind: one.kind,
        bytes: one.bytes,
        width: one.width,
        height: one.height,
        colour: one.colour.clone(),
        widths: one.widths.clone(),
    };
    let id = MediaId::fresh(newsroom.ids());
    let MediaFile { file: name, mime, kind, bytes, width, height, colour, widths } = file(&old);
    let item = MediaItem {
        id: id.clone(),
        slug: Slug::parse("a").unwrap(),
        kind,
        title: "a.png".to_owned(),
        file: Some(name),
        source_url: String::new(),
        mime,
        bytes,
        width,
        height,
        alt: String::new(),
        decorative: false,
        caption: String::new(),
        credit: String::new(),
        licence: String::new(),
        licence_until: None,
        focal_point: FocalPoint::CENTRE,
        colour,
        widths,
        created_at: newsroom.now(),
    };
    let authority = Authority::command_line();
    let mut edit = newsroom.edit(&authority).await.unwrap();
    edit.put_media(&item).await.unwrap();
    edit.replace_media(&id, file(&new)).await.unwrap();
    edit.commit().await.unwrap();
    newsroom.close().await;
    (new, old)
}

#[test]
fn versions_are_made_and_files_that_are_not_sound_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    let (new, old) = tokio::runtime::Runtime::new().unwrap().block_on(newsroom_in(&data));
    let folder = data.display().to_string();
    let media = |arguments: &[&str]| press(&[&["media"], arguments, &["--data", &folder]].concat());
    let check = works(&["media", "check", "--data", &folder]);
    assert!(check.contains("1 media item,") && !check.contains(" 0 smaller versions not made yet"), "{check}");
    let rebuilt = works(&["media", "rebuild", "--data", &folder]);
    assert!(rebuilt.contains("new versions in"), "{rebuilt}");
    assert!(works(&["media", "check", "--read", "--data", &folder]).contains("; 0 smaller versions not made yet"));
    assert!(works(&["media", "rebuild", "--data", &folder]).starts_with("0 new versions"), "nothing is made twice");
    // a former file belongs to its picture; what belongs to nothing is named, and removed when that is asked for
    let orphan = data.join("media/ab").join(format!("{}.jpg", "ab".repeat(20)));
    std::fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    std::fs::write(&orphan, b"\xff\xd8\xff orphan").unwrap();
    let (code, said) = media(&["check"]);
    assert!(code != 0 && said.contains(&format!("{} belongs to nothing", orphan.display())) && !said.contains(&old.file), "{said}");
    let (code, said) = media(&["check", "--remove-orphans"]);
    assert!(code == 0 && !orphan.exists() && data.join("media").join(&old.file).exists(), "{said}");
    // broken, empty, missing
    let path = data.join("media").join(&new.file);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, vec![b'x'; whole.len()]).unwrap();
    assert_eq!(media(&["check"]).0, 0, "its size is right");
    let (code, said) = media(&["check", "--read"]);
    assert!(code != 0 && said.contains("is broken: its bytes are no"), "{said}");
    std::fs::write(&path, b"").unwrap();
    let (code, said) = media(&["check"]);
    assert!(code != 0 && said.contains("has 0 bytes instead of") && said.contains("is empty"), "{said}");
    std::fs::remove_file(&path).unwrap();
    let (code, said) = media(&["check"]);
    assert!(code != 0 && said.contains(&format!("{} is missing: \"a.png\"", path.display())), "{said}");
}
