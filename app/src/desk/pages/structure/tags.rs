//! The list of tags.

use super::{
    Done, done,
    list_forms::{add, search},
    stories, tabs,
};
use crate::{
    desk::{
        form::{Errors, summary},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Tags {
    /// `all`, `unused` or `most`.
    pub view: &'static str,
    /// What is searched for.
    pub words: String,
    /// The tags: identity, name, path, other names, number of stories.
    pub rows: Vec<TagLine>,
    /// The URL of the next page.
    pub next: Option<String>,
    /// What was typed as a new name.
    pub name: String,
    /// What is wrong with it.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

/// One tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagLine {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Its other names.
    pub synonyms: String,
    /// How many stories have it.
    pub stories: i64,
}

/// The page.
pub fn tags(desk: Desk<'_>, page: &Tags) -> Markup {
    let empty = page.rows.is_empty().then(|| {
        let text = match (page.words.is_empty(), page.view) {
            (false, _) => words::NOTHING_FOUND,
            (true, "unused") => words::NO_UNUSED,
            (true, _) => words::NO_TAGS,
        };
        view! { <p class="empty">{text}</p> }
    });
    let next = page.next.clone().map(|url| view! { <p><a class="button quiet" href=url>{words::MORE}</a></p> });
    let content = view! {
        <div class="desk-page wide">
            {tabs("/desk/tags/")}
            <h1>{words::TAGS}</h1>
            <p class="hint">{words::TAGS_INTRO}</p>
            {done(page.done.as_ref())}
            {summary("new", &page.errors)}
            {add("/desk/tags/", words::NEW_TAG, &page.name, &page.errors)}
            {search("/desk/tags/", Word::default(), &page.words)}
            {views(page)}
            {empty}
            {(!page.rows.is_empty()).then(|| table(page))}
            {next}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), words::TAGS, content)
}

fn views(page: &Tags) -> Markup {
    let views = [
        ("all", "/desk/tags/", words::ALL),
        ("unused", "/desk/tags/?view=unused", words::UNUSED),
        ("most", "/desk/tags/?view=most", words::MOST_USED),
    ];
    let links: Vec<Markup> = views
        .into_iter()
        .map(|(view, href, label)| {
            let current = (page.words.is_empty() && view == page.view).then_some("page");
            view! { <li><a href=href aria-current=current>{label}</a></li> }.markup()
        })
        .collect();
    view! { <nav class="views" aria-label=words::VIEWS><ul>{links}</ul></nav> }.markup()
}

fn table(page: &Tags) -> Markup {
    let rows: Vec<Markup> = page
        .rows
        .iter()
        .map(|tag| {
            let href = format!("/desk/tags/{}/", tag.id);
            let synonyms = (!tag.synonyms.is_empty()).then(|| view! { <span class="hint" translate="no">{tag.synonyms.clone()}</span> });
            view! {
                <tr>
                    <th scope="row"><a href=href data-row="" translate="no">{tag.name.clone()}</a> {synonyms}</th>
                    <td data-label=words::STORIES>{stories(tag.stories)}</td>
                    <td data-label=words::URL><a class="path" href=tag.path.clone() dir="ltr" translate="no">{tag.path.clone()}</a></td>
                </tr>
            }
            .markup()
        })
        .collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{words::NAME}</th>
                    <th scope="col">{words::STORIES}</th>
                    <th scope="col">{words::URL}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}
