//! One slot of a front: its story with the acts on it.

use super::{FrontTool, act, revision};
use crate::{
    desk::{
        form::{Errors, TextField, text_field},
        words::front as words,
    },
    prelude::*,
    ui::words::Word,
};

/// One slot.
#[derive(Debug, Clone, Default)]
pub struct Slot {
    /// Its number, from 1.
    pub number: usize,
    /// Whether it is a lead.
    pub is_lead: bool,
    /// Its story.
    pub story: Option<SlotStory>,
}

/// The story in a slot.
#[derive(Debug, Clone, Default)]
pub struct SlotStory {
    /// Its identity.
    pub id: String,
    /// Its own headline.
    pub headline: String,
    /// The headline on this page; empty: its own.
    pub front_headline: String,
    /// The words over it: its kicker on this page, or its section.
    pub over: String,
    /// The kicker on this page; empty: its section.
    pub kicker: String,
    /// The address of its picture, if it is shown.
    pub picture: Option<String>,
    /// Whether the picture may be shown.
    pub with_picture: bool,
    /// Whether an editor put it there.
    pub is_placed: bool,
    /// The end of its time there, as it is entered.
    pub until: String,
    /// The same in words.
    pub until_words: String,
    /// Its language and direction.
    pub lang: (String, &'static str),
}

/// The slot.
pub fn slot(page: &FrontTool, slot: &Slot) -> Markup {
    let name = if slot.is_lead { words::LEAD_SLOT.into() } else { words::SLOT.with(&[("number", &slot.number.to_string())]) };
    let class = if slot.is_lead { "front-slot is-lead" } else { "front-slot" };
    let number = slot.number.to_string();
    let search = format!("{}?slot={number}#search", page.path);
    let body = match &slot.story {
        None => view! {
            <p class="hint">{words::EMPTY}</p>
            <p class="slot-acts"><a class="button small" href=search>{words::ADD}</a></p>
        }
        .markup(),
        Some(story) if story.is_placed => placed(page, slot, story, search),
        Some(story) => automatic(page, slot, story, search),
    };
    view! {
        <li class=class data-slot=number>
            <p class="slot-name"><span class="slot-number" aria-hidden="true">{slot.number}</span> {name}</p>
            {body}
        </li>
    }
    .markup()
}

fn story_view(story: &SlotStory) -> Markup {
    let picture = story.picture.clone().map(|src| view! { <img class="slot-picture" src=src alt="" loading="lazy" /> });
    let over = (!story.over.is_empty()).then(|| view! { <p class="slot-kicker" dir="auto" translate="no">{story.over.clone()}</p> });
    let headline = if story.front_headline.is_empty() { story.headline.clone() } else { story.front_headline.clone() };
    let href = format!("/desk/stories/{}/", story.id);
    let (lang, dir) = story.lang.clone();
    view! {
        {picture}
        {over}
        <h3 class="slot-headline" lang=lang dir=dir translate="no"><a href=href>{headline}</a></h3>
    }
    .markup()
}

fn automatic(page: &FrontTool, slot: &Slot, story: &SlotStory, search: String) -> Markup {
    let hold = format!("{}: {}", words::HOLD, story.headline);
    view! {
        <div class="slot-automatic">
            {story_view(story)}
            <p class="hint">{words::AUTOMATIC}</p>
        </div>
        <div class="slot-acts">
            <a class="button small" href=search>{words::ADD}</a>
            <form method="post" action=page.path.clone()>
                {revision(page)}
                <input type="hidden" name="story" value=story.id.clone() />
                <button class="button small" type="submit" name="act" value=format!("put:{}", slot.number) aria-label=hold>{words::HOLD}</button>
            </form>
        </div>
    }
    .markup()
}

fn placed(page: &FrontTool, slot: &Slot, story: &SlotStory, search: String) -> Markup {
    let until =
        (!story.until_words.is_empty()).then(|| view! { <p class="hint">{words::PINNED_UNTIL.with(&[("when", &story.until_words)])}</p> });
    let bare = (!story.with_picture).then(|| view! { <p class="hint">{words::WITHOUT_PICTURE}</p> });
    let button = |act: &str, label: Word, sign: &'static str, off: bool| {
        let (value, name) = (format!("{act}:{}", slot.number), format!("{label}: {}", story.headline));
        view! {
            <button class="button small" type="submit" name="act" value=value aria-label=name title=String::from(label) disabled=off>{sign}</button>
        }
        .markup()
    };
    view! {
        <div class="slot-placed" data-drag=format!("move:{}", slot.number)>{story_view(story)} {until} {bare}</div>
        <form class="slot-acts" method="post" action=page.path.clone()>
            {revision(page)}
            {button("up", words::UP, "↑", slot.number == 1)}
            {button("down", words::DOWN, "↓", slot.number == page.slots.len())}
            {button("remove", words::REMOVE, "×", false)}
        </form>
        <details class="slot-form">
            <summary aria-label=format!("{}: {}", words::CHANGE, story.headline)>{words::CHANGE}</summary>
            {fields(page, slot, story)}
            {move_form(page, slot)}
            <p><a href=search>{words::ANOTHER}</a></p>
        </details>
    }
    .markup()
}

