//! The list of authors.

use super::{Done, done, stories, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, summary, text_field},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Authors {
    /// What is searched for.
    pub words: String,
    /// The authors.
    pub rows: Vec<AuthorLine>,
    /// What was typed as a new name.
    pub name: String,
    /// What is wrong with it.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

/// One author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorLine {
    /// The identity.
    pub id: String,
    /// The name.
    pub name: String,
    /// The path of the page.
    pub path: String,
    /// May be empty.
    pub job_title: String,
    /// How many listed stories they have.
    pub stories: i64,
    /// Whether somebody signs in under this name.
    pub has_account: bool,
}

/// The page.
pub fn authors(desk: Desk<'_>, page: &Authors) -> Markup {
    let empty = page.rows.is_empty().then(|| view! { <p class="empty">{words::NO_AUTHORS}</p> });
    let content = view! {
        <div class="desk-page wide">
            {tabs("/desk/authors/")}
            <h1>{words::AUTHORS}</h1>
            <p class="hint">{words::AUTHORS_INTRO}</p>
            {done(page.done.as_ref())}
            {summary("new", &page.errors)}
            {add(page)}
            {search(page)}
            {empty}
            {(!page.rows.is_empty()).then(|| table(page))}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), words::AUTHORS, content)
}

fn add(page: &Authors) -> Markup {
    let name = TextField { form: "new", name: "name", label: words::NAME, value: &page.name, most: 100, ..TextField::default() };
    let is_open = !page.errors.is_empty();
    view! {
        <details class="add" open=is_open>
            <summary>{words::NEW_AUTHOR}</summary>
            <form class="beside" method="post" action="/desk/authors/">
                {text_field(name, &page.errors)}
                <button class="button" type="submit">{words::ADD}</button>
            </form>
        </details>
    }
    .markup()
}

fn search(page: &Authors) -> Markup {
    let none = Errors::default();
    let field = TextField { name: "q", label: words::SEARCH, kind: "search", value: &page.words, optional: true, ..TextField::default() };
    let all = (!page.words.is_empty()).then(|| view! { <a href="/desk/authors/">{words::ALL}</a> });
    view! {
        <form method="get" action="/desk/authors/" class="filters" role="search">
            <div class="filter-words">
                {text_field(field, &none)}
                <p class="filter-end"><button class="button quiet" type="submit">{words::SHOW}</button> {all}</p>
            </div>
        </form>
    }
    .markup()
}

fn table(page: &Authors) -> Markup {
    let rows: Vec<Markup> = page
        .rows
        .iter()
        .map(|author| {
            let href = format!("/desk/authors/{}/", author.id);
            let title =
                (!author.job_title.is_empty()).then(|| view! { <span class="hint" translate="no">{author.job_title.clone()}</span> });
            let account = author.has_account.then(|| String::from(words::SIGNS_IN));
            view! {
                <tr>
                    <th scope="row"><a href=href data-row="" translate="no">{author.name.clone()}</a> {title}</th>
                    <td>{stories(author.stories)}</td>
                    <td><a class="path" href=author.path.clone() dir="ltr" translate="no">{author.path.clone()}</a></td>
                    <td class="hint">{account}</td>
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
                    <th scope="col">{words::ACCOUNT}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}
