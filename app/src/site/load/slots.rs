//! The slots at the top of a front: stories that editors put there, and others in those that are left.

use std::collections::{BTreeMap, HashSet};

use domain::StoryId;
use newsroom::StoryCard;

/// Stories that may fill the slots of the front page: pinned ones, then the newest.
pub struct Candidates {
    cards: Vec<StoryCard>,
    pinned: usize,
}

impl Candidates {
    /// Without the stories that editors put into slots, each of them once.
    pub fn new(placed: &BTreeMap<usize, StoryCard>, pinned: Vec<StoryCard>, newest: Vec<StoryCard>) -> Self {
        let mut known: HashSet<StoryId> = placed.values().map(|card| card.id.clone()).collect();
        let mut fresh = |cards: Vec<StoryCard>| cards.into_iter().filter(|card| known.insert(card.id.clone())).collect::<Vec<_>>();
        let mut cards = fresh(pinned);
        let pinned = cards.len();
        cards.extend(fresh(newest));
        Self { cards, pinned }
    }

    /// The ones that are left.
    pub fn cards(&self) -> &[StoryCard] {
        &self.cards
    }

    /// Takes a lead. With pictures, a lead is seen before it is read: among the pinned and newest few, it is the first with a picture.
    pub fn take_lead(&mut self, has_pictures: bool) -> Option<StoryCard> {
        let eligible = if self.pinned == 0 { 3 } else { self.pinned.min(3) };
        let at = self.cards.iter().take(eligible).position(|card| card.picture.is_some()).filter(|_| has_pictures).unwrap_or(0);
        self.pinned = self.pinned.saturating_sub(1);
        (!self.cards.is_empty()).then(|| self.cards.remove(at))
    }
}

/// The stories of these slots; `next` gives those for slots that nobody filled.
pub fn filled(
    slots: std::ops::Range<usize>,
    placed: &BTreeMap<usize, StoryCard>,
    mut next: impl FnMut() -> Option<StoryCard>,
) -> Vec<StoryCard> {
    slots.filter_map(|slot| placed.get(&slot).cloned().or_else(&mut next)).collect()
}
