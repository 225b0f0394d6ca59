//! The tree of sections.

use super::{Done, done, stories, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Sections {
    /// The sections, each below its parent.
    pub rows: Vec<SectionLine>,
    /// What was typed as a new name.
    pub name: String,
    /// The parent that was chosen for it.
    pub parent: String,
    /// What is wrong with it.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLine {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// How many sections are above it.
    pub depth: usize,
    /// How many stories readers find in it.
    pub stories: i64,
    /// Whether it is in no list of sections.
    pub hidden: bool,
    /// Whether it is the first of its siblings.
    pub first: bool,
    /// Whether it is the last of its siblings.
    pub last: bool,
}

/// The page.
pub fn sections(desk: Desk<'_>, page: &Sections) -> Markup {
    let empty = page.rows.is_empty().then(|| view! { <p class="empty">{words::NO_SECTIONS}</p> });
    let content = view! {
        <div class="desk-page wide">
            {tabs("/desk/sections/")}
            <h1>{words::SECTIONS}</h1>
            <p class="hint">{words::SECTIONS_INTRO}</p>
            {done(page.done.as_ref())}
            {summary("new", &page.errors)}
            {add(page)}
            {empty}
            {(!page.rows.is_empty()).then(|| table(page))}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), words::SECTIONS, content)
}

/// Names with a sign for each level, to choose a section from.
pub(super) fn choices(rows: impl Iterator<Item = (String, String, usize)>) -> impl Iterator<Item = (String, String)> {
    rows.map(|(id, name, depth)| (id, format!("{}{name}", "– ".repeat(depth))))
}

fn add(page: &Sections) -> Markup {
    let name = TextField { form: "new", name: "name", label: words::NAME, value: &page.name, most: 100, ..TextField::default() };
    let none = (String::new(), words::NO_PARENT.into());
    let all = choices(page.rows.iter().map(|row| (row.id.clone(), row.name.clone(), row.depth)));
    let parents = std::iter::once(none).chain(all).collect();
    let is_open = !page.errors.is_empty() || page.rows.is_empty();
    view! {
        <details class="add" open=is_open>
            <summary>{words::NEW_SECTION}</summary>
            <form class="beside" method="post" action="/desk/sections/">
                {text_field(name, &page.errors)}
                {select("new", "parent", words::PARENT, parents, &page.parent, &page.errors)}
                <button class="button" type="submit">{words::ADD}</button>
            </form>
        </details>
    }
    .markup()
}

fn table(page: &Sections) -> Markup {
    let rows: Vec<Markup> = page.rows.iter().map(line).collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{words::NAME}</th>
                    <th scope="col">{words::STORIES}</th>
                    <th scope="col">{words::URL}</th>
                    <th scope="col">{words::ORDER}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}

fn line(section: &SectionLine) -> Markup {
    let href = format!("/desk/sections/{}/", section.id);
    let hidden = section.hidden.then(|| view! { <span class="hint">{words::IS_HIDDEN}</span> });
    let depth = format!("depth-{}", section.depth.min(4));
    view! {
        <tr>
            <th scope="row" class=depth><a href=href data-row="" translate="no">{section.name.clone()}</a> {hidden}</th>
            <td data-label=words::STORIES>{stories(section.stories)}</td>
            <td data-label=words::URL><a class="path" href=section.path.clone() dir="ltr" translate="no">{section.path.clone()}</a></td>
            <td>
                <form class="order" method="post" action=format!("/desk/sections/{}/order", section.id)>
                    {order("up", words::UP, &section.name, section.first)}
                    {order("down", words::DOWN, &section.name, section.last)}
                </form>
            </td>
        </tr>
    }
    .markup()
}

fn order(way: &'static str, label: Word, name: &str, at_end: bool) -> Markup {
    let name = format!("{label}: {name}");
    view! { <button class="button small" type="submit" name="way" value=way aria-label=name disabled=at_end>{label}</button> }.markup()
}
