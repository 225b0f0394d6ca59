//! Pictures: the size the reader's screen needs, cropped at what matters, without shifting the page.

use domain::{FocalPoint, MediaItem, Ratio, Variant, VariantFormat};

use crate::{
    prelude::*,
    ui::{blocks::words, text::urls},
};

/// The crop of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crop {
    /// 16:9, at the head of stories.
    Wide,
    /// 16:9 or 3:2, as there is room: the lead of a front.
    Lead,
    /// 3:2, on cards.
    Card,
    /// 1:1, thumbnails and portraits.
    Square,
    /// As it is.
    None,
}

impl Crop {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Wide | Self::Lead => Some("crop crop-wide"),
            Self::Card => Some("crop crop-card"),
            Self::Square => Some("crop crop-square"),
            Self::None => None,
        }
    }

    /// The shape of the versions that are loaded.
    fn ratio(self) -> Ratio {
        match self {
            Self::Wide => Ratio::Wide,
            Self::Lead | Self::Card => Ratio::Card,
            Self::Square => Ratio::Square,
            Self::None => Ratio::Whole,
        }
    }
}

/// The presentation of a picture on a page.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Its crop.
    pub crop: Crop,
    /// Its width on the page, as in the `sizes` attribute.
    pub sizes: &'static str,
    /// Whether it is visible without scrolling: loaded first instead of lazily.
    pub first: bool,
}

/// The picture, or nothing if it has no file. `alt` empty: decorative. The URLs stay the same when smaller versions are made: until then
/// they respond with larger ones (`docs/contracts/pictures.md`).
pub fn picture(item: &MediaItem, alt: &str, look: Look) -> Option<Markup> {
    let file = item.file.as_deref()?;
    let versions = Versions::of(item, file, look.crop.ratio());
    let (src, jpeg, avif, size) = match &versions {
        Some(versions) => {
            (versions.plain(), Some(versions.list(VariantFormat::Jpeg)), Some(versions.list(VariantFormat::Avif)), versions.size())
        }
        None => (urls::media_file(file), None, None, (item.width, item.height)),
    };
    let sizes = versions.as_ref().map(|_| look.sizes);
    let (width, height) = if size.0 > 0 && size.1 > 0 { (Some(size.0.to_string()), Some(size.1.to_string())) } else { (None, None) };
    let loading = if look.first { None } else { Some("lazy") };
    let priority = if look.first { Some("high") } else { None };
    let focal = if look.crop == Crop::None { None } else { focal_step(item.focal_point) };
    let colour = is_colour(&item.colour).then(|| item.colour.clone());
    let image = view! {
        <img
            class=look.crop.class()
            src=src
            srcset=jpeg
            sizes=sizes
            width=width
            height=height
            alt=alt.to_owned()
            loading=loading
            fetchpriority=priority
            decoding="async"
            data-focal=focal
            data-colour=colour
        />
    }
    .markup();
    Some(match avif {
        Some(avif) => view! { <picture><source type="image/avif" srcset=avif sizes=sizes />{image}</picture> }.markup(),
        None => image,
    })
}

/// The picture as a link to its whole file, which `frontend/boot/lightbox.js` shows on the whole screen. `id` is the picture's URL on the page.
pub fn enlargeable(item: &MediaItem, alt: &str, look: Look, id: String) -> Option<Markup> {
    let image = picture(item, alt, look)?;
    let file = item.file.as_deref()?;
    let href = urls::media_file(file);
    // a link around a picture without words has no name
    let label = alt.trim().is_empty().then(|| words::ENLARGE.text());
    Some(view! { <a class="enlarge" id=id href=href data-picture="" aria-label=label>{image}</a> }.markup())
}

/// Address of a version about as wide as a phone's screen holds pixels, for browsers and sites that take one address only.
pub fn plain_source(item: &MediaItem, file: &str) -> String {
    Versions::of(item, file, Ratio::Whole).map_or_else(|| urls::media_file(file), |versions| versions.plain())
}

