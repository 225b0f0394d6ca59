//! Changes of a front, slot by slot, so that two editors only meet where they change the same slot.

use super::{FrontLayout, FrontPage, FrontPlan, FrontSlot, MOST_SLOTS};
use crate::{ParseError, StoryId, Timestamp};

/// One change of a front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrontAct {
    /// Chooses a layout.
    Layout(FrontLayout),
    /// Puts a story into a slot; what is there moves down to the next slot that nobody fills.
    Put {
        /// The slot.
        slot: usize,
        /// The story; if it is in another slot, it moves from there.
        story: StoryId,
    },
    /// Changes how the story in a slot is shown.
    Show {
        /// The slot.
        slot: usize,
        /// Its headline there; empty: its own.
        headline: String,
        /// Its kicker there; empty: its section's name.
        kicker: String,
        /// Whether its picture is shown.
        picture: bool,
        /// When it leaves the slot.
        until: Option<Timestamp>,
    },
    /// Moves a story to another slot; those between them move by one.
    Move {
        /// From this slot.
        slot: usize,
        /// To this one.
        to: usize,
    },
    /// Takes a story out of its slot.
    Remove {
        /// The slot.
        slot: usize,
    },
}

impl FrontAct {
    /// The slots that the act names.
    fn named(&self) -> Vec<usize> {
        match self {
            Self::Layout(_) => Vec::new(),
            Self::Put { slot, .. } | Self::Show { slot, .. } | Self::Remove { slot } => vec![*slot],
            Self::Move { slot, to } => vec![*slot, *to],
        }
    }
}

impl FrontPlan {
    /// The plan after an act on this page.
    ///
    /// # Errors
    /// The page's layout has no such slot, or no story is in it.
    pub fn after(&self, page: &FrontPage, act: &FrontAct) -> Result<Self, ParseError> {
        let mut plan = self.clone();
        let size = plan.layout.slots(page);
        // what waits for another layout can be shown and removed
        let most = if matches!(act, FrontAct::Remove { .. }) { MOST_SLOTS } else { size };
        if act.named().iter().any(|slot| *slot >= most) {
            return Err(ParseError::new("slot", format!("is none of the {size} slots of this layout")));
        }
        let empty = || ParseError::new("slot", "has no story that an editor put there");
        match act {
            FrontAct::Layout(layout) => plan.layout = *layout,
            FrontAct::Put { slot, story } => plan.put(*slot, story, size),
            FrontAct::Show { slot, headline, kicker, picture, until } => {
                let shown = plan.slots.get_mut(slot).ok_or_else(empty)?;
                (shown.headline, shown.kicker, shown.picture, shown.until) = (headline.clone(), kicker.clone(), *picture, *until);
            }
            FrontAct::Move { slot, to } => {
                if !plan.slots.contains_key(slot) {
                    return Err(empty());
                }
                plan.shift(*slot, *to);
            }
            FrontAct::Remove { slot } => drop(plan.slots.remove(slot).ok_or_else(empty)?),
        }
        Ok(plan)
    }

