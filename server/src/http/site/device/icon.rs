//! `/app-icon/PURPOSE-PIXELS-VERSION.png`: the paper's initials on its colours.

use app::site::app_icon::{Icon, Purpose};
use axum::http::{HeaderValue, StatusCode};
use domain::SiteSettings;
use media::{AppIcon, initials};
use pagecache::RenderedResponse;

use crate::http::{AppState, CachePolicy, HttpError, Policy, response};

/// The fonts of the letters, in the order in which they are tried; the build makes them.
const FONTS: [&str; 2] = ["icon-latin.ttf", "icon-arabic.ttf"];

/// The icon.
///
/// # Errors
/// It cannot be encoded.
pub fn png(settings: &SiteSettings, icon: Icon, state: &AppState) -> Result<RenderedResponse, HttpError> {
    let look = &settings.look;
    let (ink, paper, accent) = (look.ink.light.rgb(), look.paper.light.rgb(), look.accent.dark.rgb());
    let plain = AppIcon { background: Some(ink), letters: paper, frame: Some(accent), corner: 0.0, width: 0.52, pixels: icon.pixels };
    let icon_file = match icon.purpose {
        Purpose::Any => AppIcon { corner: 0.18, ..plain },
        Purpose::Apple => plain,
        // a system may show no more than a circle of 80 % of its width
        Purpose::Maskable => AppIcon { frame: None, width: 0.46, ..plain },
        Purpose::Monochrome => AppIcon { background: None, frame: None, letters: [255; 3], width: 0.62, ..plain },
    };
    let fonts: Vec<&[u8]> =
        FONTS.iter().filter_map(|name| state.files.get(&state.site.assets.url(name))).map(|file| file.plain.as_ref()).collect();
    let bytes = icon_file.png(&initials(&settings.name), &fonts).ok_or_else(|| HttpError::internal("an icon could not be encoded"))?;
    Ok(response::rendered(Policy::Asset, StatusCode::OK, HeaderValue::from_static("image/png"), bytes, CachePolicy::Forever))
}
