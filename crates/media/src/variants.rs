//! Makes smaller versions of a stored picture: cropped, scaled, in sRGB, as AVIF and progressive JPEG. Slow; made for a process of its own.

use std::collections::{HashMap, hash_map::Entry};
use std::io::{self, Cursor, Read, Write};

use domain::{Variant, VariantFormat};
use image::{DynamicImage, ImageDecoder, ImageReader, RgbImage, imageops};
use moxcms::{ColorProfile, Layout, TransformOptions};
use ravif::{BitDepth, Encoder, Img, RGB8};
use serde::{Deserialize, Serialize};

use crate::picture::{check_size, decoder_limits, encode, flatten, format, is_graphic, scale};
use crate::sniff::sniff;
use crate::{Error, limits};

/// 0 to 100.
const AVIF_QUALITY: f32 = 62.0;
const JPEG_QUALITY: u8 = 78;
/// 1 (slow, small) to 10.
const AVIF_SPEED: u8 = 7;

/// The largest version that a process may return, in bytes.
const MOST: u32 = 32 * 1024 * 1024;

/// What is made of one picture. Sent to the process as one line of JSON, before the picture's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantOrder {
    /// In the order in which they are made.
    pub versions: Vec<Variant>,
}

/// Reads an order and a picture and writes, for each version in turn, its length in four bytes (big-endian) and its bytes; length 0 for
/// one that could not be made. Each is written as soon as it is made.
///
/// # Errors
/// The picture cannot be decoded at all, or the other side is gone.
pub fn make_variants(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut sent = Vec::new();
    input.by_ref().take(2 * limits::PICTURE_BYTES).read_to_end(&mut sent)?;
    let end = sent.iter().position(|byte| *byte == b'\n').ok_or_else(|| io::Error::other("no order was sent"))?;
    let (order, bytes) = sent.split_at(end);
    let order: VariantOrder = serde_json::from_slice(order)?;
    let decoded = Decoded::read(bytes.get(1..).unwrap_or_default()).map_err(io::Error::other)?;
    let mut parts = HashMap::new();
    for version in order.versions {
        let made = decoded.version(version, &mut parts).unwrap_or_default();
        let length = u32::try_from(made.len()).unwrap_or(u32::MAX);
        output.write_all(&length.to_be_bytes())?;
        output.write_all(&made)?;
        output.flush()?;
    }
    Ok(())
}

/// Whether the bytes of a version that came from such a process have the form of its format; and whether so many may come.
pub fn is_variant(bytes: &[u8], format: VariantFormat) -> bool {
    match format {
        VariantFormat::Jpeg => bytes.starts_with(&[0xff, 0xd8, 0xff]),
        VariantFormat::Avif => bytes.get(4..12) == Some(b"ftypavif"),
    }
}

/// Whether a length that such a process announces may be believed.
pub fn is_variant_length(length: u32) -> bool {
    length <= MOST
}

struct Decoded {
    picture: RgbImage,
    /// Its colour is not halved.
    graphic: bool,
}

impl Decoded {
    fn read(bytes: &[u8]) -> Result<Self, Error> {
        let broken = |why: String| Error::Broken { file: String::new(), why };
        let kind = sniff(bytes.get(..4096).unwrap_or(bytes), "").map_err(broken)?;
        let reader = ImageReader::with_format(Cursor::new(bytes), format(kind.extension));
        let mut decoder = reader.into_decoder().map_err(|error| broken(error.to_string()))?;
        let (width, height) = decoder.dimensions();
        check_size(width, height, "")?;
        decoder.set_limits(decoder_limits()).map_err(|error| broken(error.to_string()))?;
        let profile = decoder.icc_profile().ok().flatten();
        let picture = DynamicImage::from_decoder(decoder).map_err(|error| broken(error.to_string()))?;
        let mut picture = flatten(&picture).ok_or_else(|| broken("it is transparent".to_owned()))?;
        if let Some(profile) = profile {
            into_srgb(&mut picture, &profile);
        }
        Ok(Self { picture, graphic: is_graphic(kind.extension) })
    }

    /// One version. `parts` has what was cropped and scaled for earlier ones.
    fn version(&self, version: Variant, parts: &mut HashMap<(Variant, u32), RgbImage>) -> Option<Vec<u8>> {
        let area = version.ratio.area(self.picture.width(), self.picture.height(), version.focal);
        let of_format = |format| Variant { width: 0, format, ..version };
        let key = (of_format(VariantFormat::Jpeg), version.width);
        let scaled = match parts.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let part = imageops::crop_imm(&self.picture, area.x, area.y, area.width, area.height).to_image();
                let height = version.height(self.picture.width(), self.picture.height());
                place.insert(if version.width == area.width { part } else { scale(&part, version.width, height, "").ok()? })
            }
        };
        match version.format {
            VariantFormat::Jpeg => encode(scaled, JPEG_QUALITY, None, self.graphic, "").ok(),
            VariantFormat::Avif => avif(scaled),
        }
    }
}

fn avif(picture: &RgbImage) -> Option<Vec<u8>> {
    let pixels: Vec<RGB8> = picture.pixels().map(|pixel| RGB8::from(pixel.0)).collect();
    let (width, height) = (usize::try_from(picture.width()).ok()?, usize::try_from(picture.height()).ok()?);
    let encoder = Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_bit_depth(BitDepth::Eight)
        // the process may take the time of one core only
        .with_num_threads(Some(1));
    encoder.encode_rgb(Img::new(pixels.as_slice(), width, height)).ok().map(|made| made.avif_file)
}

/// Converts the colours; a profile that cannot be read is ignored, as browsers do.
fn into_srgb(picture: &mut RgbImage, profile: &[u8]) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    let to = ColorProfile::new_srgb();
    let Ok(transform) = from.create_transform_8bit(Layout::Rgb, &to, Layout::Rgb, TransformOptions::default()) else { return };
    let source = picture.as_raw().clone();
    let mut converted = source.clone();
    if transform.transform(&source, &mut converted).is_ok()
        && let Some(converted) = RgbImage::from_raw(picture.width(), picture.height(), converted)
    {
        *picture = converted;
    }
}
