//! `/app-icon/PURPOSE-PIXELS-VERSION.png` and `/favicon.ico`: the paper's logo, or its initials on its colours.

use app::site::app_icon::{Icon, Purpose};
use axum::http::{HeaderValue, StatusCode};
use domain::{MediaItem, SiteSettings};
use media::{AppIcon, initials};
use pagecache::RenderedResponse;

use crate::http::{AppState, CachePolicy, HttpError, Policy, response};

/// The fonts of the letters, in the order in which they are tried; the build makes them.
const FONTS: [&str; 2] = ["icon-latin.ttf", "icon-arabic.ttf"];

/// Where browsers look for an icon that no page names.
pub const FAVICON: &str = "/favicon.ico";

const PNG: HeaderValue = HeaderValue::from_static("image/png");

/// The icon at its own URL, which is another one when the icon changes.
///
/// # Errors
/// Storage failed, or it cannot be encoded.
pub async fn show(settings: &SiteSettings, logo: Option<&MediaItem>, icon: Icon, state: &AppState) -> Result<RenderedResponse, HttpError> {
    let bytes = png(settings, logo, icon, state).await?;
    Ok(response::rendered(Policy::Asset, StatusCode::OK, PNG, bytes, CachePolicy::Forever))
}

/// The icon of the browser's tabs at the one URL that browsers and feed readers know. Its type is that of its bytes, whatever the name says.
///
/// # Errors
/// It cannot be made, and the build has no icon of its own.
pub async fn favicon(settings: &SiteSettings, logo: Option<&MediaItem>, state: &AppState) -> Result<RenderedResponse, HttpError> {
    let page = |mime, bytes: bytes::Bytes| response::rendered(Policy::Site, StatusCode::OK, mime, bytes, CachePolicy::Page);
    let error = match png(settings, logo, Icon::TAB, state).await {
        Ok(bytes) => return Ok(page(PNG, bytes.into())),
        Err(error) => error,
    };
    let Some(file) = state.files.get(FAVICON) else { return Err(error) };
    if let Some(cause) = error.cause() {
        tracing::warn!("the paper's icon cannot be made, the build's is sent: {cause}");
    }
    // the next request tries again
    Ok(RenderedResponse { cacheable: false, ..page(HeaderValue::from_static(file.mime), file.plain.clone()) })
}

/// The paper's logo on the colour of its pages, or its initials.
async fn png(settings: &SiteSettings, logo: Option<&MediaItem>, icon: Icon, state: &AppState) -> Result<Vec<u8>, HttpError> {
    let look = &settings.look;
    let (ink, paper, accent) = (look.ink.light.rgb(), look.paper.light.rgb(), look.accent.dark.rgb());
    let picture = match logo.and_then(|logo| logo.file.as_deref()) {
        Some(file) => state.media.read(file).await.map_err(HttpError::internal)?,
        None => None,
    };
    let with_logo = picture.and_then(|bytes| {
        let plain = AppIcon { background: Some(paper), letters: ink, frame: None, corner: 0.0, width: 0.8, pixels: icon.pixels };
        let shown = match icon.purpose {
            Purpose::Any => AppIcon { corner: 0.18, ..plain },
            Purpose::Apple => plain,
            // a system may show no more than a circle of 80 % of its width
            Purpose::Maskable => AppIcon { width: 0.6, ..plain },
            Purpose::Monochrome => AppIcon { background: None, letters: [255; 3], ..plain },
        };
        shown.png_of(&bytes)
    });
    match with_logo {
        Some(bytes) => Ok(bytes),
        None => {
            let plain =
                AppIcon { background: Some(ink), letters: paper, frame: Some(accent), corner: 0.0, width: 0.52, pixels: icon.pixels };
            let shown = match icon.purpose {
                Purpose::Any => AppIcon { corner: 0.18, ..plain },
                Purpose::Apple => plain,
                Purpose::Maskable => AppIcon { frame: None, width: 0.46, ..plain },
                Purpose::Monochrome => AppIcon { background: None, frame: None, letters: [255; 3], width: 0.62, ..plain },
            };
            let fonts: Vec<&[u8]> =
                FONTS.iter().filter_map(|name| state.files.get(&state.site.assets.url(name))).map(|file| file.plain.as_ref()).collect();
            shown.png(&initials(&settings.name), &fonts).ok_or_else(|| HttpError::internal("an icon could not be encoded"))
        }
    }
}
