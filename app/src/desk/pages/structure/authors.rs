//! The list of authors.

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
            {add("/desk/authors/", words::NEW_AUTHOR, &page.name, &page.errors)}
            {search("/desk/authors/", Word::default(), &page.words)}
            {empty}
            {(!page.rows.is_empty()).then(|| table(page))}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), words::AUTHORS, content)
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