fn fields(page: &FrontTool, slot: &Slot, story: &SlotStory) -> Markup {
    // an id for each slot
    let form = FORMS.get(slot.number.saturating_sub(1)).copied().unwrap_or_default();
    let none = Errors::default();
    let headline = TextField {
        form,
        name: "headline",
        label: words::HEADLINE,
        value: &story.front_headline,
        hint: words::HEADLINE_HINT,
        most: 400,
        optional: true,
        ..TextField::default()
    };
    let kicker = TextField {
        form,
        name: "kicker",
        label: words::KICKER,
        value: &story.kicker,
        hint: words::KICKER_HINT,
        most: 80,
        optional: true,
        ..TextField::default()
    };
    // with an offset where clocks change, which the browser's own field cannot hold
    let kind = if story.until.len() > "2026-02-07T06:00".len() { "text" } else { "datetime-local" };
    let (until_id, hint_id) = (format!("{form}-until"), format!("{form}-until-hint"));
    view! {
        <form method="post" action=page.path.clone()>
            {revision(page)}
            <input type="hidden" name="story" value=story.id.clone() />
            {text_field(headline, &none)}
            {text_field(kicker, &none)}
            <label class="choice"><input type="checkbox" name="picture" value="1" checked=story.with_picture /> " " {words::PICTURE}</label>
            <div class="field">
                <label for=until_id.clone()>{words::UNTIL.with(&[("zone", &page.zone)])}</label>
                <p class="hint" id=hint_id.clone()>{words::UNTIL_HINT}</p>
                <input id=until_id name="until" type=kind value=story.until.clone() autocomplete="off" aria-describedby=hint_id />
            </div>
            <button class="button small" type="submit" name="act" value=format!("show:{}", slot.number)>{words::SAVE}</button>
        </form>
    }
    .markup()
}

/// The ids of the forms of slots.
const FORMS: [&str; domain::front::MOST_SLOTS] = ["slot-1", "slot-2", "slot-3", "slot-4", "slot-5", "slot-6", "slot-7"];

fn move_form(page: &FrontTool, slot: &Slot) -> Markup {
    let options: Vec<_> = page
        .slots
        .iter()
        .filter(|other| other.number != slot.number)
        .map(|other| view! { <option value=other.number.to_string()>{other.number}</option> })
        .collect();
    let id = format!("to-{}", slot.number);
    view! {
        <form class="beside" method="post" action=page.path.clone()>
            {revision(page)}
            <div class="field">
                <label for=id.clone()>{words::MOVE_TO}</label>
                <select id=id name="to">{options}</select>
            </div>
            <button class="button small" type="submit" name="act" value=format!("move:{}", slot.number)>{words::MOVE}</button>
        </form>
    }
    .markup()
}

/// A button that puts a found story into a slot.
pub(super) fn put(page: &FrontTool, slot: usize, id: &str, headline: &str) -> Markup {
    let name = format!("{}: {headline}", words::PUT);
    view! {
        <form method="post" action=page.path.clone()>
            {revision(page)}
            <input type="hidden" name="story" value=id.to_owned() />
            <button class="button small" type="submit" name="act" value=format!("put:{slot}") aria-label=name>{words::PUT}</button>
        </form>
    }
    .markup()
}

/// As [`act`], for versions.
pub(super) fn again(page: &FrontTool, version: i64) -> Markup {
    act(page, format!("roll-back:{version}"), words::ROLL_BACK, "button small")
}
