//! Stores valid, broken and malicious pictures.

use std::path::{Path, PathBuf};

use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use media::{Error, MediaStore, variant};

pub fn store() -> (tempfile::TempDir, MediaStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = MediaStore::at(dir.path().join("media"));
    (dir, store)
}

pub fn path(store: &MediaStore, file: &str) -> PathBuf {
    store.folder().unwrap().join(file)
}

fn shared(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/images/exif-orientation").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{} is needed for this test: {error}", path.display()))
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

pub fn encoded(image: &image::DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A small grey copy, to compare the content of two pictures.
fn thumbnail(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().resize_exact(12, 8, image::imageops::FilterType::Triangle).to_luma8().into_raw()
}

#[tokio::test]
async fn every_rendition_is_upright_and_without_exif() {
    let upright = thumbnail(&shared("Landscape_1.jpg"));
    for name in ["Landscape_1.jpg", "Landscape_3.jpg", "Landscape_6.jpg", "Landscape_8.jpg"] {
        let (_dir, store) = store();
        let done = store.ingest(shared(name), name).await.unwrap();
        assert_eq!((done.width * 2, done.mime.as_str()), (done.height * 3, "image/jpeg"), "{name}");
        assert_eq!(done.widths, [160, 320, 480, 720, 1080, 1600], "{name}");
        for file in std::iter::once(done.file.clone()).chain(done.widths.iter().map(|width| variant(&done.file, *width))) {
            let bytes = std::fs::read(path(&store, &file)).unwrap();
            assert!(!bytes.windows(6).any(|part| part == b"Exif\0\0"), "{file} of {name} has EXIF");
            let picture = image::load_from_memory(&bytes).unwrap();
            assert!(
                (i64::from(picture.width()) * 2 - i64::from(picture.height()) * 3).abs() <= 2,
                "{file} of {name}: {}×{}",
                picture.width(),
                picture.height()
            );
            let far = thumbnail(&bytes).iter().zip(&upright).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
            assert!(far < 24, "{file} of {name} shows something else ({far})");
        }
        assert!(done.colour.len() == 7 && done.colour.starts_with('#'), "{}", done.colour);
    }
}

#[tokio::test]
async fn the_same_bytes_are_stored_once() {
    let (dir, store) = store();
    let first = store.ingest(shared("Landscape_6.jpg"), "a.jpg").await.unwrap();
    let before = files(dir.path());
    let second = store.ingest(shared("Landscape_6.jpg"), "another name.jpeg").await.unwrap();
    assert_eq!(first, second);
    assert_eq!(before, files(dir.path()));
    assert_eq!(before.len(), 8, "original, six versions, facts: {before:?}");
}

#[tokio::test]
async fn small_pictures_get_no_larger_and_colours_are_right() {
    let (_dir, store) = store();
    let red = RgbImage::from_pixel(600, 400, Rgb([200, 16, 32]));
    let done = store.ingest(encoded(&red.into(), ImageFormat::Png), "red.png").await.unwrap();
    assert_eq!((done.width, done.height, done.widths.as_slice()), (600, 400, &[160, 320, 480][..]));
    assert_eq!(done.mime, "image/png");
    let number = |at: usize| i32::from(u8::from_str_radix(done.colour.get(at..at + 2).unwrap(), 16).unwrap());
    assert!((number(1) - 200).abs() < 4 && (number(3) - 16).abs() < 4 && (number(5) - 32).abs() < 4, "{}", done.colour);
}

#[tokio::test]
async fn transparent_pictures_stay_transparent() {
    let (_dir, store) = store();
    let mut logo = RgbaImage::from_pixel(1200, 300, Rgba([0, 0, 0, 0]));
    logo.put_pixel(3, 3, Rgba([10, 20, 30, 255]));
    let done = store.ingest(encoded(&logo.into(), ImageFormat::Png), "logo.png").await.unwrap();
    assert_eq!((done.widths.as_slice(), done.colour.as_str()), (&[][..], "#0a141e"));
}

#[tokio::test]
async fn webp_and_png_lose_their_metadata_too() {
    let (_dir, store) = store();
    let grey = image::DynamicImage::from(RgbImage::from_pixel(20, 10, Rgb([90, 90, 90])));
    let mut webp = encoded(&grey, ImageFormat::WebP);
    webp.extend(b"EXIF\x0a\0\0\0Exif\0\0MM\0*");
    let size = u32::try_from(webp.len() - 8).unwrap().to_le_bytes();
    webp[4..8].copy_from_slice(&size);
    let done = store.ingest(webp, "a.webp").await.unwrap();
    let bytes = std::fs::read(path(&store, &done.file)).unwrap();
    assert!(!bytes.windows(4).any(|part| part == b"Exif"));
    assert!(image::load_from_memory(&bytes).is_ok());

    let mut png = encoded(&grey, ImageFormat::Png);
    let note = b"\0\0\0\x05tEXta\0xyz\0\0\0\0";
    png.splice(33..33, note.iter().copied());
    let done = store.ingest(png, "a.png").await.unwrap();
    let bytes = std::fs::read(path(&store, &done.file)).unwrap();
    assert!(!bytes.windows(4).any(|part| part == b"tEXt"));
    assert!(image::load_from_memory(&bytes).is_ok());
}

/// A JPEG whose header says that it has this width.
fn wider(mut jpeg: Vec<u8>, width: u16) -> Vec<u8> {
    let frame = jpeg.windows(2).position(|pair| matches!(pair, [0xff, 0xc0 | 0xc2])).unwrap();
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

#[tokio::test]
async fn lying_and_enormous_sizes_are_refused_before_decoding() {
    let (dir, store) = store();
    let mut jpeg = shared("Landscape_1.jpg");
    let frame = jpeg.windows(2).position(|pair| matches!(pair, [0xff, 0xc0 | 0xc2])).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert!(matches!(store.ingest(jpeg, "flood.jpg").await, Err(Error::TooManyPixels { width: 65535, .. })));

    for (width, height) in [(20_001u32, 10u32), (10_000, 6_001), (u32::MAX >> 1, 1), (0, 0)] {
        let mut png = encoded(&RgbImage::new(2, 2).into(), ImageFormat::Png);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let crc = crc32(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&crc);
        assert!(store.ingest(png, "flood.png").await.is_err(), "{width} × {height}");
    }
    // says 6000 × 6000, holds 2 × 2
    let mut png = encoded(&RgbImage::new(2, 2).into(), ImageFormat::Png);
    png[16..20].copy_from_slice(&6000u32.to_be_bytes());
    png[20..24].copy_from_slice(&6000u32.to_be_bytes());
    let crc = crc32(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&crc);
    assert!(matches!(store.ingest(png, "lie.png").await, Err(Error::Broken { .. })));
    assert!(!dir.path().join("media").exists() || files(dir.path()).is_empty());
}

#[tokio::test]
async fn broken_pictures_are_refused_and_leave_nothing() {
    let (dir, store) = store();
    let whole = encoded(&RgbImage::from_fn(64, 64, |x, y| Rgb([x as u8, y as u8, 0])).into(), ImageFormat::Png);
    for length in [8, 20, 33, 40, whole.len() / 2] {
        let error = store.ingest(whole[..length].to_vec(), "cut.png").await.unwrap_err();
        assert!(error.to_string().contains("cut.png"), "{error}");
    }
    assert!(!dir.path().join("media").exists() || files(dir.path()).is_empty());
}

#[tokio::test]
async fn other_files_are_stored_unchanged() {
    let (dir, store) = store();
    let pdf = [b"%PDF-1.4\n".as_slice(), &vec![7; 3_000_000]].concat();
    let done = store.ingest(pdf.clone(), "report.pdf").await.unwrap();
    assert_eq!((done.mime.as_str(), done.bytes, done.width, done.colour.as_str()), ("application/pdf", 3_000_009, 0, ""));
    let path = dir.path().join("report.pdf");
    std::fs::write(&path, &pdf).unwrap();
    assert_eq!(store.ingest_path(&path).await.unwrap(), done);
    assert_eq!(store.read(&done.file).await.unwrap().unwrap(), pdf);
    assert!(store.read("ab/../../secret").await.unwrap().is_none());
    assert!(store.read(&format!("ab/{}.pdf", "ab".repeat(20))).await.unwrap().is_none());
    let error = store.ingest(b"<svg onload=alert(1)>".to_vec(), "logo.svg").await.unwrap_err();
    assert_eq!(error.to_string(), "logo.svg is an SVG drawing, which is not accepted; save it as JPEG, PNG or WebP");
}

pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// A file of the shared folder of cases.
fn case(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}; put the folder `shared` beside the workspace", path.display()))
}

fn part(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
    [&size, kind.as_slice(), content].concat()
}

/// The picture of case 18 with two items more: EXIF with a place, and XMP.
fn avif_with_metadata() -> Vec<u8> {
    const EXIF: &[u8] = b"\0\0\0\0II*\0GPS 33.6844";
    const XMP: &[u8] = b"<x:xmpmeta>GPS 73.0479</x:xmpmeta>";
    let plain = case("18-avif/uploads/2024/03/quay.avif");
    let find = |kind: &[u8; 4]| plain.windows(4).position(|four| four == kind).unwrap() - 4;
    let length = |at: usize| u32::from_be_bytes(plain[at..at + 4].try_into().unwrap()) as usize;
    let whole = |kind: &[u8; 4]| &plain[find(kind)..find(kind) + length(find(kind))];
    let picture = &whole(b"mdat")[8..];
    let infe = |id: u8, kind: &[u8; 4], rest: &[u8]| part(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind.as_slice(), rest].concat());
    let items = [infe(1, b"av01", b"Color\0"), infe(2, b"Exif", b"\0"), infe(3, b"mime", b"\0application/rdf+xml\0")].concat();
    let iinf = part(b"iinf", &[&[0, 0, 0, 0, 0, 3], items.as_slice()].concat());
    let made = |data: usize| {
        let mut iloc = vec![0, 0, 0, 0, 0x44, 0, 0, 3];
        let mut at = data;
        for (id, length) in [(1, picture.len()), (2, EXIF.len()), (3, XMP.len())] {
            iloc.extend([0, id, 0, 0, 0, 1]);
            iloc.extend(u32::try_from(at).unwrap().to_be_bytes());
            iloc.extend(u32::try_from(length).unwrap().to_be_bytes());
            at += length;
        }
        let inner = [&[0, 0, 0, 0], whole(b"hdlr"), whole(b"pitm"), &part(b"iloc", &iloc), &iinf, whole(b"iprp")].concat();
        [whole(b"ftyp"), &part(b"meta", &inner), &part(b"mdat", &[picture, EXIF, XMP].concat())].concat()
    };
    let length = made(0).len();
    made(length - picture.len() - EXIF.len() - XMP.len())
}

