//! Smaller versions of pictures: larger ones at once, the version itself soon, and nothing for names that no page has.

use std::num::NonZeroUsize;
use std::time::Duration;

use domain::{FocalPoint, MediaItem, Ratio, Variant, VariantFormat};
use image::{Rgb, RgbImage};
use newsroom::Authority;
use server::variants::{Job, Made, VariantProgram, Variants, make};

use crate::support::{TestSite, header};

async fn picture(site: &TestSite, focal: FocalPoint, size: (u32, u32)) -> MediaItem {
    let picture = RgbImage::from_fn(size.0, size.1, |x, y| Rgb([(x / 3) as u8, (y / 2) as u8, 90]));
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let stored = site.media.ingest(png.into_inner(), "quay.png").await.unwrap();
    let authority = Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    let item = MediaItem {
        id: domain::MediaId::fresh(site.newsroom.ids()),
        slug: domain::Slug::parse("quay").unwrap(),
        kind: stored.kind,
        title: "Quay".into(),
        file: Some(stored.file),
        source_url: String::new(),
        mime: stored.mime,
        bytes: stored.bytes,
        width: stored.width,
        height: stored.height,
        alt: String::new(),
        decorative: false,
        caption: String::new(),
        credit: String::new(),
        licence: String::new(),
        licence_until: None,
        focal_point: focal,
        colour: stored.colour,
        widths: stored.widths,
        created_at: site.newsroom.now(),
    };
    edit.put_media(&item).await.unwrap();
    edit.commit().await.unwrap();
    item
}

fn name(item: &MediaItem, ratio: Ratio, focal: FocalPoint, width: u32, format: VariantFormat) -> String {
    format!("/media/{}", Variant { ratio, focal, width, format }.name(item.file.as_deref().unwrap()))
}

#[tokio::test]
async fn a_larger_version_is_sent_until_it_is_made_and_not_for_long() {
    let site = TestSite::start().await;
    let focal = FocalPoint::parse(200, 700).unwrap();
    let item = picture(&site, focal, (600, 400)).await;
    let path = name(&item, Ratio::Square, focal, 320, VariantFormat::Avif);
    let first = site.get(&path).await;
    assert_eq!(
        (first.status().as_u16(), header(&first, "content-type"), header(&first, "cache-control")),
        (200, "image/jpeg".into(), "public, max-age=60".into())
    );
    let tag = header(&first, "etag");
    // the square part is 400 of 600 pixels wide: 320 of it need 480 of the whole
    assert!(tag.contains("-480.jpg"), "{tag}");

    let program = VariantProgram::by(env!("CARGO_BIN_EXE_press"));
    let job = Job { file: item.file.clone().unwrap(), size: (600, 400), ratio: Ratio::Square, focal };
    assert_eq!(make(&site.media, &program, &job).await, Ok(Made { stored: 4, failed: 0 }));
    assert_eq!(make(&site.media, &program, &job).await, Ok(Made::default()), "they are made once");
    let made = site.get(&path).await;
    assert_eq!(
        (header(&made, "content-type"), header(&made, "cache-control")),
        ("image/avif".into(), "public, max-age=31536000, immutable".into())
    );
    assert_ne!(header(&made, "etag"), tag);
    let jpeg = site.get(&name(&item, Ratio::Square, focal, 320, VariantFormat::Jpeg)).await.bytes().await.unwrap();
    let decoded = image::load_from_memory(&jpeg).unwrap();
    assert_eq!((decoded.width(), decoded.height()), (320, 320));
}

#[tokio::test]
async fn names_that_no_page_has_cost_nothing() {
    let site = TestSite::start().await;
    let item = picture(&site, FocalPoint::CENTRE, (600, 400)).await;
    let queue = Variants::start(site.media.clone(), VariantProgram::by("/nowhere/press"), NonZeroUsize::MIN);
    let other = FocalPoint::parse(1, 1).unwrap();
    let stem = item.file.as_deref().unwrap().split('.').next().unwrap();
    for (path, expected) in [
        (name(&item, Ratio::Card, other, 320, VariantFormat::Jpeg), 200),
        (name(&item, Ratio::Card, FocalPoint::CENTRE, 321, VariantFormat::Jpeg), 404),
        (name(&item, Ratio::Card, FocalPoint::CENTRE, 1080, VariantFormat::Jpeg), 404),
        (format!("/media/{stem}-3x2-500x500-240.jpg"), 404),
        (format!("/media/ab/{}-3x2-240.jpg", "ab".repeat(20)), 404),
    ] {
        assert_eq!(site.get(&path).await.status(), expected, "{path}");
        let file = path.trim_start_matches("/media/");
        queue.instead_of(&site.newsroom, file).await.unwrap_or_default();
        assert_eq!(queue.waiting(), 0, "{path}");
    }
    let wanted = name(&item, Ratio::Card, FocalPoint::CENTRE, 320, VariantFormat::Jpeg);
    queue.instead_of(&site.newsroom, wanted.trim_start_matches("/media/")).await.unwrap();
    assert_eq!(queue.waiting(), 1);
    // the program cannot be started: noted, not tried again and again
    for _ in 0..100 {
        if queue.waiting() == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    queue.instead_of(&site.newsroom, wanted.trim_start_matches("/media/")).await.unwrap();
    assert_eq!(queue.waiting(), 0);
}

#[tokio::test]
async fn everything_a_page_may_show_is_made_for_an_upload() {
    let site = TestSite::start().await;
    let item = picture(&site, FocalPoint::CENTRE, (250, 160)).await;
    let queue = Variants::start(site.media.clone(), VariantProgram::by(env!("CARGO_BIN_EXE_press")), NonZeroUsize::MIN);
    queue.request_all(&item);
    assert!(queue.is_waiting(item.file.as_deref().unwrap()));
    for _ in 0..1800 {
        if queue.waiting() == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for job in Job::all(&item) {
        for version in Variant::all(job.ratio, job.focal, 250, 160) {
            let response = site.get(&format!("/media/{}", version.name(&job.file))).await;
            assert_eq!(
                (response.status().as_u16(), header(&response, "content-type").as_str()),
                (200, version.format.mime()),
                "{version:?}"
            );
        }
    }
}
