//! Smaller versions: the right part, the right size, colours as they were.

use std::io::Cursor;

use domain::{FocalPoint, Ratio, Variant, VariantFormat};
use image::{ImageFormat, Rgb, RgbImage};
use media::{VariantOrder, is_variant, make_variants};

fn variant(ratio: Ratio, focal: (i64, i64), width: u32, format: VariantFormat) -> Variant {
    Variant { ratio, focal: FocalPoint::parse(focal.0, focal.1).unwrap(), width, format }
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// What a process would return, version by version.
fn made(picture: &[u8], versions: &[Variant]) -> Vec<Vec<u8>> {
    let mut input = serde_json::to_vec(&VariantOrder { versions: versions.to_vec() }).unwrap();
    input.push(b'\n');
    input.extend(picture);
    let mut output = Vec::new();
    make_variants(input.as_slice(), &mut output).unwrap();
    let mut rest = output.as_slice();
    let mut all = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let (bytes, next) = after.split_at(u32::from_be_bytes(*length) as usize);
        all.push(bytes.to_vec());
        rest = next;
    }
    all
}

#[test]
fn the_part_at_the_focal_point_is_shown_in_the_size_of_the_name() {
    // four columns: red, green, blue, white
    let colours = [Rgb([200, 0, 0]), Rgb([0, 160, 0]), Rgb([0, 0, 200]), Rgb([255, 255, 255])];
    let picture = RgbImage::from_fn(800, 200, |x, _| colours[(x / 200) as usize]);
    let bytes = encoded(&picture, ImageFormat::Png);
    for (x, expected) in [(0, colours[0]), (333, colours[1]), (667, colours[2]), (1000, colours[3])] {
        let versions =
            [variant(Ratio::Square, (x, 500), 200, VariantFormat::Jpeg), variant(Ratio::Square, (x, 500), 200, VariantFormat::Avif)];
        let made = made(&bytes, &versions);
        let jpeg = image::load_from_memory(&made[0]).unwrap().to_rgb8();
        assert_eq!(jpeg.dimensions(), (200, 200));
        let pixel = jpeg.get_pixel(100, 100);
        assert!(pixel.0.iter().zip(expected.0).all(|(a, b)| a.abs_diff(b) < 12), "{x}: {pixel:?}");
        assert!(is_variant(&made[0], VariantFormat::Jpeg) && is_variant(&made[1], VariantFormat::Avif));
        let avif = avif_parse_size(&made[1]);
        assert_eq!(avif, (200, 200));
    }
}

fn avif_parse_size(bytes: &[u8]) -> (u32, u32) {
    let parsed = avif_parse::read_avif(&mut Cursor::new(bytes)).unwrap();
    let meta = parsed.primary_item_metadata().unwrap();
    (meta.max_frame_width.get(), meta.max_frame_height.get())
}

#[test]
fn red_lines_of_a_graphic_stay_sharp() {
    let picture = RgbImage::from_fn(240, 160, |x, _| if x % 8 == 0 { Rgb([230, 0, 0]) } else { Rgb([255, 255, 255]) });
    let jpeg = &made(&encoded(&picture, ImageFormat::Png), &[variant(Ratio::Whole, (500, 500), 240, VariantFormat::Jpeg)])[0];
    let decoded = image::load_from_memory(jpeg).unwrap().to_rgb8();
    for x in [80, 81] {
        let (was, is) = (picture.get_pixel(x, 80), decoded.get_pixel(x, 80));
        assert!(was.0.iter().zip(is.0).all(|(a, b)| a.abs_diff(b) < 45), "{x}: {was:?} became {is:?}");
    }
}

#[test]
fn what_cannot_be_decoded_gives_an_error_and_no_version() {
    let mut output = Vec::new();
    let order =
        serde_json::to_string(&VariantOrder { versions: vec![variant(Ratio::Whole, (500, 500), 240, VariantFormat::Jpeg)] }).unwrap();
    for bad in [&b"no picture"[..], b"\xff\xd8\xff\xe0broken", b""] {
        let input = [order.as_bytes(), b"\n", bad].concat();
        assert!(make_variants(input.as_slice(), &mut output).is_err());
    }
    assert!(make_variants(&b"no order"[..], &mut output).is_err());
    assert!(output.is_empty());
    assert!(!is_variant(b"<html>", VariantFormat::Jpeg) && !is_variant(b"", VariantFormat::Avif));
}

