//! The list of all stories, drafts included.

use domain::{StoryAct, StoryState};

use super::{
    stories_quick,
    stories_together::{bar, choice},
    stories_views::{manage, views},
    story_row::{StoryRow, new_story, row},
};
pub use super::{stories_quick::QuickEdit, stories_views::OwnView};
use crate::{
    desk::{
        form::{Errors, TextField, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::{lists_desk, stories as words},
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stories {
    /// Whether the person may begin a story.
    pub may_write: bool,
    /// The filters as they stand in the URL.
    pub filters: StoryFilters,
    /// All sections: slug and name.
    pub sections: Vec<(String, String)>,
    /// Languages to choose from: tag and name.
    pub languages: Vec<(String, String)>,
    /// The stories.
    pub rows: Vec<StoryRow>,
    /// The URL of the next page.
    pub next: Option<String>,
    /// What is wrong with the filters.
    pub errors: Errors,
    /// The filters as in the URL, with `?`; empty without filters.
    pub query: String,
    /// The views that the person saved.
    pub own_views: Vec<OwnView>,
    /// The name that was typed for another one.
    pub view_name: String,
    /// Sections by identity and name, for acts on several stories.
    pub section_ids: Vec<(String, String)>,
    /// The changes of state that the person's role allows.
    pub acts: Vec<StoryAct>,
    /// The row that is edited.
    pub quick: Option<QuickEdit>,
    /// What was done, in words.
    pub done: Option<String>,
    /// With this it can be taken back.
    pub undo: Option<String>,
}

/// Filters as text; empty means: any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoryFilters {
    /// Words in headline or text.
    pub words: String,
    /// A state.
    pub state: String,
    /// The slug of a section.
    pub section: String,
    /// `me`.
    pub by: String,
    /// The tag of a language.
    pub language: String,
    /// `none`: without a picture.
    pub picture: String,
    /// First day, `2026-02-07`.
    pub from: String,
    /// Last day.
    pub until: String,
}

impl StoryFilters {
    /// Names as in the URL, with their values.
    pub fn pairs(&self) -> [(&'static str, &str); 8] {
        [
            ("q", &self.words),
            ("state", &self.state),
            ("section", &self.section),
            ("by", &self.by),
            ("language", &self.language),
            ("picture", &self.picture),
            ("from", &self.from),
            ("until", &self.until),
        ]
    }

    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.pairs().iter().all(|(_, value)| value.is_empty())
    }
}

/// The page.
pub fn stories(desk: Desk<'_>, page: &Stories) -> Markup {
    let empty = page.rows.is_empty().then(|| {
        let text = match (&page.next, page.filters.is_empty()) {
            (Some(_), _) => words::NONE_HERE,
            (None, true) => words::NONE_YET,
            (None, false) => words::NOTHING_FITS,
        };
        view! { <p class="empty">{text}</p> }
    });
    let next = page.next.clone().map(|url| view! { <p><a class="button quiet" href=url>{words::MORE}</a></p> });
    let content = view! {
        <div class="desk-page wide">
            <div class="desk-top">
                <h1>{words::TITLE}</h1>
                {page.may_write.then(new_story)}
            </div>
            {views(page)}
            {done(page)}
            {summary("filters", &page.errors)}
            {filters(page)}
            {manage(page)}
            {empty}
            {(!page.rows.is_empty()).then(|| rows(page))}
            {next}
            {(!page.rows.is_empty()).then(|| bar(&page.section_ids, &page.query, &page.acts))}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Stories), words::TITLE, content)
}

/// What an act on several stories, or its taking back, did.
fn done(page: &Stories) -> Option<Markup> {
    let text = page.done.clone()?;
    let undo = page.undo.clone().map(|undo| {
        view! {
            <form class="undo" method="post" action="/desk/together/undo">
                <input type="hidden" name="filters" value=page.query.clone() />
                <input type="hidden" name="undo" value=undo />
                <button class="button small" type="submit">{lists_desk::UNDO}</button>
            </form>
        }
    });
    Some(view! { <div class="message moderated" role="status"><p>{text}</p> {undo}</div> }.markup())
}

/// The rows, each with its box and its quick edit.
fn rows(page: &Stories) -> Markup {
    let rows: Vec<Markup> = page
        .rows
        .iter()
        .map(|one| {
            let quick = page.quick.as_ref().filter(|quick| quick.id == one.id);
            let after = match quick {
                Some(quick) => stories_quick::form(quick),
                None => stories_quick::link(one, &page.query),
            };
            row(one, Some(choice(&one.id, &one.base, &one.headline)), Some(after))
        })
        .collect();
    view! { <ul class="stories has-choices">{rows}</ul> }.markup()
}

fn filters(page: &Stories) -> Markup {
    let filters = &page.filters;
    let field = |name, label, kind, value| TextField { form: "filters", name, label, kind, value, optional: true, ..TextField::default() };
    let any = |label: Word| vec![(String::new(), label.into())];
    let state = |state: &StoryState| (state.to_string(), words::state(*state).into());
    let states = any(words::ANY_STATE).into_iter().chain(StoryState::ALL.iter().map(state)).collect();
    let sections = any(words::ANY_SECTION).into_iter().chain(page.sections.iter().cloned()).collect();
    let whose = vec![(String::new(), words::ANYBODY.into()), ("me".to_owned(), words::MINE.into())];
    let languages = any(words::ANY_LANGUAGE).into_iter().chain(page.languages.iter().cloned()).collect();
    let pictures = vec![(String::new(), words::ANY_PICTURE.into()), ("none".to_owned(), words::WITHOUT_PICTURE.into())];
    // folded, so that the first stories are in sight on a phone; open while one of them is set
    let is_open = filters.pairs().iter().any(|(name, value)| *name != "q" && !value.is_empty());
    let all = (!filters.is_empty()).then(|| view! { <a href="/desk/stories/">{words::ALL}</a> });
    view! {
        <form method="get" action="/desk/stories/" class="filters" role="search">
            <div class="filter-words">
                {text_field(field("q", words::SEARCH, "search", &filters.words), &page.errors)}
                <p class="filter-end"><button class="button quiet" type="submit">{words::SHOW}</button> {all}</p>
            </div>
            <details class="more-filters" open=is_open>
                <summary>{words::FILTERS}</summary>
                <div class="filters">
                    {select("filters", "state", words::STATE, states, &filters.state, &page.errors)}
                    {select("filters", "section", words::SECTION, sections, &filters.section, &page.errors)}
                    {select("filters", "by", words::WHOSE, whose, &filters.by, &page.errors)}
                    {select("filters", "language", words::LANGUAGE, languages, &filters.language, &page.errors)}
                    {select("filters", "picture", words::PICTURE, pictures, &filters.picture, &page.errors)}
                    {text_field(field("from", words::CHANGED_FROM, "date", &filters.from), &page.errors)}
                    {text_field(field("until", words::CHANGED_UNTIL, "date", &filters.until), &page.errors)}
                </div>
            </details>
        </form>
    }
    .markup()
}
