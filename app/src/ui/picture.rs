//! Pictures: the size the reader's screen needs, cropped at what matters, without shifting the page.

use domain::{FocalPoint, MediaItem};

use crate::{
    prelude::*,
    ui::{blocks::words, text::urls},
};

/// The crop of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crop {
    /// 16:9, at the head of stories.
    Wide,
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
            Self::Wide => Some("crop crop-wide"),
            Self::Card => Some("crop crop-card"),
            Self::Square => Some("crop crop-square"),
            Self::None => None,
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

/// An `<img>`, or nothing if the picture has no file. `alt` empty: decorative.
pub fn picture(item: &MediaItem, alt: &str, look: Look) -> Option<Markup> {
    let file = item.file.as_deref()?;
    let srcset = urls::media_srcset(file, &item.widths, item.width);
    let sizes = srcset.as_ref().map(|_| look.sizes);
    let dimension = |value: i64| (value > 0).then(|| value.to_string());
    let (width, height) = if item.width > 0 && item.height > 0 { (dimension(item.width), dimension(item.height)) } else { (None, None) };
    let loading = if look.first { None } else { Some("lazy") };
    let priority = if look.first { Some("high") } else { None };
    let focal = if look.crop == Crop::None { None } else { focal(item.focal_point) };
    let colour = is_colour(&item.colour).then(|| item.colour.clone());
    Some(
        view! {
            <img
                class=look.crop.class()
                src=plain_source(item, file)
                srcset=srcset
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
        .markup(),
    )
}

/// The picture as a link to its whole file, which `frontend/boot/lightbox.js` shows on the whole screen. `id` is the picture's URL on the page.
pub fn enlargeable(item: &MediaItem, alt: &str, look: Look, id: String) -> Option<Markup> {
    let image = picture(item, alt, look)?;
    let href = urls::media_file(item.file.as_deref()?);
    // a link around a picture without words has no name
    let label = alt.trim().is_empty().then(|| words::ENLARGE.text());
    Some(view! { <a class="enlarge" id=id href=href data-picture="" aria-label=label>{image}</a> }.markup())
}

/// Address of a version about as wide as a phone's screen holds pixels, for browsers and sites that take one address only.
pub fn plain_source(item: &MediaItem, file: &str) -> String {
    match item.widths.iter().find(|width| **width >= 640) {
        Some(width) => urls::media_variant(file, *width),
        None => urls::media_file(file),
    }
}

/// The focal point on the style sheet's grid of five by five; `None` for the middle.
fn focal(point: FocalPoint) -> Option<String> {
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
            assert_eq!(focal(FocalPoint::parse(x, y).unwrap()).as_deref(), expected, "{x} {y}");
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
