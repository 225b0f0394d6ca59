//! `/app-icon/PURPOSE-PIXELS-VERSION.png`: the paper's initials on its colours.

use app::site::app_icon::{Icon, Purpose, colours};
use axum::http::{HeaderValue, StatusCode};
use domain::SiteSettings;
use media::{AppIcon, Colour, initials};
use pagecache::RenderedResponse;

use crate::http::{AppState, CachePolicy, HttpError, Policy, response};

/// The fonts of the letters, in the order in which they are tried; the build makes them.
const FONTS: [&str; 2] = ["icon-latin.ttf", "icon-arabic.ttf"];

/// The icon.
///
/// # Errors
/// It cannot be encoded.
pub fn png(settings: &SiteSettings, icon: Icon, state: &AppState) -> Result<RenderedResponse, HttpError> {
    let (ink, paper, brass) = (colour(colours::INK), colour(colours::PAPER), colour(colours::BRASS));
    let plain = AppIcon { background: Some(ink), letters: paper, frame: Some(brass), corner: 0.0, width: 0.52, pixels: icon.pixels };
    let look = match icon.purpose {
        Purpose::Any => AppIcon { corner: 0.18, ..plain },
        Purpose::Apple => plain,
        // a system may show no more than a circle of 80 % of its width
        Purpose::Maskable => AppIcon { frame: None, width: 0.46, ..plain },
        Purpose::Monochrome => AppIcon { background: None, frame: None, letters: [255; 3], width: 0.62, ..plain },
    };
    let fonts: Vec<&[u8]> =
        FONTS.iter().filter_map(|name| state.files.get(&state.site.assets.url(name))).map(|file| file.plain.as_ref()).collect();
    let bytes = look.png(&initials(&settings.name), &fonts).ok_or_else(|| HttpError::internal("an icon could not be encoded"))?;
    Ok(response::rendered(Policy::Asset, StatusCode::OK, HeaderValue::from_static("image/png"), bytes, CachePolicy::Forever))
}

/// `#16202c`.
pub(super) fn colour(hex: &str) -> Colour {
    let value = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or_default();
    let [_, red, green, blue] = value.to_be_bytes();
    [red, green, blue]
}
