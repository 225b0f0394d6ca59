//! Sections, tags, authors, redirects and menus: what their pages have in common.

pub mod author;
pub mod authors;
pub mod entry;
mod list_forms;
pub mod menu;
pub mod menus;
pub mod merge;
pub mod pages;
pub mod redirects;
pub mod sections;
pub mod split;
pub mod tags;

use crate::{desk::words::structure as words, prelude::*, ui::words::Word};

/// What just happened, and how it can be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// In words.
    pub text: String,
    /// The change, if it can be taken back.
    pub undo: Option<String>,
    /// The page that is shown afterwards.
    pub back: &'static str,
}

/// The pages: path and label.
pub const PAGES: [(&str, Word); 6] = [
    ("/desk/sections/", words::SECTIONS),
    ("/desk/tags/", words::TAGS),
    ("/desk/authors/", words::AUTHORS),
    ("/desk/redirects/", words::REDIRECTS),
    ("/desk/menus/", words::MENUS),
    ("/desk/pages/", words::STATIC_PAGES),
];

/// Links to the pages, the current one marked.
pub(super) fn tabs(current: &str) -> Markup {
    let links: Vec<Markup> = PAGES
        .iter()
        .map(|(path, label)| {
            let here = (*path == current).then_some("page");
            view! { <li><a href=*path aria-current=here>{*label}</a></li> }.markup()
        })
        .collect();
    view! { <nav class="views" aria-label=words::PAGES><ul>{links}</ul></nav> }.markup()
}

/// What just happened, with the button that takes it back.
pub(super) fn done(done: Option<&Done>) -> Markup {
    let Some(done) = done else { return ().markup() };
    let back = done.back;
    let undo = done.undo.clone().map(|undo| {
        view! {
            <form method="post" action="/desk/changes/undo">
                <input type="hidden" name="undo" value=undo />
                <input type="hidden" name="back" value=back />
                <button class="button small" type="submit">{words::UNDO}</button>
            </form>
        }
    });
    view! { <div class="message moderated" role="status"><p>{done.text.clone()}</p> {undo}</div> }.markup()
}

/// A number of stories in words.
pub(super) fn stories(count: i64) -> String {
    match u32::try_from(count).unwrap_or(u32::MAX) {
        0 => words::NO_STORIES.into(),
        count => words::STORY_COUNT.of(count),
    }
}
