//! WordPress's numeric URLs (`?p=12`): one look-up, one 301.

use app::{
    site::{Address, Site, load::LoadError},
    ui::text::urls,
};
use domain::{AuthorId, MediaId, SectionId, SitePath, StoryId};

use super::{Outcome, query::LegacyQuery};

/// The present path of the post, category or author with this WordPress number; 404 if it is unknown or readers may not see it.
pub async fn find(site: &Site, query: &LegacyQuery) -> Result<Outcome, LoadError> {
    let path = match query {
        LegacyQuery::Post(number) => match site.newsroom.source_id("attachment", number).await? {
            Some(id) => return attachment(site, &id, number).await,
            None => story(site, number).await?,
        },
        LegacyQuery::Category(number) => match of_kind(site, "category", number, SectionId::parse).await? {
            Some(id) => site.newsroom.sections().await?.into_iter().find(|section| section.id == id).map(|section| section.path()),
            None => None,
        },
        LegacyQuery::Author(number) => match of_kind(site, "author", number, AuthorId::parse).await? {
            Some(id) => site.newsroom.authors_by_ids(&[id]).await?.into_iter().next().map(|author| author.path()),
            None => None,
        },
    };
    match path {
        Some(to) => Ok(Outcome::Moved(to.into())),
        None => super::missing(site, "/".to_owned()).await,
    }
}

/// The live story or page that had this number.
pub async fn story(site: &Site, number: &str) -> Result<Option<SitePath>, LoadError> {
    let Some(id) = of_kind(site, "post", number, StoryId::parse).await? else { return Ok(None) };
    live(site, &id).await
}

async fn live(site: &Site, id: &StoryId) -> Result<Option<SitePath>, LoadError> {
    let newsroom = &site.newsroom;
    Ok(newsroom.story_by_id(id).await?.filter(|story| story.is_live(newsroom.now())).map(|story| story.path))
}

/// What the WordPress entity of this kind and key was imported as.
pub async fn of_kind<T, E>(site: &Site, kind: &str, key: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, LoadError> {
    Ok(site.newsroom.source_id(kind, key).await?.and_then(|id| parse(&id).ok()))
}

/// The file that an attachment was imported as; without a file the story it was attached to, or else 410.
async fn attachment(site: &Site, id: &str, number: &str) -> Result<Outcome, LoadError> {
    let item = match MediaId::parse(id) {
        Ok(id) => site.newsroom.media_by_ids(std::slice::from_ref(&id)).await?.remove(&id),
        Err(_) => None,
    };
    if let Some(path) = item.as_ref().and_then(urls::media) {
        return Ok(Outcome::Moved(path));
    }
    let story = match of_kind(site, "attachment.story", number, StoryId::parse).await? {
        Some(story) => live(site, &story).await?,
        None => None,
    };
    match story {
        Some(path) => Ok(Outcome::Moved(path.into())),
        None => app::site::page(site, &Address::Gone { path: "/".to_owned() }).await.map(Outcome::Page),
    }
}
