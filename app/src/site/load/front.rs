//! The front page: a lead, seconds, strips of sections, opinion set apart. Editors fill slots of its top; this file fills the others.

use std::collections::{HashMap, HashSet};

use domain::{Form, FrontLayout, FrontPage, MediaItem, MenuTarget, Section, SectionId, StoryId};
use newsroom::{FrontTop, Shelf, StoryCard, Subjects};

use super::{
    LayoutData, LoadError,
    slots::{Candidates, filled},
};
use crate::site::Site;

/// The data of the front page. No story is on it twice.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// The layout of its top.
    pub layout: FrontLayout,
    /// The stories of the top by slot: the lead or leads, then the others; empty in an empty paper.
    pub top: Vec<StoryCard>,
    /// Up to three stories of the lead's subjects, as links under it.
    pub related: Vec<StoryCard>,
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

/// Stories of a section that its strip may find above it.
const ABOVE: usize = 5;
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
/// A paper with fewer stories shows each as a card: as a link under the lead it would leave a gap in the row below.
const ENOUGH: usize = 12;

/// Arranges the front page.
pub async fn front(site: &Site, data: &LayoutData) -> Result<Front, LoadError> {
    let newsroom = &site.newsroom;
    let FrontTop { layout, placed, pinned, newest } = newsroom.front_top(&FrontPage::Home, 40).await?;
    let (size, has_pictures) = (layout.slots(&FrontPage::Home), layout != FrontLayout::Text);
    let is_young = newest.cards.len() < ENOUGH;
    let mut candidates = Candidates::new(&placed, pinned, newest.cards);
    let leads: Vec<StoryCard> =
        (0..layout.leads()).filter_map(|slot| placed.get(&slot).cloned().or_else(|| candidates.take_lead(has_pictures))).collect();
    let related = match leads.first() {
        // other layouts have no room for them
        Some(lead) if layout == FrontLayout::Lead && !is_young => {
            let tags = newsroom.tags_of(&lead.id).await?;
            let shown: Vec<&StoryId> = leads.iter().chain(placed.values()).map(|card| &card.id).collect();
            newsroom.related(Subjects { tags: &tags, section: None }, &shown, RELATED).await?
        }
        _ => Vec::new(),
    };
    let mut used: HashSet<StoryId> = leads.iter().chain(&related).chain(placed.values()).map(|card| card.id.clone()).collect();
    let mut fitting = candidates.cards().iter().filter(|card| !is_opinion(card));
    let seconds = filled(layout.leads()..size, &placed, || fitting.by_ref().find(|card| used.insert(card.id.clone())).cloned());
    let latest = pick(&mut used, candidates.cards().iter().filter(|card| !is_opinion(card)), LATEST);
    let top = leads.into_iter().chain(seconds).collect();
    let (sections, in_menu) = ordered(site, data).await?;
    let shelves: Vec<Shelf<'_>> = sections.iter().map(|section| Shelf::Section(&section.id)).collect();
    let limit = u16::try_from(ABOVE + LATEST + IN_STRIP).unwrap_or(u16::MAX);
    let stacks = newsroom.list_many(&shelves, limit).await?;
    let mut sections: Vec<(Section, Vec<StoryCard>)> = sections.into_iter().zip(stacks).collect();
    if let Some(others) = sections.get_mut(in_menu..) {
        others.sort_by_key(|(_, cards)| std::cmp::Reverse(cards.first().map(|card| card.published_at)));
    }
    let mut front = Front { layout, top, related, latest, ..Front::default() };
    arrange_strips(&mut front, used, sections);
    if let Some(opinion) = &front.opinion {
        front.portraits = newsroom.portraits(&opinion.cards).await?;
    }
    front.most_read = most_read(&front, &site.reader_lists().await?.most_read);
    Ok(front)
}

/// The first of these that are not on the page yet.
fn most_read(front: &Front, read: &[StoryCard]) -> Vec<StoryCard> {
    let strips = front.strips.iter().chain(&front.opinion).flat_map(|strip| &strip.cards);
    let shown = front.top.iter().chain(&front.related).chain(&front.latest).chain(strips);
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

fn is_opinion(card: &StoryCard) -> bool {
    card.form == Form::Opinion
}

fn arrange_strips(front: &mut Front, mut used: HashSet<StoryId>, sections: Vec<(Section, Vec<StoryCard>)>) {
    let mut shapes = [StripShape::Feature, StripShape::Row, StripShape::Digest].into_iter().cycle();
    for (section, cards) in sections {
        let opinion = front.opinion.is_none() && section.form() == Form::Opinion;
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
