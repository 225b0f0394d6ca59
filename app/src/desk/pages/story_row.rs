//! One story in a list of the desk.

use domain::{Direction, Language, StoryState};

use crate::{desk::words::stories as words, prelude::*};

/// What a row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryRow {
    /// The story's identity.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// The language of the headline.
    pub language: Language,
    /// The direction of the headline.
    pub direction: Direction,
    /// Its state now.
    pub state: StoryState,
    /// The name of its section; empty for none.
    pub section: String,
    /// The names over it, or of the person who began it.
    pub by: String,
    /// The time that matters in this state, in words.
    pub when: String,
    /// The same for programs.
    pub machine: String,
    /// Until when an embargo holds, in words.
    pub embargo: Option<String>,
    /// The note given with the last change of state; may be empty.
    pub note: String,
    /// What an act on it is based on: `v12` for a version of the draft, `r3` for a revision.
    pub base: String,
}

/// The page of a story.
pub fn path(id: &str) -> String {
    format!("/desk/stories/{id}/")
}

/// Rows as a list. `j` and `k` of the desk's island move between the links.
pub fn story_rows(rows: &[StoryRow]) -> Markup {
    let rows: Vec<Markup> = rows.iter().map(|one| row(one, None, None)).collect();
    view! { <ul class="stories">{rows}</ul> }.markup()
}

/// A row with what comes before and after it.
pub fn row(row: &StoryRow, before: Option<Markup>, after: Option<Markup>) -> Markup {
    let section = if row.section.is_empty() { words::NO_SECTION.to_string() } else { row.section.clone() };
    let note = (!row.note.is_empty()).then(|| view! { <p class="hint" translate="no">{row.note.clone()}</p> });
    let by = (!row.by.is_empty()).then(|| view! { <span translate="no">{row.by.clone()}</span> });
    let embargo = row.embargo.clone().map(|until| view! { <strong class="flag">{words::EMBARGO.with(&[("when", &until)])}</strong> });
    view! {
        <li>
            {before}
            <a
                class="story-link notranslate"
                href=path(&row.id)
                translate="no"
                lang=row.language.to_string()
                dir=row.direction.to_string()
                data-row=""
            >
                {row.headline.clone()}
            </a>
            <p class="facts">
                <span class=format!("state {}", row.state)>{words::state(row.state)}</span>
                {embargo}
                <span translate="no">{section}</span>
                {by}
                <span>{words::time_of(row.state)} " " <time datetime=row.machine.clone()>{row.when.clone()}</time></span>
            </p>
            {note}
            {after}
        </li>
    }
    .markup()
}

/// The button that begins a story.
pub fn new_story() -> Markup {
    view! {
        <form method="post" action="/desk/stories/" class="new-story">
            <button class="button" type="submit" data-key="n">
                {words::NEW_STORY}
            </button>
        </form>
    }
    .markup()
}
