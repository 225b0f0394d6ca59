//! Smaller versions of pictures: which ones exist, how they are cropped, and their names (`docs/contracts/pictures.md`).

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::{FocalPoint, MediaItem, MediaKind};

/// Widths of smaller versions in pixels, ascending.
pub const VARIANT_WIDTHS: [u32; 6] = [160, 320, 480, 720, 1080, 1600];
const WIDEST: u32 = 1600;
/// The one width of a picture for search engines, unless it is smaller.
const CLASSIC: u32 = 1080;
/// Digits of a content hash in a name.
const HASH_DIGITS: usize = 40;

/// The shape of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ratio {
    /// The picture as it is.
    Whole,
    /// 16:9, at the head of stories.
    Wide,
    /// 3:2, on cards.
    Card,
    /// 1:1, thumbnails and portraits.
    Square,
    /// 4:3, for search engines only: one JPEG.
    Classic,
}

/// How a version is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VariantFormat {
    /// AVIF.
    Avif,
    /// Progressive JPEG.
    Jpeg,
}

/// One smaller version of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Variant {
    /// Its shape.
    pub ratio: Ratio,
    /// The point of the picture that stays visible; the centre for a whole one.
    pub focal: FocalPoint,
    /// Its width in pixels.
    pub width: u32,
    /// Its encoding.
    pub format: VariantFormat,
}

/// A part of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

impl Ratio {
    /// Every shape, the ones that pages use most first.
    pub const ALL: [Self; 5] = [Self::Card, Self::Wide, Self::Square, Self::Whole, Self::Classic];

    /// Width and height in the smallest numbers; `None` for the picture's own.
    pub fn sides(self) -> Option<(u32, u32)> {
        match self {
            Self::Whole => None,
            Self::Wide => Some((16, 9)),
            Self::Card => Some((3, 2)),
            Self::Square => Some((1, 1)),
            Self::Classic => Some((4, 3)),
        }
    }

    /// Its part of a name, such as `3x2`; empty for the picture's own shape.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Wide => "16x9",
            Self::Card => "3x2",
            Self::Square => "1x1",
            Self::Classic => "4x3",
        }
    }

    /// The largest part of a picture with this shape. The focal point is at the same fraction of the part as of the picture, so that
    /// the style sheet's `object-position` shows the same part of a picture that is not cropped.
    pub fn area(self, width: u32, height: u32, focal: FocalPoint) -> Area {
        let Some((across, down)) = self.sides() else { return Area { x: 0, y: 0, width, height } };
        let (w, h, across, down) = (u64::from(width), u64::from(height), u64::from(across), u64::from(down));
        let (part_w, part_h) = if w * down > h * across { ((h * across / down).max(1), h) } else { (w, (w * down / across).max(1)) };
        let offset = |all: u64, part: u64, per_mille: u16| ((all - part) * u64::from(per_mille)) / 1000;
        let pixels = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        Area {
            x: pixels(offset(w, part_w, focal.x())),
            y: pixels(offset(h, part_h, focal.y())),
            width: pixels(part_w),
            height: pixels(part_h),
        }
    }

    /// Widths of the versions of a picture of this size, ascending; none is larger than the part that it shows.
    pub fn widths(self, width: u32, height: u32) -> impl Iterator<Item = u32> + Clone {
        let full = self.area(width, height, FocalPoint::CENTRE).width;
        let most = if self == Self::Classic { CLASSIC } else { WIDEST };
        let least = if self == Self::Classic { CLASSIC.min(full) } else { 0 };
        // its own width only where the next smaller one is much smaller
        let below = VARIANT_WIDTHS.into_iter().rfind(|width| (least..=full.min(most)).contains(width));
        let own = (full < most && below.is_none_or(|below| u64::from(full) * 4 > u64::from(below) * 5)).then_some(full);
        VARIANT_WIDTHS.into_iter().filter(move |width| (least..=full.min(most)).contains(width)).chain(own)
    }
}

