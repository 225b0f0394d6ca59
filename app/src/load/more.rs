//! The next stories of a list, for "More stories" in place.

use domain::Slug;
use newsroom::{Cursor, Shelf, StoryCard};

use super::{LoadError, Loaded, list::query};
use crate::{site::Site, text::Calendar, text::urls};

/// A further stretch of a list.
#[derive(Debug, Clone)]
pub struct MoreStories {
    /// The stories.
    pub cards: Vec<StoryCard>,
    /// The list's address.
    pub path: String,
    /// The list's name, as it was asked for.
    pub key: String,
    /// Where the list goes on.
    pub next: Option<Cursor>,
    /// Dates at the paper.
    pub calendar: Calendar,
}

/// The stories of the list named `key` (`latest`, `section:SLUG`, `tag:SLUG`, `author:SLUG`, `archive:2026-02`) after a cursor.
pub async fn more(site: &Site, key: &str, after: &Cursor) -> Result<Loaded<MoreStories>, LoadError> {
    let newsroom = &site.newsroom;
    let settings = newsroom.settings().await?;
    let calendar = Calendar::of(&settings, newsroom.now());
    let limit = settings.stories_per_page.clamp(1, 60);
    let (kind, name) = key.split_once(':').unwrap_or((key, ""));
    // as this site writes it: in other writings every list could be asked for under endless names
    let slug = Slug::as_written(name);
    let (found, path) = match (kind, slug) {
        ("latest", _) if key == "latest" => {
            (newsroom.list(query(Shelf::All, None, Some(after.clone()), limit)).await?, "/latest/".to_owned())
        }
        ("archive", _) => {
            let Some((span, path)) = archive_span(&calendar, name) else { return Ok(Loaded::Missing) };
            (newsroom.list(query(Shelf::All, Some(span), Some(after.clone()), limit)).await?, path)
        }
        ("section", Some(slug)) => match newsroom.section_by_slug(&slug).await? {
            Some(section) => {
                (newsroom.list(query(Shelf::Section(&section.id), None, Some(after.clone()), limit)).await?, section.path().into())
            }
            None => return Ok(Loaded::Missing),
        },
        ("tag", Some(slug)) => match newsroom.tag_by_slug(&slug).await? {
            Some(tag) => (newsroom.list(query(Shelf::Tag(&tag.id), None, Some(after.clone()), limit)).await?, tag.path().into()),
            None => return Ok(Loaded::Missing),
        },
        ("author", Some(slug)) => match newsroom.author_by_slug(&slug).await? {
            Some(author) => {
                (newsroom.list(query(Shelf::Author(&author.id), None, Some(after.clone()), limit)).await?, author.path().into())
            }
            None => return Ok(Loaded::Missing),
        },
        _ => return Ok(Loaded::Missing),
    };
    Ok(Loaded::Page(MoreStories { cards: found.cards, next: found.next, path, key: key.to_owned(), calendar }))
}

/// Reads `2026`, `2026-02` or `2026-02-07`.
fn archive_span(calendar: &Calendar, name: &str) -> Option<((domain::Timestamp, domain::Timestamp), String)> {
    let mut parts = name.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let path = urls::archive(year, month, day);
    let is_as_written = path.trim_matches('/').replace('/', "-") == name;
    Some((calendar.span(year, month, day)?, path)).filter(|_| is_as_written)
}
