//! What a merge would do, before it is done.

use super::{entry::Kind, tabs};
use crate::{
    desk::{
        form::{Errors, summary},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Merge {
    /// Sections or tags.
    pub kind: Kind,
    /// The one that goes: identity and name.
    pub from: (String, String),
    /// The one that stays: identity and name; `None` if it has to be chosen.
    pub into: Option<(String, String)>,
    /// To choose from: identity and name.
    pub choices: Vec<(String, String)>,
    /// The stories that move.
    pub stories: i64,
    /// Those that have both already.
    pub both: i64,
    /// Menus that follow.
    pub menus: Vec<String>,
    /// The path that leads on, and where to.
    pub paths: (String, String),
    /// Why it is refused.
    pub errors: Errors,
}

/// The page.
pub fn merge(desk: Desk<'_>, page: &Merge) -> Markup {
    let back = format!("{}{}/", page.kind.base(), page.from.0);
    let into = page.into.as_ref().map_or_else(|| "…".to_owned(), |(_, name)| name.clone());
    let title = words::MERGE_TITLE.with(&[("from", &page.from.1), ("into", &into)]);
    let body = match &page.into {
        Some((id, name)) if page.errors.is_empty() => preview(page, id, name, &back),
        Some(_) => ().markup(),
        None => choose(page, &back),
    };
    let content = view! {
        <div class="desk-page">
            {tabs(page.kind.base())}
            <h1>{title.clone()}</h1>
            {summary("", &page.errors)}
            {body}
            <p><a href=back>{words::CANCEL}</a></p>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), title, content)
}

fn preview(page: &Merge, id: &str, name: &str, back: &str) -> Markup {
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let mut lines = vec![if page.stories == 0 { words::MOVES_NONE.into() } else { words::MOVES.of(count(page.stories)) }];
    if page.both > 0 {
        lines.push(words::BOTH.of(count(page.both)));
    }
    lines.push(words::WILL_LEAD.with(&[("from", &page.paths.0), ("to", &page.paths.1)]));
    lines.extend(page.menus.iter().map(|menu| words::MENU_FOLLOWS.with(&[("menu", menu), ("into", name)])));
    if page.kind == Kind::Tag {
        lines.push(words::BECOMES_SYNONYM.with(&[("from", &page.from.1), ("into", name)]));
    }
    lines.push(words::CAN_BE_UNDONE.with(&[("into", name)]));
    let lines: Vec<Markup> = lines.into_iter().map(|line| view! { <li>{line}</li> }.markup()).collect();
    view! {
        <ul>{lines}</ul>
        <form class="form act" method="post" action=format!("{back}merge")>
            <input type="hidden" name="into" value=id.to_owned() />
            <button class="button" type="submit">{words::MERGE_NOW}</button>
        </form>
    }
    .markup()
}

fn choose(page: &Merge, back: &str) -> Markup {
    if page.choices.is_empty() {
        return view! { <p class="empty">{words::NONE_NAMED}</p> }.markup();
    }
    let choices: Vec<Markup> = page
        .choices
        .iter()
        .map(|(id, name)| {
            let href = format!("{back}merge?into={id}");
            view! { <li><a href=href data-row="" translate="no">{name.clone()}</a></li> }.markup()
        })
        .collect();
    view! {
        <h2>{words::WHICH}</h2>
        <ul class="rows">{choices}</ul>
    }
    .markup()
}
