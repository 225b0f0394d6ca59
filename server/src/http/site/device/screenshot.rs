//! `/app-screenshot/FORM-VERSION.png`: the front page as a picture, for the dialog in which a browser installs the app.

use std::sync::Arc;

use app::site::{
    Site, edition,
    screenshots::{SHOWN, ScreenshotOf},
};
use axum::http::{HeaderValue, StatusCode};
use domain::{Colour, SiteSettings};
use media::{Screenshot, ShownStory, has_letters};
use newsroom::StoryCard;
use pagecache::RenderedResponse;

use crate::{
    assets::SiteFile,
    http::{AppState, CachePolicy, HttpError, Policy, response},
};

/// Bold and regular face; the build makes them.
const FONTS: [&str; 2] = ["icon-latin.ttf", "screenshot-latin.ttf"];

/// The stories that are shown: the first ones of the front page that the fonts have the letters for. Empty: there is no picture.
///
/// # Errors
/// Storage failed.
pub async fn stories(site: &Site, settings: &SiteSettings, state: &AppState) -> Result<Vec<StoryCard>, HttpError> {
    let Some([bold, _]) = fonts(state) else { return Ok(Vec::new()) };
    if !has_letters(&bold.plain, &settings.name) {
        return Ok(Vec::new());
    }
    let layout = edition::layout(site).await?;
    let all = edition::cards(site, &layout).await?;
    let fits = |card: &StoryCard| {
        let standfirst = card.standfirst.as_ref().map(|text| text.as_str()).unwrap_or_default();
        has_letters(&bold.plain, card.headline.as_str()) && has_letters(&bold.plain, standfirst)
    };
    Ok(all.into_iter().filter(fits).take(SHOWN).collect())
}

fn fonts(state: &AppState) -> Option<[&SiteFile; 2]> {
    let [bold, regular] = FONTS.map(|name| state.files.get(&state.site.assets.url(name)));
    Some([bold?, regular?])
}

/// The picture; 404 if there is none, a redirect if `path` is that of an earlier one.
///
/// # Errors
/// Storage failed.
pub async fn png(
    site: &Site,
    settings: &SiteSettings,
    shot: ScreenshotOf,
    path: &str,
    state: &Arc<AppState>,
) -> Result<RenderedResponse, HttpError> {
    const MISSING: HttpError = HttpError::NotFound { what: "file" };
    let cards = stories(site, settings, state).await?;
    if cards.is_empty() {
        return Err(MISSING);
    }
    let present = shot.path(settings, &cards);
    if present != path {
        return response::moved(&present);
    }
    let (state, name, look) = (Arc::clone(state), settings.name.clone(), settings.look.clone());
    let picture = match cards.first().and_then(|card| card.picture.as_ref()?.file.as_deref()) {
        Some(file) => state.media.read(file).await.map_err(HttpError::internal)?,
        None => None,
    };
    // decodes a picture and sets a page: not on a thread that serves requests
    let made = tokio::task::spawn_blocking(move || {
        let [bold, regular] = fonts(&state)?;
        let shown: Vec<ShownStory> = cards
            .iter()
            .map(|card| ShownStory {
                section: card.section.as_ref().map(|section| section.name.clone()).unwrap_or_default(),
                headline: card.headline.to_string(),
                standfirst: card.standfirst.as_ref().map(ToString::to_string).unwrap_or_default(),
            })
            .collect();
        let colours = [&look.paper.light, &look.ink.light, &look.soft().light, &look.accent.light].map(Colour::rgb);
        let fonts = [bold.plain.as_ref(), regular.plain.as_ref()];
        let picture = picture.as_deref();
        Screenshot { size: shot.size(), colours, fonts, name: &name, stories: &shown, picture }.png()
    });
    let bytes = made.await.map_err(HttpError::internal)?.ok_or(MISSING)?;
    Ok(response::rendered(Policy::Asset, StatusCode::OK, HeaderValue::from_static("image/png"), bytes, CachePolicy::Forever))
}
