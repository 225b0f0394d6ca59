//! Names over stories.

use domain::BylineRole;
use newsroom::Named;

use crate::{
    prelude::*,
    site::{load::BylineView, words},
};

/// `By Maira Shah, Li Wei and News Desk`, one line for each role.
pub fn byline(bylines: &[BylineView]) -> Markup {
    BylineRole::ALL
        .iter()
        .filter_map(|role| {
            let names: Vec<Named> = bylines
                .iter()
                .filter(|byline| byline.role == *role)
                .map(|byline| Named { name: byline.author.name.clone(), path: byline.author.path() })
                .collect();
            if names.is_empty() {
                return None;
            }
            let class = if *role == BylineRole::Writer { "byline" } else { "byline byline-further" };
            Some(view! { <p class=class>{words::story::role(*role)} " " {names_in_a_row(&names)}</p> })
        })
        .collect_view()
        .markup()
}

/// The names alone, each leading to its page: `Maira Shah, Li Wei and News Desk`.
pub fn names_in_a_row(names: &[Named]) -> Markup {
    let last = names.len().saturating_sub(1);
    names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let before = match at {
                0 => None,
                at if at == last => Some(format!(" {} ", words::AND)),
                _ => Some(format!("{} ", words::COMMA)),
            };
            let href = name.path.to_string();
            view! {
                {before}
                <a href=href rel="author">{name.name.clone()}</a>
            }
        })
        .collect_view()
        .markup()
}
