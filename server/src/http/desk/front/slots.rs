//! The slots of a draft with what is in them, and the search for another story.

use app::{
    desk::{
        pages::front::{Found, Search, Slot, SlotStory},
        words::listed,
    },
    site::arranged,
    ui::picture::plain_source,
};
use domain::{FrontPage, FrontPlan, FrontSlot, StoryId};
use newsroom::{ListQuery, SearchQuery, Shelf, StoryCard};

use crate::http::{AppState, HttpError, desk::Frame};

/// Stories that a search shows.
const FOUND: u16 = 12;

/// The number of a slot that the layout does not have, the headline in it, its language and direction.
type Waiting = (usize, String, (String, &'static str));

/// Every slot of the layout.
pub(super) async fn slots(state: &AppState, frame: &Frame, page: &FrontPage, plan: &FrontPlan) -> Result<Vec<Slot>, HttpError> {
    let site = state.site.for_one_page().with_draft_fronts();
    let cards = arranged(&site, page).await?;
    let mut others = cards.iter().filter(|card| plan.slot_of(&card.id).is_none_or(|slot| slot >= plan.layout.slots(page)));
    let slots = (0..plan.layout.slots(page)).map(|at| {
        let story = match plan.slots.get(&at) {
            Some(slot) => cards.iter().find(|card| card.id == slot.story).map(|card| placed(frame, card, slot)),
            None => others.next().map(of_card),
        };
        Slot { number: at + 1, is_lead: at < plan.layout.leads(), story }
    });
    Ok(slots.collect())
}

fn of_card(card: &StoryCard) -> SlotStory {
    let picture = card.picture.as_ref().and_then(|item| Some(plain_source(item, item.file.as_deref()?)));
    SlotStory {
        id: card.id.to_string(),
        headline: card.headline.to_string(),
        front_headline: card.front_headline.clone(),
        over: card.section.as_ref().map(|section| section.name.clone()).unwrap_or_default(),
        picture,
        with_picture: true,
        lang: (card.language.to_string(), card.direction.as_str()),
        ..SlotStory::default()
    }
}

fn placed(frame: &Frame, card: &StoryCard, slot: &FrontSlot) -> SlotStory {
    let story = of_card(card);
    SlotStory {
        front_headline: slot.headline.clone(),
        over: if slot.kicker.is_empty() { story.over.clone() } else { slot.kicker.clone() },
        kicker: slot.kicker.clone(),
        with_picture: slot.picture,
        is_placed: true,
        until: slot.until.map(|until| frame.calendar.entered(until)).unwrap_or_default(),
        until_words: slot.until.map(|until| frame.at(until)).unwrap_or_default(),
        ..story
    }
}

/// Stories in slots that the layout does not have.
pub(super) async fn waiting(state: &AppState, page: &FrontPage, plan: &FrontPlan) -> Result<Vec<Waiting>, HttpError> {
    let beyond: Vec<(usize, StoryId)> =
        plan.slots.range(plan.layout.slots(page)..).map(|(slot, placed)| (slot + 1, placed.story.clone())).collect();
    let ids: Vec<StoryId> = beyond.iter().map(|(_, id)| id.clone()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let links = state.site.newsroom.story_paths(&ids).await?;
    let line = |(number, id)| {
        let link = links.get(&id)?;
        Some((number, link.headline.to_string(), (link.language.to_string(), link.direction.as_str())))
    };
    Ok(beyond.into_iter().filter_map(line).collect())
}

/// Published stories with these words, as readers find them; without words the newest.
pub(super) async fn search(state: &AppState, frame: &Frame, plan: &FrontPlan, slot: usize, words: String) -> Result<Search, HttpError> {
    let newsroom = &state.site.newsroom;
    let cards: Vec<StoryCard> = if words.is_empty() {
        newsroom.list(ListQuery::newest(Shelf::All, FOUND)).await?.cards
    } else {
        let query = SearchQuery { text: words.clone(), prefix: true, page: 1, per_page: FOUND, ..SearchQuery::default() };
        newsroom.search(&query).await?.hits.into_iter().map(|hit| hit.card).collect()
    };
    let found = cards.into_iter().map(|card| Found {
        in_slot: plan.slot_of(&card.id).map(|slot| slot + 1),
        facts: facts(frame, &card),
        id: card.id.to_string(),
        headline: card.headline.to_string(),
        lang: (card.language.to_string(), card.direction.as_str()),
    });
    Ok(Search { slot, words, found: found.collect() })
}

/// Section, names and time.
fn facts(frame: &Frame, card: &StoryCard) -> String {
    let names: Vec<&str> = card.bylines.iter().map(|byline| byline.name.as_str()).collect();
    let section = card.section.as_ref().map(|section| section.name.clone()).unwrap_or_default();
    let parts = [section, listed(&names), frame.ago(card.published_at)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
