//! Imports: the forms that begin one, and the list.

use crate::{
    desk::{
        form::{Errors, TextField, summary, text_field},
        layout::{Desk, Place, html_page},
        words::import as words,
    },
    prelude::*,
};

/// An import in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Its identity.
    pub id: String,
    /// The file or the site.
    pub source: String,
    /// What became of it, in words.
    pub state: String,
    /// When, in words.
    pub when: String,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct ImportPage {
    /// The newest imports.
    pub runs: Vec<RunRow>,
    /// What was typed.
    pub address: String,
    /// The same.
    pub user: String,
    /// Whether pictures are fetched from the site.
    pub fetches: bool,
    /// What was wrong.
    pub errors: Errors,
}

/// The page.
pub fn import(desk: Desk<'_>, page: &ImportPage) -> Markup {
    let content = view! {
        <div class="desk-page">
            <h1>{words::TITLE}</h1>
            <p class="hint">{words::INTRO}</p>
            {summary("", &page.errors)}
            {runs(page)}
            {of_file(page)}
            {of_site(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Import), words::TITLE, content)
}

fn of_file(page: &ImportPage) -> Markup {
    let error = page.errors.of("file").map(str::to_owned);
    let described = if error.is_some() { "file-hint file-error" } else { "file-hint" };
    let invalid = error.is_some().then_some("true");
    let message = error.map(|error| view! { <p class="error" id="file-error">{error}</p> });
    view! {
        <section aria-labelledby="of-file">
            <h2 id="of-file">{words::FILE_TITLE}</h2>
            <form class="form" method="post" action="/desk/import/file" enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{words::FILE}</label>
                    <p class="hint" id="file-hint">{words::FILE_INTRO}</p>
                    {message}
                    <input id="file" name="file" type="file" accept=".xml,text/xml,application/xml" required aria-describedby=described aria-invalid=invalid />
                </div>
                <p class="choice">
                    <input type="checkbox" id="file-fetches" name="fetches" value="1" />
                    <label for="file-fetches">{words::FETCHES}</label>
                </p>
                <button class="button" type="submit">{words::SEND_FILE}</button>
            </form>
        </section>
    }
    .markup()
}

fn of_site(page: &ImportPage) -> Markup {
    let address = TextField { name: "address", label: words::ADDRESS, value: &page.address, most: 2000, ..TextField::default() };
    let user = TextField { name: "user", label: words::USER, value: &page.user, most: 200, optional: true, ..TextField::default() };
    view! {
        <section aria-labelledby="of-site">
            <h2 id="of-site">{words::SITE_TITLE}</h2>
            <p class="hint">{words::SITE_INTRO}</p>
            <form class="form" method="post" action="/desk/import/site">
                {text_field(address, &page.errors)}
                {text_field(user, &page.errors)}
                {password(&page.errors)}
                <p class="choice">
                    <input type="checkbox" id="site-fetches" name="fetches" value="1" checked=page.fetches />
                    <label for="site-fetches">{words::FETCHES}</label>
                </p>
                <button class="button" type="submit">{words::READ_SITE}</button>
            </form>
        </section>
    }
    .markup()
}

/// The field for an application password. It is another site's: browsers must neither fill it in nor offer to store it.
pub(super) fn password(errors: &Errors) -> Markup {
    let field = TextField {
        name: "password",
        label: words::PASSWORD,
        kind: "password",
        autocomplete: "new-password",
        hint: words::PASSWORD_HINT,
        most: 200,
        optional: true,
        ..TextField::default()
    };
    text_field(field, errors)
}

fn runs(page: &ImportPage) -> Markup {
    if page.runs.is_empty() {
        return view! { <p class="empty">{words::NO_RUNS}</p> }.markup();
    }
    let rows: Vec<_> = page
        .runs
        .iter()
        .map(|run| {
            view! {
                <li>
                    <p><a href=format!("/desk/import/{}/", run.id) translate="no"><bdi>{run.source.clone()}</bdi></a></p>
                    <p class="hint">{run.state.clone()} " · " {run.when.clone()}</p>
                </li>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="runs">
            <h2 id="runs">{words::RUNS}</h2>
            <ul class="check-rows">{rows}</ul>
        </section>
    }
    .markup()
}
