//! The front page: a lead, seconds, strips of sections, opinion set apart. While no editor arranges it, this file does.

use std::collections::{HashMap, HashSet};

use domain::{MediaItem, MenuTarget, Section, SectionId, StoryId};
use newsroom::{ListQuery, Shelf, StoryCard, Subjects};

use super::{LayoutData, LoadError};
use crate::site::{Form, Site};

/// The data of the front page. No story is on it twice.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// The story of the hour; `None` in an empty paper.
    pub lead: Option<StoryCard>,
    /// Up to three stories of the lead's subjects, as links under it.
    pub related: Vec<StoryCard>,
    /// The next four.
    pub seconds: Vec<StoryCard>,
    /// The newest ones that stand nowhere else on the page.
    pub latest: Vec<StoryCard>,
    /// Sections in the order of the menu, the others and without a menu all by their newest story; ten at most.
    pub strips: Vec<Strip>,
    /// The paper's arguments.
    pub opinion: Option<Strip>,
    /// What is read most and stands nowhere else on the page; nothing if that is less than three stories.
    pub most_read: Vec<StoryCard>,
    /// Portraits of those who make them.
    pub portraits: HashMap<StoryId, MediaItem>,
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
/// Most strips.
const STRIPS: usize = 10;
/// Stories of the list of what is read most; a shorter list than the second number says nothing.
const MOST_READ: usize = 5;
const LEAST_READ: usize = 3;
/// Most links under the lead.
const RELATED: usize = 3;

/// Arranges the front page.
pub async fn front(site: &Site, data: &LayoutData) -> Result<Front, LoadError> {
    let newsroom = &site.newsroom;
    let mut top = newsroom.pinned(5).await?;
    let pinned = top.len();
    let newest =
        newsroom.list(ListQuery { shelf: Shelf::All, after: None, from: None, until: None, limit: 40, exclude: None }).await?.cards;
    top.extend(newest.iter().filter(|card| !top.iter().any(|pinned| pinned.id == card.id)).cloned().collect::<Vec<_>>());

    let lead = take_lead(&mut top, pinned);
    let related = match &lead {
        Some(lead) => {
            let tags = newsroom.tags_of(&lead.id).await?;
            newsroom.related(Subjects { tags: &tags, section: None }, &[&lead.id], RELATED).await?
        }
        None => Vec::new(),
    };
    let (sections, in_menu) = ordered(site, data).await?;
    let shelves: Vec<Shelf<'_>> = sections.iter().map(|section| Shelf::Section(&section.id)).collect();
    let limit = u16::try_from(SECONDS + LATEST + IN_STRIP + 1).unwrap_or(u16::MAX);
    let stacks = newsroom.list_many(&shelves, limit).await?;
    let mut sections: Vec<(Section, Vec<StoryCard>)> = sections.into_iter().zip(stacks).collect();
    if let Some(others) = sections.get_mut(in_menu..) {
        others.sort_by_key(|(_, cards)| std::cmp::Reverse(cards.first().map(|card| card.published_at)));
    }
    let mut front = arrange(lead, related, &top, sections);
    if let Some(opinion) = &front.opinion {
        front.portraits = newsroom.portraits(&opinion.cards).await?;
    }
    front.most_read = most_read(&front, &site.reader_lists().await?.most_read);
    Ok(front)
}

/// The first of these that are not on the page yet.
fn most_read(front: &Front, read: &[StoryCard]) -> Vec<StoryCard> {
    let strips = front.strips.iter().chain(&front.opinion).flat_map(|strip| &strip.cards);
    let shown = front.lead.iter().chain(&front.related).chain(&front.seconds).chain(&front.latest).chain(strips);
    let mut used: HashSet<StoryId> = shown.map(|card| card.id.clone()).collect();
    let picked = pick(&mut used, read.iter(), MOST_READ);
    if picked.len() < LEAST_READ { Vec::new() } else { picked }
}

/// The sections as the main menu names them, then the rest; and how many the menu names.
async fn ordered(site: &Site, data: &LayoutData) -> Result<(Vec<Section>, usize), LoadError> {
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
    let in_menu = sections.iter().filter(|section| rank(section) < wanted.len()).count();
    Ok((sections, in_menu))
}

/// Takes the lead out of `top`, which begins with so many pinned stories. A lead is seen before it is read: among the pinned and newest few, it is the
/// first with a picture.
fn take_lead(top: &mut Vec<StoryCard>, pinned: usize) -> Option<StoryCard> {
    let eligible = if pinned == 0 { 3 } else { pinned.min(3) };
    let at = top.iter().take(eligible).position(|card| card.picture.is_some()).unwrap_or(0);
    (!top.is_empty()).then(|| top.remove(at))
}

fn arrange(lead: Option<StoryCard>, related: Vec<StoryCard>, top: &[StoryCard], sections: Vec<(Section, Vec<StoryCard>)>) -> Front {
    let mut used: HashSet<StoryId> = lead.iter().chain(&related).map(|card| card.id.clone()).collect();
    let mut front = Front { lead, related, ..Front::default() };
    let is_opinion = |card: &StoryCard| Form::of_card(card) == Form::Opinion;
    front.seconds = pick(&mut used, top.iter().filter(|card| !is_opinion(card)), SECONDS);
    front.latest = pick(&mut used, top.iter().filter(|card| !is_opinion(card)), LATEST);

    let mut shapes = [StripShape::Feature, StripShape::Row, StripShape::Digest].into_iter().cycle();
    for (section, cards) in sections {
        let opinion = front.opinion.is_none() && Form::of_section(section.slug.as_str()) == Form::Opinion;
        let fresh = cards.iter().filter(|card| !used.contains(&card.id)).count();
        if fresh < if opinion { 1 } else { LEAST } || !opinion && front.strips.len() == STRIPS {
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