/// Address of the largest JPEG of a shape, for social networks and search engines; and its width and height, if they are known.
pub fn shared_source(item: &MediaItem, file: &str, ratio: Ratio) -> (String, Option<(i64, i64)>) {
    match Versions::of(item, file, ratio) {
        Some(versions) => {
            let width = versions.widths().filter(|width| *width <= SHARED_WIDTH).last().unwrap_or(SHARED_WIDTH);
            (versions.address(VariantFormat::Jpeg, width), Some((width.into(), versions.height(width))))
        }
        None => (urls::media_file(file), Some((item.width, item.height)).filter(|(width, height)| *width > 0 && *height > 0)),
    }
}

/// Address of the largest JPEG of the whole picture that is at most so wide; of the file itself if it has no smaller versions.
pub fn version_source(item: &MediaItem, most: u32) -> Option<String> {
    let file = item.file.as_deref()?;
    let versions = Versions::of(item, file, Ratio::Whole);
    let version =
        versions.and_then(|versions| Some(versions.address(VariantFormat::Jpeg, versions.widths().filter(|width| *width <= most).last()?)));
    Some(version.unwrap_or_else(|| urls::media_file(file)))
}

/// Social networks show no more than this.
const SHARED_WIDTH: u32 = 1600;

/// The smaller versions of a picture in one shape.
struct Versions<'a> {
    file: &'a str,
    sides: (u32, u32),
    ratio: Ratio,
    focal: FocalPoint,
}

impl<'a> Versions<'a> {
    fn of(item: &MediaItem, file: &'a str, ratio: Ratio) -> Option<Self> {
        let focal = if ratio == Ratio::Whole { FocalPoint::CENTRE } else { item.focal_point };
        item.has_variants().map(|sides| Self { file, sides, ratio, focal })
    }

    fn widths(&self) -> impl Iterator<Item = u32> {
        self.ratio.widths(self.sides.0, self.sides.1)
    }

    fn variant(&self, format: VariantFormat, width: u32) -> Variant {
        Variant { ratio: self.ratio, focal: self.focal, width, format }
    }

    fn address(&self, format: VariantFormat, width: u32) -> String {
        urls::media_file(&self.variant(format, width).name(self.file))
    }

    fn height(&self, width: u32) -> i64 {
        self.variant(VariantFormat::Jpeg, width).height(self.sides.0, self.sides.1).into()
    }

    /// Width and height in pixels of the largest one.
    fn size(&self) -> (i64, i64) {
        let width = self.widths().last().unwrap_or(self.sides.0);
        (width.into(), self.height(width))
    }

    /// A `srcset`.
    fn list(&self, format: VariantFormat) -> String {
        use std::fmt::Write;
        let mut list = String::with_capacity(6 * (self.file.len() + 32));
        // few browsers read the list of JPEG: every second width spares all others its bytes
        let step = if format == VariantFormat::Avif { 1 } else { 2 };
        let skip = (self.widths().count() + step - 1) % step;
        for width in self.widths().skip(skip).step_by(step) {
            list.push_str(if list.is_empty() { "" } else { ", " });
            urls::push_media_variant(&mut list, self.file, self.variant(format, width));
            // writing to a String cannot fail
            let _ = write!(list, " {width}w");
        }
        list
    }

    /// The one for browsers that read no list.
    fn plain(&self) -> String {
        let width = self.widths().find(|width| *width >= 640).or_else(|| self.widths().last()).unwrap_or(self.sides.0);
        self.address(VariantFormat::Jpeg, width)
    }
}

/// The focal point on the style sheet's grid of five by five; `None` for the middle.
pub fn focal_step(point: FocalPoint) -> Option<String> {
    let step = |per_mille: u16| (per_mille + 125) / 250;
    let (x, y) = (step(point.x()), step(point.y()));
    ((x, y) != (2, 2)).then(|| format!("{x}-{y}"))
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_has_five_steps() {
        for (x, y, expected) in
            [(0, 0, Some("0-0")), (500, 500, None), (1000, 1000, Some("4-4")), (124, 875, Some("0-4")), (125, 624, Some("1-2"))]
        {
            assert_eq!(focal_step(FocalPoint::parse(x, y).unwrap()).as_deref(), expected, "{x} {y}");
        }
    }

    #[test]
    fn colours_are_checked() {
        assert!(is_colour("#a0B1c2"));
        for bad in ["", "red", "#12345", "#12345g", "#1234567", "\"><x"] {
            assert!(!is_colour(bad), "{bad}");
        }
    }
}