/// What a phone writes when it is held in one of eight ways: the pixels turned, and a number that says how.
fn held(upright: &RgbImage, number: u8) -> Vec<u8> {
    use image::metadata::Orientation::{self, Rotate90, Rotate270};
    let back = match Orientation::from_exif(number).unwrap() {
        Rotate90 => Rotate270,
        Rotate270 => Rotate90,
        own => own,
    };
    let mut turned = image::DynamicImage::from(upright.clone());
    turned.apply_orientation(back);
    let jpeg = encoded(&turned.to_rgb8(), ImageFormat::Jpeg);
    let exif = [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", [number, 0, 0, 0, 0, 0, 0, 0].as_slice()].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// Turned first, then measured and cropped: the corner that was chosen is the corner that is shown, however the phone was held.
#[tokio::test]
async fn all_eight_ways_to_hold_a_phone_give_the_same_parts() {
    let colours = [Rgb([200, 0, 0]), Rgb([0, 160, 0]), Rgb([0, 0, 200]), Rgb([255, 255, 255])];
    let upright = RgbImage::from_fn(600, 400, |x, y| colours[usize::from(x >= 300) + 2 * usize::from(y >= 200)]);
    for number in 1..=8 {
        let dir = tempfile::tempdir().unwrap();
        let store = media::MediaStore::at(dir.path());
        let taken = store.ingest(held(&upright, number), "phone.jpg").await.unwrap();
        assert_eq!((taken.width, taken.height), (600, 400), "{number}");
        let stored = store.read(&taken.file).await.unwrap().unwrap();
        assert!(!stored.windows(4).any(|part| part == b"Exif"), "{number}: the flag would turn it again");
        // the upper left corner, then the lower right one
        for (focal, shown) in [((0, 0), [colours[0], colours[2]]), ((1000, 1000), [colours[1], colours[3]])] {
            let part = &made(&stored, &[variant(Ratio::Square, focal, 200, VariantFormat::Jpeg)])[0];
            let part = image::load_from_memory(part).unwrap().to_rgb8();
            // 50 pixels from the side that is at the edge of the whole picture
            let x = if focal.0 == 0 { 50 } else { 150 };
            for (y, expected) in [(50, shown[0]), (150, shown[1])] {
                let pixel = part.get_pixel(x, y);
                assert!(pixel.0.iter().zip(expected.0).all(|(a, b)| a.abs_diff(b) < 16), "{number} {focal:?} {y}: {pixel:?}");
            }
        }
    }
}

#[test]
fn odd_widths_have_no_stripe_at_their_edge() {
    // white, red in the last column only; as a graphic and as a photograph
    let lined = RgbImage::from_fn(641, 120, |x, _| if x == 640 { Rgb([230, 0, 0]) } else { Rgb([255, 255, 255]) });
    let plain = RgbImage::from_pixel(641, 120, Rgb([40, 110, 60]));
    for (picture, format, expected) in
        [(lined, ImageFormat::Png, [Rgb([255, 255, 255]), Rgb([230, 0, 0])]), (plain, ImageFormat::Jpeg, [Rgb([40, 110, 60]); 2])]
    {
        let whole = |format| variant(Ratio::Whole, (500, 500), 641, format);
        let made = made(&encoded(&picture, format), &[whole(VariantFormat::Jpeg), whole(VariantFormat::Avif)]);
        let jpeg = image::load_from_memory(&made[0]).unwrap().to_rgb8();
        assert_eq!(jpeg.dimensions(), (641, 120));
        for (x, expected) in [(638, expected[0]), (640, expected[1])] {
            let pixel = jpeg.get_pixel(x, 60);
            assert!(pixel.0.iter().zip(expected.0).all(|(a, b)| a.abs_diff(b) < 45), "{format:?} {x}: {pixel:?}");
        }
        // what is never halved cannot be halved wrongly
        let avif = avif_parse::read_avif(&mut Cursor::new(&made[1])).unwrap().primary_item_metadata().unwrap();
        assert_eq!(avif.chroma_subsampling, (false, false), "{format:?}");
    }
}