impl VariantFormat {
    /// The extension of a name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Jpeg => "jpg",
        }
    }

    /// Its MIME type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Jpeg => "image/jpeg",
        }
    }
}

impl Variant {
    /// The name of this version of the file `ab/HASH.ext`: `ab/HASH-3x2-480.avif`, and `ab/HASH-3x2-250x900-480.avif` with a focal point
    /// that is not the centre. A whole one: `ab/HASH-480.jpg`.
    pub fn name(self, file: &str) -> String {
        let mut name = String::with_capacity(file.len() + 24);
        self.push_name(file, &mut name);
        name
    }

    /// Appends the name.
    pub fn push_name(self, file: &str, out: &mut String) {
        out.push_str(stem(file));
        // writing to a String cannot fail
        if self.ratio != Ratio::Whole {
            let _ = write!(out, "-{}", self.ratio.name());
            if self.focal != FocalPoint::CENTRE {
                let _ = write!(out, "-{}x{}", self.focal.x(), self.focal.y());
            }
        }
        let _ = write!(out, "-{}.{}", self.width, self.format.extension());
    }

    /// Reads a name: the stem `ab/HASH` of the picture's file and the version. `None` for names of another form.
    pub fn parse(name: &str) -> Option<(&str, Self)> {
        let (before, extension) = name.rsplit_once('.')?;
        let format = [VariantFormat::Avif, VariantFormat::Jpeg].into_iter().find(|format| format.extension() == extension)?;
        let (stem, rest) = before.split_once('-')?;
        if !is_stem(stem) {
            return None;
        }
        let parts: Vec<&str> = rest.split('-').collect();
        let ratio = |text: &str| [Ratio::Wide, Ratio::Card, Ratio::Square, Ratio::Classic].into_iter().find(|ratio| ratio.name() == text);
        let (ratio, focal, width) = match parts.as_slice() {
            [width] => (Ratio::Whole, FocalPoint::CENTRE, width),
            [shape, width] => (ratio(shape)?, FocalPoint::CENTRE, width),
            [shape, point, width] => {
                let (x, y) = point.split_once('x')?;
                let focal = FocalPoint::parse(number(x)?.into(), number(y)?.into()).ok()?;
                (ratio(shape)?, Some(focal).filter(|focal| *focal != FocalPoint::CENTRE)?, width)
            }
            _ => return None,
        };
        Some((stem, Self { ratio, focal, width: number(width)?, format }))
    }

    /// Every version of a picture of this size with a shape, JPEG first, which are made quickly.
    pub fn all(ratio: Ratio, focal: FocalPoint, width: u32, height: u32) -> impl Iterator<Item = Self> {
        let focal = if ratio == Ratio::Whole { FocalPoint::CENTRE } else { focal };
        let widths = ratio.widths(width, height);
        let of = move |format| widths.clone().map(move |width| Self { ratio, focal, width, format });
        let avif = of(VariantFormat::Avif).filter(move |_| ratio != Ratio::Classic);
        of(VariantFormat::Jpeg).chain(avif)
    }

    /// Its height for a picture of this size, in pixels.
    pub fn height(self, width: u32, height: u32) -> u32 {
        let area = self.ratio.area(width, height, self.focal);
        let scaled = (u64::from(area.height) * u64::from(self.width) + u64::from(area.width) / 2) / u64::from(area.width.max(1));
        u32::try_from(scaled).unwrap_or(1).max(1)
    }
}

/// A file's name without its extension.
pub fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => stem,
        _ => file,
    }
}

/// Whether this is `ab/HASH`.
fn is_stem(stem: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    stem.split_once('/').is_some_and(|(shard, hash)| hash.len() == HASH_DIGITS && hex(hash) && hash.get(..2) == Some(shard))
}

