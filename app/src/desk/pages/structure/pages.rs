//! The pages of the paper: a list, and the form for a new one.

use super::tabs;
use crate::{
    desk::{
        form::{Errors, TextField, summary, text_field},
        layout::{Desk, Place, html_page},
        pages::story_row::{StoryRow, path},
        words::{stories, structure as words},
    },
    prelude::*,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// The pages, by path.
    pub rows: Vec<PageRow>,
    /// What was typed as a title.
    pub title: String,
    /// What is wrong with it.
    pub errors: Errors,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// As in the list of stories.
    pub story: StoryRow,
    /// Its path.
    pub path: String,
    /// The menus that lead to it.
    pub menus: String,
}

/// The page.
pub fn pages(desk: Desk<'_>, page: &Pages) -> Markup {
    let rows: Vec<Markup> = page.rows.iter().map(row).collect();
    let list = if rows.is_empty() {
        view! { <p class="empty">{words::NO_STATIC_PAGES}</p> }.markup()
    } else {
        view! { <ul class="stories">{rows}</ul> }.markup()
    };
    let title = TextField { form: "new", name: "title", label: words::PAGE_TITLE, value: &page.title, most: 500, ..TextField::default() };
    let is_open = !page.errors.is_empty() || page.rows.is_empty();
    let content = view! {
        <div class="desk-page">
            {tabs("/desk/pages/")}
            <h1>{words::STATIC_PAGES}</h1>
            <p class="hint">{words::STATIC_PAGES_INTRO} " " <a href="/desk/menus/">{words::MENUS}</a></p>
            {summary("new", &page.errors)}
            <details class="add" open=is_open>
                <summary>{words::NEW_PAGE}</summary>
                <form class="beside" method="post" action="/desk/pages/">
                    {text_field(title, &page.errors)}
                    <button class="button" type="submit">{words::WRITE_PAGE}</button>
                </form>
            </details>
            {list}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), words::STATIC_PAGES, content)
}

fn row(page: &PageRow) -> Markup {
    let row = &page.story;
    let menus = if page.menus.is_empty() { words::IN_NO_MENU.to_string() } else { words::IN_MENUS.with(&[("menus", &page.menus)]) };
    view! {
        <li>
            <a class="story-link" href=path(&row.id) translate="no" lang=row.language.to_string() dir=row.direction.to_string() data-row="">
                {row.headline.clone()}
            </a>
            <p class="facts">
                <span class=format!("state {}", row.state)>{stories::state(row.state)}</span>
                <span dir="ltr" translate="no">{page.path.clone()}</span>
                <span>{menus}</span>
                <span>{stories::time_of(row.state)} " " <time datetime=row.machine.clone()>{row.when.clone()}</time></span>
            </p>
        </li>
    }
    .markup()
}