#[tokio::test]
async fn avif_is_checked_and_loses_its_metadata() {
    let (_dir, store) = store();
    let plain = case("18-avif/uploads/2024/03/quay.avif");
    let taken = store.ingest(plain.clone(), "quay.avif").await.unwrap();
    assert_eq!((taken.width, taken.height, taken.mime.as_str()), (640, 427, "image/avif"));
    assert_eq!(std::fs::read(path(&store, &taken.file)).unwrap(), plain);

    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    let with = avif_with_metadata();
    assert!(holds(&with, b"GPS 33") && holds(&with, b"GPS 73") && holds(&with, b"Exif"));
    let taken = store.ingest(with.clone(), "quay.avif").await.unwrap();
    let stored = std::fs::read(path(&store, &taken.file)).unwrap();
    assert!(!holds(&stored, b"GPS") && !holds(&stored, b"Exif") && stored.len() == with.len());
    let picture = |bytes: &[u8]| avif_parse::read_avif(&mut &*bytes).unwrap().primary_item.to_vec();
    assert_eq!(picture(&stored), picture(&plain));

    // cut off, and with a header that names a size nobody should decode
    assert!(matches!(store.ingest(plain[..500].to_vec(), "half.avif").await, Err(Error::Broken { .. })));
    for at in 0..plain.len() {
        let mut damaged = plain.clone();
        damaged[at] ^= 0xff;
        // refused or taken, but never a panic
        let _ = store.ingest(damaged, "damaged.avif").await;
    }
}

