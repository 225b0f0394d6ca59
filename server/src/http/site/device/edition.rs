//! The offline edition: a signed list, its stories, and words for the scripts. `docs/contracts/app.md` describes the format.

use app::site::{
    Site,
    edition::{self, EditionStory},
    layout::Layout,
};
use data_encoding::BASE64URL_NOPAD;
use domain::{SiteSettings, StoryId};
use ring::digest::{SHA256, digest};
use serde::Serialize;
use serde_json::json;

use crate::{edition_key::EditionKey, http::HttpError};

/// The version of the format; workers refuse another one.
const FORMAT: u32 = 1;
/// Bytes of a story's hash in the list: 128 bits.
const HASH: usize = 16;

/// A story in the list: nothing but what proves its JSON, because the list is downloaded again after each change.
#[derive(Serialize)]
struct Listed {
    id: String,
    hash: String,
}

/// The signed list.
///
/// # Errors
/// Storage failed.
pub async fn index(site: &Site, key: &EditionKey) -> Result<Vec<u8>, HttpError> {
    Ok(signed(&load(site).await?, key)?.into_bytes())
}

/// The signed list, then each story in its order, one a line.
///
/// # Errors
/// Storage failed.
pub async fn bundle(site: &Site, key: &EditionKey) -> Result<Vec<u8>, HttpError> {
    let edition = load(site).await?;
    let mut text = signed(&edition, key)?;
    for story in edition.stories {
        text.push('\n');
        text.push_str(&story);
    }
    Ok(text.into_bytes())
}

/// The JSON of one story, as the list's hash is of it.
///
/// # Errors
/// Storage failed, or readers cannot open the story.
pub async fn story(site: &Site, id: &StoryId) -> Result<Vec<u8>, HttpError> {
    let layout = edition::layout(site).await?;
    let story = edition::story(site, &layout, id).await?.ok_or(HttpError::NotFound { what: "story" })?;
    Ok(to_json(&story)?.into_bytes())
}

/// Words and facts for the scripts. `push`: the key that browsers subscribe to alerts with, if the paper sends any.
pub fn interface(settings: &SiteSettings, key: &EditionKey, push: Option<String>) -> Vec<u8> {
    let interface = json!({
        "format": FORMAT,
        "name": settings.name,
        "language": settings.language.to_string(),
        "direction": settings.direction().as_str(),
        "offline": settings.offline_reading,
        "key": key.public(),
        "push": push,
        "words": edition::words(),
    });
    interface.to_string().into_bytes()
}

/// An edition before it is signed.
struct Edition {
    layout: Layout,
    listed: Vec<Listed>,
    /// The JSON of each story.
    stories: Vec<String>,
}

async fn load(site: &Site) -> Result<Edition, HttpError> {
    let layout = edition::layout(site).await?;
    let (mut listed, mut stories) = (Vec::new(), Vec::new());
    for card in edition::cards(site, &layout).await? {
        let Some(story) = edition::story(site, &layout, &card.id).await? else { continue };
        let json = to_json(&story)?;
        listed.push(Listed { hash: hash(json.as_bytes()), id: story.id });
        stories.push(json);
    }
    Ok(Edition { layout, listed, stories })
}

/// A line with the signature, a line with the list that it is of.
fn signed(edition: &Edition, key: &EditionKey) -> Result<String, HttpError> {
    let settings = &edition.layout.data.settings;
    let list = json!({
        "format": FORMAT,
        "made": edition.layout.calendar.now().millis(),
        "name": settings.name,
        "stories": edition.listed,
    });
    let list = list.to_string();
    let signature = key.sign(list.as_bytes()).ok_or_else(|| HttpError::internal("the offline edition could not be signed"))?;
    Ok(format!("{signature}\n{list}"))
}

fn to_json(story: &EditionStory) -> Result<String, HttpError> {
    serde_json::to_string(story).map_err(HttpError::internal)
}

fn hash(bytes: &[u8]) -> String {
    let digest = digest(&SHA256, bytes);
    BASE64URL_NOPAD.encode(digest.as_ref().get(..HASH).unwrap_or_default())
}
