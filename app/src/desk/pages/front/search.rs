//! The search for a story to put into a slot: a form that works without script.

use super::{FrontTool, slot::put};
use crate::{
    desk::{
        form::{Errors, TextField, text_field},
        words::front as words,
    },
    prelude::*,
};

/// An open search.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The number of the slot, from 1.
    pub slot: usize,
    /// The words.
    pub words: String,
    /// What was found; without words the newest stories.
    pub found: Vec<Found>,
}

/// A found story.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Its identity.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// Section and time.
    pub facts: String,
    /// The number of the slot that it is in.
    pub in_slot: Option<usize>,
    /// Its language and direction.
    pub lang: (String, &'static str),
}

/// The search, if it is open.
pub fn search(page: &FrontTool) -> Option<Markup> {
    let search = page.search.as_ref()?;
    let none = Errors::default();
    let field = TextField {
        form: "front",
        name: "q",
        label: words::SEARCH_LABEL,
        kind: "search",
        value: &search.words,
        optional: true,
        ..TextField::default()
    };
    let found: Vec<Markup> = search.found.iter().map(|one| line(page, search.slot, one)).collect();
    let results = if found.is_empty() {
        view! { <p>{words::NOTHING_FOUND}</p> }.markup()
    } else {
        view! { <ul class="front-found">{found}</ul> }.markup()
    };
    Some(
        view! {
            <section id="search" class="front-search" aria-labelledby="search-title">
                <h2 id="search-title">{words::SEARCH.with(&[("number", &search.slot.to_string())])}</h2>
                <form method="get" action=format!("{}#search", page.path) class="beside" role="search">
                    <input type="hidden" name="slot" value=search.slot.to_string() />
                    {text_field(field, &none)}
                    <button class="button" type="submit">{words::SEARCH_BUTTON}</button>
                </form>
                {results}
                <p><a href=page.path.clone()>{words::CLOSE}</a></p>
            </section>
        }
        .markup(),
    )
}

fn line(page: &FrontTool, slot: usize, found: &Found) -> Markup {
    let (lang, dir) = found.lang.clone();
    let place = found.in_slot.map(|number| view! { <span class="hint">{words::IN_SLOT.with(&[("number", &number.to_string())])}</span> });
    view! {
        <li data-drag="put" data-story=found.id.clone()>
            <div>
                <p class="slot-headline" lang=lang dir=dir translate="no">{found.headline.clone()}</p>
                <p class="hint">{found.facts.clone()} " " {place}</p>
            </div>
            {put(page, slot, &found.id, &found.headline)}
        </li>
    }
    .markup()
}
