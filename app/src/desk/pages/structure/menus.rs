//! The list of menus.

use super::{Done, done, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Menus {
    /// The menus.
    pub rows: Vec<MenuRow>,
    /// Whether the person may decide where readers find a menu.
    pub places: bool,
    /// What was typed as a new name.
    pub name: String,
    /// What is wrong with it.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

/// One menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuRow {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many items it has.
    pub items: usize,
    /// Whether it is under the masthead.
    pub is_main: bool,
    /// Whether it is in the footer.
    pub is_footer: bool,
}

/// The page.
pub fn menus(desk: Desk<'_>, page: &Menus) -> Markup {
    let rows: Vec<Markup> = page.rows.iter().map(row).collect();
    let automatic = (!page.rows.iter().any(|row| row.is_main)).then(|| view! { <p>{words::AUTOMATIC_MENU}</p> });
    let content = view! {
        <div class="desk-page">
            {tabs("/desk/menus/")}
            <h1>{words::MENUS}</h1>
            <p class="hint">{words::MENUS_INTRO}</p>
            {done(page.done.as_ref())}
            {summary("new", &page.errors)}
            {add(page)}
            {automatic}
            <ul class="rows">{rows}</ul>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), words::MENUS, content)
}

fn row(menu: &MenuRow) -> Markup {
    let places = [(menu.is_main, words::IS_MAIN), (menu.is_footer, words::IS_FOOTER)];
    let places: Vec<String> = places.into_iter().filter(|(is, _)| *is).map(|(_, word)| word.into()).collect();
    let items = words::ITEM_COUNT.of(u32::try_from(menu.items).unwrap_or(u32::MAX));
    view! {
        <li>
            <p><a href=format!("/desk/menus/{}/", menu.id) data-row="" translate="no">{menu.name.clone()}</a> " " <span class="hint">{places.join(" · ")}</span></p>
            <p class="hint">{items}</p>
        </li>
    }
    .markup()
}

fn add(page: &Menus) -> Markup {
    let name = TextField { form: "new", name: "name", label: words::NAME, value: &page.name, most: 100, ..TextField::default() };
    let not_mine = (!page.places).then(|| view! { <p class="hint">{words::WHO_PLACES}</p> });
    let places = page.places.then(|| {
        let places = [("", words::NO_PLACE), ("main", words::IS_MAIN), ("footer", words::IS_FOOTER)];
        let places = places.into_iter().map(|(value, word)| (value.to_owned(), word.into())).collect();
        select("new", "place", words::MENU_PLACE, places, "", &page.errors)
    });
    let is_open = !page.errors.is_empty() || page.rows.is_empty();
    view! {
        <details class="add" open=is_open>
            <summary>{words::NEW_MENU}</summary>
            <form class="beside" method="post" action="/desk/menus/">
                {text_field(name, &page.errors)}
                {places}
                {not_mine}
                <button class="button" type="submit">{words::ADD}</button>
            </form>
        </details>
    }
    .markup()
}
