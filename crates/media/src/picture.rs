//! Decodes, rotates, scales and encodes pictures. Blocking: call it on a blocking thread.

use std::io::Cursor;

use fast_image_resize as resize;
use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::{
    Error, VARIANT_WIDTHS, avif, limits,
    strip::strip,
    suggested::{self, Suggested},
};

/// A processed picture and its variants.
pub(crate) struct Picture {
    /// The bytes served as the original: upright, without metadata.
    pub original: Vec<u8>,
    /// Extension of the original's name; it differs from the upload's if the picture was re-encoded.
    pub extension: &'static str,
    pub width: u32,
    pub height: u32,
    /// Average colour as `#rrggbb`; empty for an entirely transparent picture.
    pub colour: String,
    /// Variants as JPEG, ascending by width.
    pub variants: Vec<(u32, Vec<u8>)>,
    /// What its metadata said.
    pub suggested: Suggested,
}

/// Decodes `bytes` of the type `extension` and makes all variants. `file` is its name in errors.
pub(crate) fn make(bytes: &[u8], extension: &'static str, file: &str) -> Result<Picture, Error> {
    if extension == "avif" {
        return avif::make(bytes, file, |width, height| check_size(width, height, file));
    }
    let uploaded = extension;
    let broken = |error: image::ImageError| Error::Broken { file: file.to_owned(), why: error.to_string() };
    let reader = ImageReader::with_format(Cursor::new(bytes), format(extension));
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height, file)?;
    decoder.set_limits(decoder_limits()).map_err(broken)?;
    // broken metadata is no reason to reject a good picture
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| profile.get(16..20) == Some(b"RGB "));
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let animated = animated(bytes, extension);
    if !animated {
        picture.apply_orientation(orientation);
    }
    let (width, height) = (picture.width(), picture.height());
    let flat = flatten(&picture);

    let stripped = if animated || orientation == Orientation::NoTransforms { strip(bytes, extension) } else { None };
    let (original, extension) = match (stripped, &flat) {
        (Some(stripped), _) => (stripped, extension),
        (None, Some(flat)) => (encode(flat, 90, profile.as_deref(), false, file)?, "jpg"),
        (None, None) => {
            let mut png = Cursor::new(Vec::new());
            picture.write_to(&mut png, ImageFormat::Png).map_err(broken)?;
            (png.into_inner(), "png")
        }
    };
    let mut variants = Vec::new();
    let graphic = is_graphic(uploaded);
    let colour = match flat {
        // no variants of animations (they would be still) and of transparent pictures (they would get a background)
        Some(flat) if !animated => {
            let smallest = scale_down(flat, profile.as_deref(), graphic, file, &mut variants)?;
            average(smallest.pixels().map(|pixel| (pixel.0, 255)))
        }
        Some(flat) => average(flat.pixels().map(|pixel| (pixel.0, 255))),
        None => average(picture.to_rgba8().pixels().map(|pixel| {
            let [red, green, blue, alpha] = pixel.0;
            ([red, green, blue], alpha)
        })),
    };
    let suggested = suggested::read(bytes, uploaded);
    Ok(Picture { original, extension, width, height, colour, variants, suggested })
}

/// Whether files of this type have few colours with sharp edges, as a rule: halved colour would smear them.
pub(crate) fn is_graphic(extension: &str) -> bool {
    matches!(extension, "png" | "gif")
}

pub(crate) fn format(extension: &str) -> ImageFormat {
    match extension {
        "png" => ImageFormat::Png,
        "gif" => ImageFormat::Gif,
        "webp" => ImageFormat::WebP,
        "bmp" => ImageFormat::Bmp,
        _ => ImageFormat::Jpeg,
    }
}

/// Refuses a picture that has no pixels or too many.
pub(crate) fn check_size(width: u32, height: u32, file: &str) -> Result<(), Error> {
    let fits = (1..=limits::SIDE).contains(&width)
        && (1..=limits::SIDE).contains(&height)
        && u64::from(width) * u64::from(height) <= limits::PIXELS;
    if fits { Ok(()) } else { Err(Error::TooManyPixels { file: file.to_owned(), width, height }) }
}

