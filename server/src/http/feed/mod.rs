//! RSS feeds of everything, of a section, a tag, an author.

mod item;

use app::{load::LoadError, page::Address, site::Site};
use axum::http::{HeaderValue, StatusCode};
use domain::Slug;
use newsroom::{ListQuery, Shelf};
use pagecache::Draft;
use syndication::Feed;

use super::{answer, cache_policy::CachePolicy};

/// Stories in a feed.
const STORIES: u16 = 20;

/// What a feed is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedOf {
    /// The whole paper.
    All,
    /// A section.
    Section(Slug),
    /// A tag.
    Tag(Slug),
    /// An author.
    Author(Slug),
}

/// A feed, or the page that says there is none.
pub async fn show(site: &Site, of: &FeedOf) -> Result<Draft, answer::Trouble> {
    let Some(feed) = feed(site, of).await.map_err(|error| error.to_string())? else {
        let missing = app::page::page(site, &Address::NotFound { path: "/feed/".to_owned() }).await;
        return missing.map(answer::page).map_err(|error| error.to_string());
    };
    let bytes = syndication::rss(&feed).map_err(|error| error.to_string())?;
    let mime = HeaderValue::from_static("application/rss+xml; charset=utf-8");
    let mut draft = answer::draft(StatusCode::OK, mime, bytes, CachePolicy::Page);
    // feed readers in browsers are other sites
    draft.headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    Ok(draft)
}

async fn feed(site: &Site, of: &FeedOf) -> Result<Option<Feed>, LoadError> {
    let newsroom = &site.newsroom;
    let settings = newsroom.settings().await?;
    let origin = if settings.public_url.is_empty() {
        site.fallback_origin.to_string()
    } else {
        settings.public_url.trim_end_matches('/').to_owned()
    };
    let query = |shelf| ListQuery { shelf, after: None, from: None, until: None, limit: STORIES, exclude: None };
    let (name, about, path, cards) = match of {
        FeedOf::All => (None, settings.about.clone(), "/".to_owned(), newsroom.list(query(Shelf::All)).await?.cards),
        FeedOf::Section(slug) => {
            let Some(section) = newsroom.section_by_slug(slug).await? else { return Ok(None) };
            let cards = newsroom.list(query(Shelf::Section(&section.id))).await?.cards;
            (Some(section.name.clone()), section.description.clone(), section.path().into(), cards)
        }
        FeedOf::Tag(slug) => {
            let Some(tag) = newsroom.tag_by_slug(slug).await? else { return Ok(None) };
            let cards = newsroom.list(query(Shelf::Tag(&tag.id))).await?.cards;
            (Some(tag.name.clone()), tag.description.clone(), tag.path().into(), cards)
        }
        FeedOf::Author(slug) => {
            let Some(author) = newsroom.author_by_slug(slug).await? else { return Ok(None) };
            let cards = newsroom.list(query(Shelf::Author(&author.id))).await?.cards;
            (Some(author.name.clone()), author.job_title.clone(), author.path().into(), cards)
        }
    };
    let page_url = format!("{origin}{path}");
    Ok(Some(Feed {
        title: name.map_or_else(|| settings.name.clone(), |name| format!("{name} | {}", settings.name)),
        description: about,
        self_url: format!("{page_url}feed/"),
        page_url,
        language: settings.language.clone(),
        items: item::items(newsroom, &origin, &cards).await?,
    }))
}
