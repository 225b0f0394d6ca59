//! The front page: a lead, seconds, strips of sections, opinion set apart. While no editor arranges it, this file does.

use std::collections::HashSet;

use domain::{MenuTarget, Section, SectionId, StoryId};
use newsroom::{ListQuery, Shelf, StoryCard};

use super::{LayoutData, LoadError};
use crate::site::Site;

/// The data of the front page. No story is on it twice.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// The story of the hour; `None` in an empty paper.
    pub lead: Option<StoryCard>,
    /// The next four.
    pub seconds: Vec<StoryCard>,
    /// The newest ones that stand nowhere else on the page.
    pub latest: Vec<StoryCard>,
    /// Sections in the order of the menu.
    pub strips: Vec<Strip>,
    /// The paper's arguments.
    pub opinion: Option<Strip>,
}

/// A section on the front page.
#[derive(Debug, Clone)]
pub struct Strip {
    /// Which section.
    pub section: Section,
    /// Its newest stories that stand nowhere above, at least one.
    pub cards: Vec<StoryCard>,
    /// Their layout.
    pub shape: StripShape,
}

/// The layout of a strip's stories. Neighbouring strips differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StripShape {
    /// One large picture, headlines beside it.
    Feature,
    /// Equal cards in a row.
    Row,
    /// Text in columns, one small picture at most.
    Digest,
}

const SECONDS: usize = 4;
const LATEST: usize = 7;
const IN_STRIP: usize = 5;
/// Fewest stories that make a strip; a section with fewer is found in the menu.
const LEAST: usize = 2;
/// Sections with these slugs hold arguments, not reports, and are set apart.
const OPINION: [&str; 6] = ["opinion", "opinions", "comment", "commentary", "columns", "views"];

/// Arranges the front page.
pub async fn front(site: &Site, data: &LayoutData) -> Result<Front, LoadError> {
    let newsroom = &site.newsroom;
    let mut top = newsroom.pinned(5).await?;
    let pinned = top.len();
    let newest =
        newsroom.list(ListQuery { shelf: Shelf::All, after: None, from: None, until: None, limit: 40, exclude: None }).await?.cards;
    top.extend(newest.iter().filter(|card| !top.iter().any(|pinned| pinned.id == card.id)).cloned().collect::<Vec<_>>());

    let sections = ordered(site, data).await?;
    let shelves: Vec<Shelf<'_>> = sections.iter().map(|section| Shelf::Section(&section.id)).collect();
    let limit = u16::try_from(SECONDS + LATEST + IN_STRIP + 1).unwrap_or(u16::MAX);
    let stacks = newsroom.list_many(&shelves, limit).await?;
    Ok(arrange(top, pinned, sections.into_iter().zip(stacks)))
}

/// The sections as the main menu names them, then the rest.
async fn ordered(site: &Site, data: &LayoutData) -> Result<Vec<Section>, LoadError> {
    let mut wanted: Vec<SectionId> = Vec::new();
    if let Some(slug) = &data.settings.main_menu
        && let Some(menu) = site.newsroom.menu(slug).await?
    {
        let mut items: Vec<_> = menu.items.iter().rev().collect();
        while let Some(item) = items.pop() {
            if let MenuTarget::Section(id) = &item.target {
                wanted.push(id.clone());
            }
            items.extend(item.children.iter().rev());
        }
    }
    let rank = |section: &Section| wanted.iter().position(|id| *id == section.id).unwrap_or(wanted.len());
    let mut sections: Vec<Section> =
        data.shown_sections().filter(|section| section.parent.is_none() || wanted.contains(&section.id)).cloned().collect();
    sections.sort_by_key(rank);
    Ok(sections)
}

/// `top` begins with so many pinned stories.
fn arrange(top: Vec<StoryCard>, pinned: usize, sections: impl Iterator<Item = (Section, Vec<StoryCard>)>) -> Front {
    let mut used = HashSet::new();
    let mut front = Front::default();
    // a lead is seen before it is read: among the pinned and newest few, the first with a picture
    let eligible = if pinned == 0 { 3 } else { pinned.min(3) };
    let at = top.iter().take(eligible).position(|card| card.picture.is_some()).unwrap_or(0);
    let mut top = top;
    if !top.is_empty() {
        let lead = top.remove(at);
        used.insert(lead.id.clone());
        front.lead = Some(lead);
    }
    let is_opinion = |card: &StoryCard| {
        card.section.as_ref().is_some_and(|section| OPINION.contains(&crate::ui::text::urls::last_part(&section.path).as_str()))
    };
    front.seconds = pick(&mut used, top.iter().filter(|card| !is_opinion(card)), SECONDS);
    front.latest = pick(&mut used, top.iter().filter(|card| !is_opinion(card)), LATEST);

    let mut shapes = [StripShape::Feature, StripShape::Row, StripShape::Digest].into_iter().cycle();
    for (section, cards) in sections {
        let opinion = front.opinion.is_none() && OPINION.contains(&section.slug.as_str());
        let fresh = cards.iter().filter(|card| !used.contains(&card.id)).count();
        if fresh < if opinion { 1 } else { LEAST } {
            continue;
        }
        let cards = pick(&mut used, cards.iter(), IN_STRIP);
        if opinion {
            front.opinion = Some(Strip { section, cards, shape: StripShape::Row });
        } else {
            let shape = fitting(shapes.next().unwrap_or(StripShape::Row), &cards);
            front.strips.push(Strip { section, cards, shape });
        }
    }
    front
}

/// A shape that these stories can fill: pictures decide.
fn fitting(wanted: StripShape, cards: &[StoryCard]) -> StripShape {
    let pictures = cards.iter().filter(|card| card.picture.is_some()).count();
    match wanted {
        _ if pictures == 0 => StripShape::Digest,
        StripShape::Feature if cards.first().is_none_or(|card| card.picture.is_none()) || cards.len() < 3 => StripShape::Row,
        StripShape::Row if pictures * 2 < cards.len() => StripShape::Digest,
        other => other,
    }
}

fn pick<'a>(used: &mut HashSet<StoryId>, cards: impl Iterator<Item = &'a StoryCard>, most: usize) -> Vec<StoryCard> {
    let mut picked = Vec::new();
    for card in cards {
        if picked.len() < most && used.insert(card.id.clone()) {
            picked.push(card.clone());
        }
    }
    picked
}
