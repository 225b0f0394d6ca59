//! WordPress's short and dated addresses: one look-up, one 301.

use app::{load::LoadError, page::Address, site::Site};
use domain::{AuthorId, SectionId, SitePath, Slug, StoryId};

use super::{Outcome, address::Old};

/// Where the thing with this old number is now; not found where nobody knows, or where readers may not see it.
pub async fn find(site: &Site, old: &Old) -> Result<Outcome, LoadError> {
    match place(site, old).await? {
        Some(to) => Ok(Outcome::Moved(to.into())),
        None => app::page::page(site, &Address::NotFound { path: "/".to_owned() }).await.map(Outcome::Page),
    }
}

async fn place(site: &Site, old: &Old) -> Result<Option<SitePath>, LoadError> {
    let newsroom = &site.newsroom;
    let (kind, number) = match old {
        Old::Post(number) => ("post", number),
        Old::Category(number) => ("category", number),
        Old::Author(number) => ("author", number),
    };
    let Some(id) = newsroom.source_id(kind, number).await? else { return Ok(None) };
    Ok(match old {
        Old::Post(_) => match StoryId::parse(&id) {
            Ok(id) => newsroom.story_by_id(&id).await?.filter(|story| story.is_live(newsroom.now())).map(|story| story.path),
            Err(_) => None,
        },
        Old::Category(_) => match SectionId::parse(&id) {
            Ok(id) => newsroom.sections().await?.into_iter().find(|section| section.id == id).map(|section| section.path()),
            Err(_) => None,
        },
        Old::Author(_) => match AuthorId::parse(&id) {
            Ok(id) => newsroom.authors_by_ids(&[id]).await?.into_iter().next().map(|author| author.path()),
            Err(_) => None,
        },
    })
}

/// `/2013/01/15/slug/`, `/section/slug/`, `/Slug/`: the live story whose own address is `/slug/`, if that is not what was asked for.
pub async fn guess(site: &Site, asked: &str) -> Result<Option<SitePath>, LoadError> {
    let last = asked.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(last).decode_utf8_lossy();
    let Ok(slug) = Slug::parse(&decoded) else { return Ok(None) };
    let path = SitePath::of_story(&slug);
    if SitePath::parse(&format!("{}/", asked.trim_end_matches('/'))).is_ok_and(|asked| asked == path) {
        return Ok(None);
    }
    let story = site.newsroom.story_by_path(&path).await?;
    Ok(story.filter(|story| story.is_live(site.newsroom.now())).map(|story| story.path))
}