    /// The slots that an act names or changes; [`MOST_SLOTS`] stands for the layout.
    pub fn touched(&self, after: &Self, act: &FrontAct) -> Vec<usize> {
        let mut touched = act.named();
        touched.extend((0..MOST_SLOTS).filter(|slot| self.slots.get(slot) != after.slots.get(slot)));
        if matches!(act, FrontAct::Layout(_)) {
            touched.push(MOST_SLOTS);
        }
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// The slot of a story.
    pub fn slot_of(&self, story: &StoryId) -> Option<usize> {
        self.slots.iter().find(|(_, slot)| slot.story == *story).map(|(at, _)| *at)
    }

    fn put(&mut self, at: usize, story: &StoryId, size: usize) {
        let known = self.slot_of(story).and_then(|before| self.slots.remove(&before));
        let mut moving = Some(known.unwrap_or_else(|| FrontSlot::of(story.clone())));
        for slot in at..size {
            let Some(placed) = moving.take() else { break };
            moving = self.slots.insert(slot, placed);
        }
    }

    fn shift(&mut self, from: usize, to: usize) {
        let step = |at: usize| if from < to { at + 1 } else { at.saturating_sub(1) };
        let moved = self.slots.remove(&from);
        let mut at = from;
        while at != to {
            let next = step(at);
            if let Some(slot) = self.slots.remove(&next) {
                self.slots.insert(at, slot);
            }
            at = next;
        }
        self.slots.extend(moved.map(|slot| (to, slot)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Rights, Role, SectionId, UserId};

    fn id(number: u8) -> String {
        format!("01900000-0000-7000-8000-0000000000{number:02x}")
    }

    fn story(number: u8) -> StoryId {
        StoryId::parse(&id(number)).unwrap()
    }

    fn plan(stories: &[(usize, u8)]) -> FrontPlan {
        FrontPlan { slots: stories.iter().map(|(slot, number)| (*slot, FrontSlot::of(story(*number)))).collect(), ..FrontPlan::default() }
    }

    fn after(stories: &[(usize, u8)], act: &FrontAct) -> FrontPlan {
        plan(stories).after(&FrontPage::Home, act).unwrap()
    }

    #[test]
    fn a_story_put_into_a_full_slot_moves_the_others_down_to_the_next_empty_one() {
        let put = |slot, number| FrontAct::Put { slot, story: story(number) };
        assert_eq!(after(&[(0, 1), (1, 2), (3, 4)], &put(0, 9)), plan(&[(0, 9), (1, 1), (2, 2), (3, 4)]));
        assert_eq!(after(&[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], &put(3, 9)), plan(&[(0, 1), (1, 2), (2, 3), (3, 9), (4, 4)]));
        // no story is on the page twice
        assert_eq!(after(&[(0, 1), (1, 2)], &put(0, 2)), plan(&[(0, 2), (1, 1)]));
        assert!(plan(&[]).after(&FrontPage::Home, &put(5, 9)).is_err());
    }

    #[test]
    fn a_moved_story_keeps_how_it_is_shown_and_the_others_keep_their_order() {
        let act = FrontAct::Show { slot: 0, headline: "Short".into(), kicker: "Live".into(), picture: false, until: None };
        let before = after(&[(0, 1), (1, 2), (2, 3)], &act);
        let moved = before.after(&FrontPage::Home, &FrontAct::Move { slot: 0, to: 2 }).unwrap();
        assert_eq!(moved.slots.values().map(|slot| slot.story.clone()).collect::<Vec<_>>(), [story(2), story(3), story(1)]);
        assert_eq!((moved.slots[&2].headline.as_str(), moved.slots[&2].picture), ("Short", false));
        let back = moved.after(&FrontPage::Home, &FrontAct::Move { slot: 2, to: 0 }).unwrap();
        assert_eq!(back, before);
        assert!(before.after(&FrontPage::Home, &FrontAct::Move { slot: 4, to: 0 }).is_err(), "an empty slot");
    }

    #[test]
    fn an_act_touches_what_it_names_and_what_it_changes() {
        let before = plan(&[(0, 1), (1, 2), (3, 4)]);
        let touched = |act: &FrontAct| before.touched(&before.after(&FrontPage::Home, act).unwrap(), act);
        assert_eq!(touched(&FrontAct::Put { slot: 0, story: story(9) }), [0, 1, 2]);
        assert_eq!(touched(&FrontAct::Move { slot: 3, to: 2 }), [2, 3]);
        assert_eq!(touched(&FrontAct::Layout(FrontLayout::Text)), [MOST_SLOTS]);
        let same = FrontAct::Show { slot: 1, headline: String::new(), kicker: String::new(), picture: true, until: None };
        assert_eq!(touched(&same), [1]);
    }

    #[test]
    fn what_another_layout_has_no_slot_for_waits_and_can_be_removed() {
        let full = after(&[(0, 1), (4, 5)], &FrontAct::Layout(FrontLayout::Lead));
        let page = FrontPage::Section(SectionId::parse(&id(7)).unwrap());
        let small = full.after(&page, &FrontAct::Layout(FrontLayout::TwoLeads)).unwrap();
        assert_eq!(small.slots.len(), 2);
        assert!(small.after(&page, &FrontAct::Move { slot: 4, to: 0 }).is_err());
        assert_eq!(small.after(&page, &FrontAct::Remove { slot: 4 }).unwrap().slots.len(), 1);
    }

    #[test]
    fn editors_arrange_everything_or_their_sections() {
        let section = |number| SectionId::parse(&id(number)).unwrap();
        let person = |role, sections: Option<&[u8]>| Rights {
            user: UserId::parse(&id(1)).unwrap(),
            author: None,
            role,
            sections: sections.map(|all| all.iter().map(|number| section(*number)).collect()),
        };
        let (page, line) = (FrontPage::Section(section(5)), [section(5), section(4)]);
        assert!(FrontPage::Home.is_arranged_by(&person(Role::Editor, None), &[]));
        assert!(!FrontPage::Home.is_arranged_by(&person(Role::Editor, Some(&[4])), &[]));
        assert!(page.is_arranged_by(&person(Role::Editor, Some(&[4])), &line), "a section below");
        assert!(!page.is_arranged_by(&person(Role::Editor, Some(&[6])), &line));
        assert!(!page.is_arranged_by(&person(Role::Author, None), &line));
    }
}