#[tokio::test]
async fn bmp_is_converted() {
    let (_dir, store) = store();
    let taken = store.ingest(case("18-avif/uploads/2024/03/crane.bmp"), "crane.bmp").await.unwrap();
    assert_eq!((taken.width, taken.height, taken.mime.as_str()), (640, 427, "image/jpeg"));
    assert!(taken.file.ends_with(".jpg") && taken.bytes < 300_000 && taken.widths == [160, 320, 480]);
}

#[tokio::test]
async fn tall_charts_are_taken_and_photographs_of_too_many_pixels_are_not() {
    let (_dir, store) = store();
    let taken = store.ingest(case("19-large-pictures/uploads/2024/03/infographic.png"), "infographic.png").await.unwrap();
    assert_eq!((taken.width, taken.height), (900, 13_000));
    let phone = wider(case("19-large-pictures/uploads/2024/03/phone.jpg"), 9_800);
    let refused = store.ingest(phone, "phone.jpg").await;
    assert!(matches!(refused, Err(Error::TooManyPixels { width: 9_800, height: 6_144, .. })));
}

/// How much finer brightness is stored than colour, from a JPEG's header: 0x11 is not at all.
fn sampling(jpeg: &[u8]) -> u8 {
    let frame = jpeg.windows(2).position(|pair| matches!(pair, [0xff, 0xc0 | 0xc2])).unwrap();
    jpeg[frame + 11]
}

#[tokio::test]
async fn colours_of_graphics_are_not_halved_in_any_size() {
    let (_dir, store) = store();
    let chart = RgbImage::from_fn(1000, 500, |x, _| if x % 8 == 0 { Rgb([230, 0, 0]) } else { Rgb([255, 255, 255]) });
    let photo = RgbImage::from_fn(1000, 500, |x, y| Rgb([x as u8, y as u8, 90]));
    for (bytes, name, expected) in
        [(encoded(&chart.into(), ImageFormat::Png), "chart.png", 0x11), (encoded(&photo.into(), ImageFormat::Jpeg), "photo.jpg", 0x22)]
    {
        let taken = store.ingest(bytes, name).await.unwrap();
        assert_eq!(taken.widths, [160, 320, 480, 720], "{name}");
        for width in taken.widths {
            let made = std::fs::read(path(&store, &variant(&taken.file, width))).unwrap();
            assert_eq!(sampling(&made), expected, "{name} {width}");
        }
    }
}
