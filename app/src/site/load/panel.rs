//! The newest stories of a section, for the panel under its entry in the menu.

use domain::{Section, Slug, Tag};
use newsroom::{ListQuery, Shelf, StoryCard};

use super::{LoadError, Loaded};
use crate::{site::Site, ui::text::Calendar};

/// The data of a panel.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Of which section.
    pub section: Section,
    /// The sections directly below it.
    pub below: Vec<Section>,
    /// Its newest stories, up to five.
    pub cards: Vec<StoryCard>,
    /// The tags of what was read in the last seven days, the most read first.
    pub tags: Vec<Tag>,
    /// Dates at the paper.
    pub calendar: Calendar,
}

/// The panel of the section with this slug.
pub async fn panel(site: &Site, slug: &Slug) -> Result<Loaded<Panel>, LoadError> {
    let newsroom = &site.newsroom;
    let Some(section) = newsroom.section_by_slug(slug).await? else {
        return Ok(Loaded::Missing);
    };
    let calendar = Calendar::of(&newsroom.settings().await?, newsroom.now());
    let cards = newsroom.list(ListQuery::newest(Shelf::Section(&section.id), 5)).await?.cards;
    let filled = newsroom.filled_sections().await?;
    let below = newsroom
        .sections()
        .await?
        .into_iter()
        .filter(|other| other.parent.as_ref() == Some(&section.id) && filled.contains(&other.id))
        .collect();
    let tags = newsroom.trending_tags().await?;
    Ok(Loaded::Page(Panel { section, below, cards, tags, calendar }))
}
