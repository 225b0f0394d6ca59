//! One author's profile.

use super::{Done, done, stories, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, own_password, select, summary, text_field},
        layout::{Desk, Place, html_page},
        pages::pictures::choice::{PictureChoice, choice_words, picture_choice},
        words::structure as words,
    },
    prelude::*,
    ui::{raw_html::TextArea, words::Word},
};

/// What the page shows; the fields as they stand in the form.
#[derive(Debug, Clone, Default)]
pub struct AuthorPage {
    /// The identity.
    pub id: String,
    /// The name as it is stored.
    pub title: String,
    /// The path as it is stored.
    pub path: String,
    /// How many listed stories they have.
    pub stories: i64,
    /// Who signs in under this name: identity and name.
    pub person: Option<(String, String)>,
    /// Those who may be chosen for it: identity and name.
    pub people: Vec<(String, String)>,
    /// Whether the page of that person may be opened.
    pub may_open_person: bool,
    /// The name.
    pub name: String,
    /// The slug.
    pub slug: String,
    /// `person`, `desk` or `guest`.
    pub kind: String,
    /// The job title.
    pub job_title: String,
    /// Where they work.
    pub location: String,
    /// Their address.
    pub email: String,
    /// About them.
    pub bio: String,
    /// The identity of their picture.
    pub picture: String,
    /// The field in which it is chosen.
    pub choice: PictureChoice,
    /// Codes of languages, separated by commas.
    pub languages: String,
    /// One link a line.
    pub links: String,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

/// The page.
pub fn author(desk: Desk<'_>, page: &AuthorPage) -> Markup {
    let own = |act: &str| format!("/desk/authors/{}/{act}", page.id);
    let none = Errors::default();
    let into = TextField { form: "merge", name: "into", label: words::MERGE_AUTHOR, most: 100, ..TextField::default() };
    let content = view! {
        <div class="desk-page">
            {tabs("/desk/authors/")}
            <h1 translate="no">{page.title.clone()}</h1>
            <p class="hint">{stories(page.stories)} " · " <a href=page.path.clone()>{words::TO_ITS_PAGE}</a></p>
            {person(page)}
            {done(page.done.as_ref())}
            {summary("", &page.errors)}
            {form(page)}
            {link_person(page)}
            <section aria-labelledby="merge-title">
                <h2 id="merge-title">{words::MERGE}</h2>
                <p class="hint">{words::MERGE_HINT}</p>
                <form class="form" method="get" action=own("merge")>
                    {text_field(into, &none)}
                    <button class="button quiet" type="submit">{words::PREVIEW_MERGE}</button>
                </form>
            </section>
            <section aria-labelledby="remove-title">
                <h2 id="remove-title">{words::REMOVE}</h2>
                <p class="hint">{words::REMOVE_HINT}</p>
                <form method="post" action=own("remove")>
                    <button class="button danger" type="submit">{words::REMOVE_NOW}</button>
                </form>
            </section>
            {choice_words()}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), page.title.clone(), content)
}

/// Who signs in under this name, or where somebody is invited to.
fn person(page: &AuthorPage) -> Markup {
    match &page.person {
        Some((id, name)) if page.may_open_person => {
            view! { <p>{words::SIGNS_IN} ": " <a href=format!("/desk/people/{id}/") translate="no">{name.clone()}</a></p> }.markup()
        }
        Some((_, name)) => {
            view! { <p>{words::SIGNS_IN} ": " <span translate="no">{name.clone()}</span> " " <span class="hint">{words::WHO_LINKS}</span></p> }
                .markup()
        }
        None if page.may_open_person => view! { <p>{words::NOBODY_SIGNS_IN} " " <a href="/desk/people/">{words::INVITE}</a></p> }.markup(),
        None => view! { <p>{words::NOBODY_SIGNS_IN} " " <span class="hint">{words::WHO_LINKS}</span></p> }.markup(),
    }
}

/// Decides who signs in under this name; for those who manage people.
fn link_person(page: &AuthorPage) -> Option<Markup> {
    let nobody = (String::new(), words::NOBODY.text().to_owned());
    let people = std::iter::once(nobody).chain(page.people.iter().cloned()).collect();
    let chosen = page.person.as_ref().map_or("", |(id, _)| id.as_str());
    let needs_password = page.errors.of("own_password").is_some();
    page.may_open_person.then(|| {
        view! {
            <section aria-labelledby="person-title">
                <h2 id="person-title">{words::ACCOUNT}</h2>
                <p class="hint">{words::LINK_HINT}</p>
                <form class="form" method="post" action=format!("/desk/authors/{}/person", page.id)>
                    {select("", "person", words::LINK_PERSON, people, chosen, &page.errors)}
                    {own_password("", needs_password, &page.errors)}
                    <button class="button quiet" type="submit">{words::LINK_NOW}</button>
                </form>
            </section>
        }
        .markup()
    })
}

fn form(page: &AuthorPage) -> Markup {
    let field = |name, label, value, hint, optional| TextField { name, label, value, hint, optional, most: 200, ..TextField::default() };
    let kinds = [("person", words::IS_PERSON), ("desk", words::IS_DESK), ("guest", words::IS_GUEST)];
    let kinds = kinds.into_iter().map(|(value, word)| (value.to_owned(), word.into())).collect();
    let email = TextField { kind: "email", ..field("email", words::EMAIL, &page.email, words::EMAIL_HINT, true) };
    view! {
        <form class="form" method="post" action=format!("/desk/authors/{}/", page.id)>
            {text_field(field("name", words::NAME, &page.name, Word::default(), false), &page.errors)}
            {text_field(field("slug", words::SLUG, &page.slug, words::SLUG_HINT, false), &page.errors)}
            {select("", "kind", words::AUTHOR_KIND, kinds, &page.kind, &page.errors)}
            {text_field(field("job_title", words::JOB_TITLE, &page.job_title, words::JOB_TITLE_HINT, true), &page.errors)}
            {text_field(field("location", words::LOCATION, &page.location, Word::default(), true), &page.errors)}
            {text_field(email, &page.errors)}
            {area("description", words::BIO, words::BIO_HINT, &page.bio, 5, &page.errors)}
            {area("links", words::LINKS, words::LINKS_HINT, &page.links, 3, &page.errors)}
            {text_field(field("languages", words::LANGUAGES, &page.languages, words::LANGUAGES_HINT, true), &page.errors)}
            {picture_choice("picture", words::PICTURE, words::PICTURE_HINT, &page.choice, &page.errors)}
            <button class="button" type="submit">{words::SAVE}</button>
        </form>
    }
    .markup()
}

fn area(name: &'static str, label: Word, hint: Word, value: &str, rows: u16, errors: &Errors) -> Markup {
    let error = errors.of(name).map(str::to_owned);
    let invalid = error.is_some();
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = if invalid { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    let message = error.map(|error| view! { <p class="error" id=error_id>{error}</p> });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {message}
            <TextArea id=name name=name value=value rows=rows most=2000 described=Some(described) invalid=invalid />
        </div>
    }
    .markup()
}
