//! The list of redirects.

use super::{Done, done, list_forms::search, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, summary, text_field},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
    ui::{raw_html::TextArea, words::Word},
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Redirects {
    /// What is searched for.
    pub words: String,
    /// Old path and new path; none for what was removed for good.
    pub rows: Vec<(String, Option<String>)>,
    /// The URL of the next page.
    pub next: Option<String>,
    /// The old path in the form.
    pub from: String,
    /// The new path in the form.
    pub to: String,
    /// Whether the page was removed for good.
    pub gone: bool,
    /// The table in the form.
    pub csv: String,
    /// The path that is tested.
    pub test: String,
    /// What it answers.
    pub tested: Option<Tested>,
    /// What is wrong.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

/// What a path answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tested {
    /// The path.
    pub path: String,
    /// The status.
    pub status: u16,
    /// Where it leads; may be empty.
    pub to: String,
    /// Why.
    pub why: Word,
}

/// The page.
pub fn redirects(desk: Desk<'_>, page: &Redirects) -> Markup {
    let empty = page.rows.is_empty().then(|| {
        let text = if page.words.is_empty() { words::NO_REDIRECTS } else { words::NO_REDIRECT_FOUND };
        view! { <p class="empty">{text}</p> }
    });
    let next = page.next.clone().map(|url| view! { <p><a class="button quiet" href=url>{words::MORE}</a></p> });
    let content = view! {
        <div class="desk-page wide">
            {tabs("/desk/redirects/")}
            <h1>{words::REDIRECTS}</h1>
            <p class="hint">{words::REDIRECTS_INTRO}</p>
            {done(page.done.as_ref())}
            {summary("", &page.errors)}
            {add(page)}
            {test(page)}
            {search("/desk/redirects/", words::SEARCH_PATH_HINT, &page.words)}
            {empty}
            {(!page.rows.is_empty()).then(|| table(page))}
            {next}
            {files(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), words::REDIRECTS, content)
}

fn add(page: &Redirects) -> Markup {
    let field = |name, label, hint, value, optional| TextField { name, label, hint, value, optional, ..TextField::default() };
    let is_open = ["from", "to"].iter().any(|name| page.errors.of(name).is_some());
    view! {
        <details class="add" open=is_open>
            <summary>{words::NEW_REDIRECT}</summary>
            <form class="form" method="post" action="/desk/redirects/">
                {text_field(field("from", words::OLD_PATH, words::OLD_PATH_HINT, &page.from, false), &page.errors)}
                {text_field(field("to", words::NEW_PATH, words::NEW_PATH_HINT, &page.to, true), &page.errors)}
                <div class="tick">
                    <input type="checkbox" id="gone" name="gone" value="1" checked=page.gone />
                    <label for="gone">{words::GONE}</label>
                </div>
                <button class="button" type="submit">{words::ADD}</button>
            </form>
        </details>
    }
    .markup()
}

fn test(page: &Redirects) -> Markup {
    let field = TextField { name: "test", label: words::TEST, hint: words::TEST_HINT, value: &page.test, ..TextField::default() };
    let tested = page.tested.clone().map(|tested| {
        let to =
            (!tested.to.is_empty()).then(|| view! { " → " <a href=tested.to.clone() dir="ltr" translate="no">{tested.to.clone()}</a> });
        view! {
            <div class="message" role="status">
                <p><code>{tested.path}</code> ": " <strong>{tested.status.to_string()}</strong> {to}</p>
                <p>{tested.why}</p>
            </div>
        }
    });
    view! {
        <form method="get" action="/desk/redirects/" class="filters">
            <div class="filter-words">
                {text_field(field, &page.errors)}
                <p class="filter-end"><button class="button quiet" type="submit">{words::TEST_NOW}</button></p>
            </div>
        </form>
        {tested}
    }
    .markup()
}

fn table(page: &Redirects) -> Markup {
    let rows: Vec<Markup> = page
        .rows
        .iter()
        .map(|(from, to)| {
            let name = format!("{}: {from}", words::REMOVE_NOW);
            let to = match to {
                Some(to) => view! { <a class="path" href=to.clone() dir="ltr" translate="no">{to.clone()}</a> }.markup(),
                None => view! { <span class="hint">{words::IS_GONE}</span> }.markup(),
            };
            view! {
                <tr>
                    <th scope="row"><span class="path" dir="ltr" translate="no">{from.clone()}</span></th>
                    <td data-label=words::NEW_PATH>{to}</td>
                    <td>
                        <form method="post" action="/desk/redirects/remove">
                            <input type="hidden" name="from" value=from.clone() />
                            <button class="button small" type="submit" aria-label=name>{words::REMOVE}</button>
                        </form>
                    </td>
                </tr>
            }
            .markup()
        })
        .collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{words::OLD_PATH}</th>
                    <th scope="col">{words::NEW_PATH}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}

/// The form that sends a table as a file.
fn file(page: &Redirects) -> Markup {
    let error = page.errors.of("file").map(str::to_owned);
    let invalid = error.is_some().then_some("true");
    let described = if error.is_some() { "file-hint file-error" } else { "file-hint" };
    let message = error.map(|error| view! { <p class="error" id="file-error">{error}</p> });
    view! {
        <form class="form act" method="post" action="/desk/redirects/file" enctype="multipart/form-data">
            <div class="field">
                <label for="file">{words::FILE}</label>
                <p class="hint" id="file-hint">{words::FILE_HINT}</p>
                {message}
                <input id="file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" required aria-describedby=described aria-invalid=invalid />
            </div>
            <button class="button quiet" type="submit">{words::SEND_FILE}</button>
        </form>
    }
    .markup()
}

fn files(page: &Redirects) -> Markup {
    let error = page.errors.of("csv").map(str::to_owned);
    let invalid = error.is_some();
    let message = error.map(|error| view! { <p class="error" id="csv-error">{error}</p> });
    let described = if invalid { "csv-hint csv-error" } else { "csv-hint" };
    view! {
        <section aria-labelledby="table-title">
            <h2 id="table-title">{words::TABLE}</h2>
            <p><a class="button quiet" href="/desk/redirects/redirects.csv" download="redirects.csv">{words::EXPORT}</a></p>
            {file(page)}
            <form class="form" method="post" action="/desk/redirects/import">
                <div class="field">
                    <label for="csv">{words::IMPORT}</label>
                    <p class="hint" id="csv-hint">{words::IMPORT_HINT}</p>
                    {message}
                    <TextArea id="csv" name="csv" value=page.csv.clone() rows=5 required=true described=Some(described.to_owned()) invalid=invalid />
                </div>
                <button class="button quiet" type="submit">{words::IMPORT_NOW}</button>
            </form>
        </section>
    }
    .markup()
}
