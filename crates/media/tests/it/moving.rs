//! Pictures that move: kept as they are.

use image::{ImageFormat, Rgb, RgbImage, RgbaImage};

use crate::pictures::{crc32, encoded, path, store};

/// The frames of a stored picture.
fn frames(bytes: &[u8]) -> Vec<RgbaImage> {
    use image::AnimationDecoder;
    let input = || std::io::Cursor::new(bytes.to_vec());
    let frames = match image::guess_format(bytes).unwrap() {
        ImageFormat::Gif => image::codecs::gif::GifDecoder::new(input()).unwrap().into_frames(),
        ImageFormat::Png => image::codecs::png::PngDecoder::new(input()).unwrap().apng().unwrap().into_frames(),
        _ => image::codecs::webp::WebPDecoder::new(input()).unwrap().into_frames(),
    };
    frames.map(|frame| frame.unwrap().into_buffer()).collect()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), content].concat();
    [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], &named, &crc32(&named).to_be_bytes()].concat()
}

fn moving_png(frames: [&[u8]; 2]) -> Vec<u8> {
    let data = |png: &[u8]| {
        let at = png.windows(4).position(|name| name == b"IDAT").unwrap();
        let length = u32::from_be_bytes(png[at - 4..at].try_into().unwrap()) as usize;
        png[at + 4..at + 4 + length].to_vec()
    };
    let control = |number: u32| {
        let sides = [300_u32, 200, 0, 0].map(u32::to_be_bytes).concat();
        chunk(b"fcTL", &[&number.to_be_bytes()[..], &sides, &[0, 1, 0, 10, 0, 0]].concat())
    };
    let second = [&2_u32.to_be_bytes()[..], &data(frames[1])].concat();
    let parts = [chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]), control(0), chunk(b"IDAT", &data(frames[0])), control(1)];
    [&frames[0][..33], &parts.concat(), &chunk(b"fdAT", &second), &chunk(b"IEND", b"")].concat()
}

fn moving_webp(frames: [&[u8]; 2]) -> Vec<u8> {
    let three = |number: u32| number.to_le_bytes()[..3].to_vec();
    let part = |name: &[u8; 4], content: &[u8]| {
        let padding = vec![0; content.len() % 2];
        [name.as_slice(), &u32::try_from(content.len()).unwrap().to_le_bytes(), content, &padding].concat()
    };
    let sides = [three(299), three(199)].concat();
    let frame = |webp: &[u8]| part(b"ANMF", &[three(0), three(0), sides.clone(), three(100), vec![0], webp[12..].to_vec()].concat());
    let body = [part(b"VP8X", &[vec![2, 0, 0, 0], sides.clone()].concat()), part(b"ANIM", &[0; 6]), frame(frames[0]), frame(frames[1])];
    let body = [b"WEBP".as_slice(), &body.concat()].concat();
    [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
}

#[tokio::test]
async fn moving_pictures_go_on_moving() {
    let (_dir, store) = store();
    let still = |colour| image::DynamicImage::from(RgbImage::from_pixel(300, 200, Rgb(colour)));
    let (red, blue) = (still([220, 0, 0]), still([0, 0, 220]));
    let both = |format| [encoded(&red, format), encoded(&blue, format)];
    let mut gif = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
        for picture in [&red, &blue] {
            encoder.encode_frame(image::Frame::new(picture.to_rgba8())).unwrap();
        }
    }
    let (png, webp) = (both(ImageFormat::Png), both(ImageFormat::WebP));
    for (bytes, mime) in
        [(gif, "image/gif"), (moving_png([&png[0], &png[1]]), "image/png"), (moving_webp([&webp[0], &webp[1]]), "image/webp")]
    {
        let taken = store.ingest(bytes, "moves").await.unwrap();
        assert_eq!((taken.mime.as_str(), taken.width, taken.height), (mime, 300, 200));
        assert!(taken.widths.is_empty(), "{mime}: smaller versions would be still");
        let frames = frames(&std::fs::read(path(&store, &taken.file)).unwrap());
        assert_eq!(frames.len(), 2, "{mime}");
        let [first, second] = [&frames[0], &frames[1]].map(|frame| frame.get_pixel(150, 100).0);
        assert!(first[0] > 150 && first[2] < 100 && second[2] > 150 && second[0] < 100, "{mime}: {first:?} {second:?}");
    }
    let error = store.ingest(b"\0\0\0\x18ftypavis\0\0\0\0avismif1".to_vec(), "moves.avif").await.unwrap_err();
    assert!(error.to_string().contains("moving AVIF"), "{error}");
}
