//! Files for readers' devices: the manifest and icons of the app, the worker, and what is read offline.

mod copies;
mod edition;
mod icon;
pub mod manifest;
mod screenshot;
mod worker;

use std::sync::Arc;

use app::{
    site::{app_icon::Icon, load::Logos, screenshots::ScreenshotOf},
    ui::words::InterfaceLanguage,
};
use axum::{
    http::{HeaderMap, HeaderValue, Method, StatusCode},
    response::Response,
};
use domain::StoryId;
use pagecache::{PageKey, RenderedResponse};

use crate::http::{AppState, CachePolicy, HttpError, Policy, response};

pub use copies::show as copies;
pub use worker::show as worker;

/// A cached file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceFile {
    /// The web app manifest: one app for everybody, with more in it on the devices of staff.
    Manifest(manifest::For),
    /// An icon of the app.
    Icon(Icon),
    /// The icon of tabs where no page names it.
    Favicon,
    /// A picture of the front page.
    Screenshot(ScreenshotOf),
    /// The signed list of the offline edition.
    Index,
    /// That list and all its stories.
    Bundle,
    /// One story of it.
    Story(StoryId),
    /// Words and facts for the scripts.
    Interface,
}

impl DeviceFile {
    /// The file at a path, if it is one.
    pub fn at(path: &str) -> Option<Self> {
        Some(match path {
            "/manifest.webmanifest" => Self::Manifest(manifest::For::Readers),
            "/desk.webmanifest" => Self::Manifest(manifest::For::Staff),
            icon::FAVICON => Self::Favicon,
            "/edition/index.json" => Self::Index,
            "/edition/bundle.json" => Self::Bundle,
            "/edition/interface.json" => Self::Interface,
            _ => match path.strip_prefix("/edition/story/") {
                Some(file) => Self::Story(StoryId::parse(file.strip_suffix(".json")?).ok()?),
                None => match Icon::at(path) {
                    Some(icon) => Self::Icon(icon),
                    None => Self::Screenshot(ScreenshotOf::at(path)?),
                },
            },
        })
    }
}

/// The response, from the cache if it is there.
///
/// # Errors
/// Storage failed, or the story is not one that readers may open.
pub async fn show(
    state: &Arc<AppState>,
    file: DeviceFile,
    path: &str,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, HttpError> {
    let (key, with) = (PageKey::new(path, None, &[]), Arc::clone(state));
    let path = path.to_owned();
    state
        .cache
        .respond(&key, &state.site, method, headers, |site| {
            Box::pin(async move {
                let settings = site.newsroom.settings().await?;
                let language = InterfaceLanguage::of(&settings.language).unwrap_or_default();
                let logos = Logos::load(&site.newsroom, &settings).await?;
                let logo = logos.any();
                language
                    .scope(async {
                        Ok(match file {
                            DeviceFile::Manifest(whose) => {
                                let shown = screenshot::stories(&site, &settings, &with).await?;
                                json("application/manifest+json", manifest::write(&settings, logo, &shown, whose))
                            }
                            DeviceFile::Screenshot(shot) => screenshot::png(&site, &settings, shot, &path, &with).await?,
                            DeviceFile::Interface => {
                                json("application/json", edition::interface(&settings, &with.edition_key, with.push.public_key(&settings)))
                            }
                            DeviceFile::Icon(icon) if icon.path(&settings, logo) == path => {
                                icon::show(&settings, logo, icon, &with).await?
                            }
                            DeviceFile::Icon(icon) => response::moved(&icon.path(&settings, logo))?,
                            DeviceFile::Favicon => icon::favicon(&settings, logo, &with).await?,
                            DeviceFile::Index => json("application/json", edition::index(&site, &with.edition_key).await?),
                            DeviceFile::Bundle => json("application/json", edition::bundle(&site, &with.edition_key).await?),
                            DeviceFile::Story(id) => json("application/json", edition::story(&site, &id).await?),
                        })
                    })
                    .await
            })
        })
        .await
}

fn json(mime: &'static str, body: Vec<u8>) -> RenderedResponse {
    response::rendered(Policy::Site, StatusCode::OK, HeaderValue::from_static(mime), body, CachePolicy::Page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_paths_are_pages() {
        for path in ["/edition/", "/edition/story/x.json", "/edition/story/", "/manifest.json", "/app-icon/any-1-00000000.png", "/sw.js"] {
            assert_eq!(DeviceFile::at(path), None, "{path}");
        }
        assert_eq!(DeviceFile::at("/edition/index.json"), Some(DeviceFile::Index));
    }
}
