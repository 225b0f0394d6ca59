//! The next stories of a list, for "More stories".

use domain::ListOf;
use newsroom::{Cursor, StoryCard};

use super::{
    LoadError, Loaded,
    find_list::{Stories, find_list},
};
use crate::{site::Site, ui::text::Calendar};

/// A further stretch of a list.
#[derive(Debug, Clone)]
pub struct MoreStories {
    /// Which list.
    pub of: ListOf,
    /// The stories.
    pub cards: Vec<StoryCard>,
    /// The cursor of the next stories, if there are any.
    pub next: Option<Cursor>,
    /// Dates at the paper.
    pub calendar: Calendar,
}

/// The stories of a list after a cursor.
pub async fn more(site: &Site, of: &ListOf, after: &Cursor) -> Result<Loaded<MoreStories>, LoadError> {
    let newsroom = &site.newsroom;
    let settings = newsroom.settings().await?;
    let calendar = Calendar::of(&settings, newsroom.now());
    let Some(found) = find_list(newsroom, of).await? else { return Ok(Loaded::Missing) };
    let Some(stories) = Stories::of(&found, &calendar) else { return Ok(Loaded::Missing) };
    let part = newsroom.list(stories.query(Some(after.clone()), settings.stories_per_page.clamp(1, 60))).await?;
    Ok(Loaded::Page(MoreStories { cards: part.cards, next: part.next, of: of.clone(), calendar }))
}
