//! The desk's home: what waits for the person.

use super::{
    check::{Flaws, to_mend},
    first_steps::{Step, first_steps},
    story_row::{StoryRow, new_story, story_rows},
};
use crate::{
    desk::{
        layout::{Desk, Place, html_page},
        words::{self, stories as words_here},
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// The greeting.
    pub greeting: String,
    /// Whether the person may begin a story.
    pub may_write: bool,
    /// Whether the person may import a site.
    pub may_import: bool,
    /// Of a young paper for those who arrange it: what makes it one, and whether that is done.
    pub steps: Vec<(Step, bool)>,
    /// For editors: what was sent to them.
    pub waiting: Vec<StoryRow>,
    /// The person's own unfinished stories.
    pub drafts: Vec<StoryRow>,
    /// What goes live next.
    pub scheduled: Vec<StoryRow>,
    /// What went live last.
    pub published: Vec<StoryRow>,
    /// What is to be mended, for those who arrange the paper.
    pub flaws: Vec<Flaws>,
    /// Who else is at the desk: name, and the last request in words.
    pub here: Vec<(String, String)>,
}

/// The page. Empty parts are left out.
pub fn home(desk: Desk<'_>, page: &Home) -> Markup {
    let parts = [
        part(words_here::WAITING, &page.waiting, "/desk/stories/?state=review"),
        part(words_here::MY_DRAFTS, &page.drafts, "/desk/stories/?state=draft&by=me"),
        part(words_here::SCHEDULED, &page.scheduled, "/desk/stories/?state=scheduled"),
        part(words_here::JUST_PUBLISHED, &page.published, "/desk/stories/?state=published"),
    ];
    let is_empty = [&page.waiting, &page.drafts, &page.scheduled, &page.published].iter().all(|rows| rows.is_empty());
    let idle = (is_empty && page.steps.is_empty()).then(|| view! { <p class="empty">{words_here::NOTHING_TO_DO}</p> });
    let content = view! {
        <div class="desk-page wide">
            <div class="desk-top">
                <h1 translate="no">{page.greeting.clone()}</h1>
                {page.may_write.then(new_story)}
            </div>
            {(!page.steps.is_empty()).then(|| first_steps(&page.steps, page.may_import))}
            {idle}
            {parts}
            {to_mend(&page.flaws)}
            {here(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Home), words::HOME, content)
}

fn part(title: Word, rows: &[StoryRow], all: &'static str) -> Option<Markup> {
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                {story_rows(rows)}
                <p><a href=all aria-label=format!("{}: {title}", words_here::ALL_OF_THEM)>{words_here::ALL_OF_THEM}</a></p>
            </section>
        }
        .markup()
    })
}

fn here(page: &Home) -> Option<Markup> {
    let rows: Vec<_> = page
        .here
        .iter()
        .map(|(name, when)| view! { <li><span translate="no">{name.clone()}</span> " " <span class="hint">{when.clone()}</span></li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words_here::WHO_IS_HERE}</h2>
                <ul class="here">{rows}</ul>
            </section>
        }
        .markup()
    })
}