pub(crate) fn decoder_limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(limits::SIDE);
    limits.max_image_height = Some(limits::SIDE);
    limits.max_alloc = Some(limits::DECODER_BYTES);
    limits
}

/// Whether the picture is an animation.
fn animated(bytes: &[u8], extension: &str) -> bool {
    let input = || Cursor::new(bytes);
    match extension {
        "gif" => GifDecoder::new(input())
            .is_ok_and(|mut gif| gif.set_limits(decoder_limits()).is_ok() && gif.into_frames().take(2).filter(Result::is_ok).count() > 1),
        "png" => PngDecoder::new(input()).is_ok_and(|png| png.is_apng().unwrap_or(false)),
        "webp" => WebPDecoder::new(input()).is_ok_and(|webp| webp.has_animation()),
        _ => false,
    }
}

/// The picture without its alpha channel; `None` if any pixel is transparent.
pub(crate) fn flatten(picture: &DynamicImage) -> Option<RgbImage> {
    if picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255) {
        return None;
    }
    Some(picture.to_rgb8())
}

/// Makes the variants, each from the next larger one, and returns the smallest.
fn scale_down(
    mut picture: RgbImage,
    profile: Option<&[u8]>,
    graphic: bool,
    file: &str,
    variants: &mut Vec<(u32, Vec<u8>)>,
) -> Result<RgbImage, Error> {
    let (full_width, full_height) = (u64::from(picture.width()), u64::from(picture.height()));
    for width in VARIANT_WIDTHS.into_iter().rev().filter(|width| u64::from(*width) < full_width) {
        let height = u32::try_from((full_height * u64::from(width) + full_width / 2) / full_width).unwrap_or(1).max(1);
        picture = scale(&picture, width, height, file)?;
        variants.push((width, encode(&picture, 80, profile, graphic, file)?));
    }
    variants.reverse();
    Ok(picture)
}

pub(crate) fn scale(picture: &RgbImage, width: u32, height: u32, file: &str) -> Result<RgbImage, Error> {
    let broken = |why: String| Error::Broken { file: file.to_owned(), why };
    let source = resize::images::ImageRef::new(picture.width(), picture.height(), picture.as_raw(), resize::PixelType::U8x3)
        .map_err(|error| broken(error.to_string()))?;
    let mut target = resize::images::Image::new(width, height, resize::PixelType::U8x3);
    resize::Resizer::new().resize(&source, &mut target, &resize::ResizeOptions::new()).map_err(|error| broken(error.to_string()))?;
    RgbImage::from_raw(width, height, target.into_vec()).ok_or_else(|| broken("scaling it failed".to_owned()))
}

/// A progressive JPEG without metadata other than a colour profile. `full_colour`: colour has the resolution of brightness.
pub(crate) fn encode(picture: &RgbImage, quality: u8, profile: Option<&[u8]>, full_colour: bool, file: &str) -> Result<Vec<u8>, Error> {
    let broken = |why: String| Error::Broken { file: file.to_owned(), why };
    let side = |pixels: u32| u16::try_from(pixels).map_err(|error| broken(error.to_string()));
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(if full_colour { SamplingFactor::F_1_1 } else { SamplingFactor::F_2_2 });
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(|error| broken(error.to_string()))?;
    }
    encoder
        .encode(picture.as_raw(), side(picture.width())?, side(picture.height())?, ColorType::Rgb)
        .map_err(|error| broken(error.to_string()))?;
    Ok(out)
}

/// The mean of all pixels, weighted by opacity.
fn average(pixels: impl Iterator<Item = ([u8; 3], u8)>) -> String {
    let mut sum = [0u64; 3];
    let mut weight = 0u64;
    for (rgb, alpha) in pixels {
        weight += u64::from(alpha);
        for (sum, channel) in sum.iter_mut().zip(rgb) {
            *sum += u64::from(channel) * u64::from(alpha);
        }
    }
    if weight == 0 {
        return String::new();
    }
    let [red, green, blue] = sum.map(|sum| (sum + weight / 2) / weight);
    format!("#{red:02x}{green:02x}{blue:02x}")
}