/// A number as we write it: no sign, no leading zero.
fn number(text: &str) -> Option<u32> {
    let canonical =
        (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if canonical { text.parse().ok() } else { None }
}

impl MediaItem {
    /// Width and height, if smaller versions of it can be made: not of animations and transparent pictures, which have no `widths`.
    pub fn has_variants(&self) -> Option<(u32, u32)> {
        let sides = (u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?);
        let is_picture = self.kind == MediaKind::Image && !self.widths.is_empty() && sides.0 > 0 && sides.1 > 0;
        is_picture.then_some(sides)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn focal(x: i64, y: i64) -> FocalPoint {
        FocalPoint::parse(x, y).unwrap()
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        let file = format!("ab/{}.png", "ab".repeat(20));
        for ratio in Ratio::ALL {
            for point in [FocalPoint::CENTRE, focal(0, 1000), focal(250, 30)] {
                for format in [VariantFormat::Avif, VariantFormat::Jpeg] {
                    let focal = if ratio == Ratio::Whole { FocalPoint::CENTRE } else { point };
                    let variant = Variant { ratio, focal, width: 480, format };
                    assert_eq!(Variant::parse(&variant.name(&file)), Some((stem(&file), variant)));
                }
            }
        }
        let variant = Variant { ratio: Ratio::Card, focal: focal(250, 900), width: 480, format: VariantFormat::Avif };
        assert_eq!(variant.name("ab/abcd.png"), "ab/abcd-3x2-250x900-480.avif");
    }

    #[test]
    fn only_one_name_refers_to_a_version() {
        let stem = format!("ab/{}", "ab".repeat(20));
        for bad in [
            "-0480.jpg",
            "-3x2-500x500-480.jpg",
            "-4x5-480.jpg",
            "-3x2.jpg",
            "-480.png",
            ".jpg",
            "-3x2-1x1-1-480.jpg",
            "-3x2-1x1001-480.jpg",
            "-+1.jpg",
        ] {
            assert_eq!(Variant::parse(&format!("{stem}{bad}")), None, "{bad}");
        }
        for bad in ["ab/abcd-480.jpg", "../x-480.jpg", "-480.jpg", ""] {
            assert_eq!(Variant::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_focal_point_stays_in_the_part() {
        for (width, height) in [(3000, 2000), (1000, 3000), (641, 480), (1, 1), (7, 20_000)] {
            for ratio in Ratio::ALL {
                for point in [focal(0, 0), focal(1000, 1000), focal(330, 810)] {
                    let area = ratio.area(width, height, point);
                    assert!(area.width > 0 && area.height > 0 && area.x + area.width <= width && area.y + area.height <= height);
                    let (x, y) = (width * u32::from(point.x()) / 1000, height * u32::from(point.y()) / 1000);
                    assert!(area.x <= x && x <= area.x + area.width && area.y <= y && y <= area.y + area.height, "{ratio:?} {area:?}");
                }
            }
        }
        assert_eq!(Ratio::Square.area(300, 200, focal(1000, 0)), Area { x: 100, y: 0, width: 200, height: 200 });
    }

    #[test]
    fn no_version_is_larger_than_its_part() {
        let widths = |ratio: Ratio, width, height| ratio.widths(width, height).collect::<Vec<_>>();
        assert_eq!(widths(Ratio::Square, 1000, 500), [160, 320, 480]);
        assert_eq!(widths(Ratio::Square, 1000, 650), [160, 320, 480, 650]);
        assert_eq!(widths(Ratio::Whole, 6000, 4000), VARIANT_WIDTHS);
        assert_eq!(widths(Ratio::Card, 100, 100), [100]);
        assert_eq!(widths(Ratio::Classic, 6000, 4000), [1080]);
        assert_eq!(widths(Ratio::Classic, 960, 720), [960]);
        assert_eq!(widths(Ratio::Classic, 1000, 750), [1000]);
        let variant = Variant { ratio: Ratio::Wide, focal: FocalPoint::CENTRE, width: 1600, format: VariantFormat::Jpeg };
        assert_eq!(variant.height(6000, 4000), 900);
    }
}
