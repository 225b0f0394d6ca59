//! `/social-card/STORY-VERSION.png`: a story's headline as a picture for social networks, cached until the story changes.

use std::sync::Arc;

use app::site::{load, social_card};
use axum::{
    http::{HeaderMap, HeaderValue, Method, StatusCode},
    response::Response,
};
use bytes::Bytes;
use domain::{Colour, Direction, StoryId};
use media::SocialCard;
use pagecache::{PageKey, RenderedResponse};

use crate::{
    assets::SiteFile,
    http::{AppState, CachePolicy, HttpError, Policy, response},
};

/// Bold and regular Latin, the letters that these lack, then the joined scripts. The build makes them.
const LATIN: [&str; 3] = ["icon-latin.ttf", "screenshot-latin.ttf", "card-latin-ext.ttf"];
const NASTALIQ: &str = "card-nastaliq.ttf";
const NASKH: &str = "card-naskh.ttf";
const MISSING: HttpError = HttpError::NotFound { what: "file" };

/// The card, from the cache if it is there; a redirect from the path of an earlier headline.
///
/// # Errors
/// 404 if readers cannot open the story, or only with a password, or the fonts lack its letters; storage failed.
pub async fn show(state: &Arc<AppState>, story: StoryId, path: &str, method: &Method, headers: &HeaderMap) -> Result<Response, HttpError> {
    let (key, with, path) = (PageKey::new(path, None, &[]), Arc::clone(state), path.to_owned());
    state.cache.respond(&key, &state.site, method, headers, |site| Box::pin(async move { render(&site, &story, &path, &with).await })).await
}

async fn render(site: &app::site::Site, story: &StoryId, path: &str, state: &Arc<AppState>) -> Result<RenderedResponse, HttpError> {
    let settings = site.newsroom.settings().await?;
    let Some((story, section)) = load::social_card::story(site, story).await? else { return Err(MISSING) };
    let present = social_card::path(&settings, section.as_ref(), &story);
    if present != path {
        return response::moved(&present);
    }
    let state = Arc::clone(state);
    // typesets and compresses: not on a thread that serves requests
    let made = tokio::task::spawn_blocking(move || {
        let nastaliq = story.language.as_str().starts_with("ur");
        let other = if nastaliq { [NASTALIQ, NASKH] } else { [NASKH, NASTALIQ] };
        let find = |names: &[&'static str]| -> Vec<&SiteFile> {
            names.iter().filter_map(|name| state.files.get(&state.site.assets.url(name))).collect()
        };
        let (latin, joined) = (find(&LATIN), find(&other));
        let bytes = |files: &[&SiteFile]| -> Vec<Bytes> { files.iter().map(|file| file.plain.clone()).collect() };
        let (latin, joined) = (bytes(&latin), bytes(&joined));
        let (latin, joined): (Vec<&[u8]>, Vec<&[u8]>) =
            (latin.iter().map(AsRef::as_ref).collect(), joined.iter().map(AsRef::as_ref).collect());
        let look = &settings.look;
        SocialCard {
            colours: [&look.paper.light, &look.ink.light, &look.soft().light, &look.accent.light].map(Colour::rgb),
            fonts: &latin,
            joined_fonts: &joined,
            name: &settings.name,
            section: section.as_ref().map(|section| section.name.as_str()).unwrap_or_default(),
            headline: story.headline.as_str(),
            tagline: &settings.tagline,
            right_to_left: story.direction == Direction::RightToLeft,
            line_height: if nastaliq { 2.15 } else { 1.18 },
        }
        .png()
    });
    let bytes = made.await.map_err(HttpError::internal)?.ok_or(MISSING)?;
    Ok(response::rendered(Policy::Asset, StatusCode::OK, HeaderValue::from_static("image/png"), bytes, CachePolicy::Forever))
}
