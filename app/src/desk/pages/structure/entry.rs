//! One section or tag: its fields, merging, splitting, removing.

use super::{Done, done, sections::choices, stories, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, select, summary, text_field},
        layout::{Desk, Place, html_page},
        pages::pictures::choice::{PictureChoice, choice_words, picture_choice},
        words::structure as words,
    },
    prelude::*,
    ui::raw_html::TextArea,
};

/// What the page is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// A section.
    #[default]
    Section,
    /// A tag.
    Tag,
    /// An author; the profile has a page of its own, merging does not.
    Author,
}

impl Kind {
    /// The path of the list.
    pub fn base(self) -> &'static str {
        match self {
            Self::Section => "/desk/sections/",
            Self::Tag => "/desk/tags/",
            Self::Author => "/desk/authors/",
        }
    }
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Section or tag.
    pub kind: Kind,
    /// Its identity.
    pub id: String,
    /// Its name as it is stored.
    pub title: String,
    /// Its path as it is stored.
    pub path: String,
    /// The name in the form.
    pub name: String,
    /// The slug in the form.
    pub slug: String,
    /// The description in the form.
    pub description: String,
    /// Other names of a tag in the form.
    pub synonyms: String,
    /// The parent of a section in the form.
    pub parent: String,
    /// The identity of a section's picture.
    pub picture: String,
    /// The field in which it is chosen.
    pub choice: PictureChoice,
    /// Whether a section is hidden.
    pub hidden: bool,
    /// What the pieces of a section are, in the form: the name of a [`Form`], or empty.
    pub form: String,
    /// All other sections: identity, name, sections above.
    pub others: Vec<(String, String, usize)>,
    /// How many stories it has.
    pub stories: i64,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

impl Entry {
    fn own(&self, act: &str) -> String {
        format!("{}{}/{act}", self.kind.base(), self.id)
    }
}

/// The page.
pub fn entry(desk: Desk<'_>, page: &Entry) -> Markup {
    let title = page.title.clone();
    let content = view! {
        <div class="desk-page">
            {tabs(page.kind.base())}
            <h1 translate="no">{page.title.clone()}</h1>
            <p class="hint">{stories(page.stories)} " · " <a href=page.path.clone()>{words::TO_ITS_PAGE}</a></p>
            {done(page.done.as_ref())}
            {summary("", &page.errors)}
            {form(page)}
            {merge(page)}
            {split(page)}
            <section aria-labelledby="remove-title">
                <h2 id="remove-title">{words::REMOVE}</h2>
                <p class="hint">{words::REMOVE_HINT}</p>
                <form method="post" action=page.own("remove")>
                    <button class="button danger" type="submit">{words::REMOVE_NOW}</button>
                </form>
            </section>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), title, content)
}

fn form(page: &Entry) -> Markup {
    let name = TextField { name: "name", label: words::NAME, value: &page.name, most: 100, ..TextField::default() };
    let slug = TextField { name: "slug", label: words::SLUG, value: &page.slug, hint: words::SLUG_HINT, most: 200, ..TextField::default() };
    let of_kind = match page.kind {
        Kind::Section => of_section(page),
        Kind::Author => ().markup(),
        Kind::Tag => {
            let synonyms = TextField {
                name: "synonyms",
                label: words::SYNONYMS,
                value: &page.synonyms,
                hint: words::SYNONYMS_HINT,
                most: 2000,
                optional: true,
                ..TextField::default()
            };
            text_field(synonyms, &page.errors)
        }
    };
    view! {
        <form class="form" method="post" action=page.own("")>
            {text_field(name, &page.errors)}
            {text_field(slug, &page.errors)}
            {description(page)}
            {of_kind}
            <button class="button" type="submit">{words::SAVE}</button>
        </form>
    }
    .markup()
}

fn description(page: &Entry) -> Markup {
    let error = page.errors.of("description").map(str::to_owned);
    let invalid = error.is_some();
    let message = error.map(|error| view! { <p class="error" id="description-error">{error}</p> });
    let described = if invalid { "description-hint description-error" } else { "description-hint" };
    view! {
        <div class="field">
            <label for="description">{words::DESCRIPTION}</label>
            <p class="hint" id="description-hint">{words::DESCRIPTION_HINT}</p>
            {message}
            <TextArea id="description" name="description" value=page.description.clone() rows=3 most=2000 described=Some(described.to_owned()) invalid=invalid />
        </div>
    }
    .markup()
}

fn of_section(page: &Entry) -> Markup {
    let none = (String::new(), words::NO_PARENT.into());
    let parents = std::iter::once(none).chain(choices(page.others.iter().cloned())).collect();
    let forms =
        [("", words::FORM_BY_URL), ("report", words::FORM_REPORT), ("opinion", words::FORM_OPINION), ("interview", words::FORM_INTERVIEW)];
    let forms =
        forms.into_iter().chain([("analysis", words::FORM_ANALYSIS)]).map(|(value, label)| (value.to_owned(), label.into())).collect();
    view! {
        {select("", "parent", words::PARENT, parents, &page.parent, &page.errors)}
        {select("", "form", words::FORM, forms, &page.form, &page.errors)}
        {picture_choice("picture", words::SECTION_PICTURE, words::SECTION_PICTURE_HINT, &page.choice, &page.errors)}
        {choice_words()}
        <div class="tick">
            <input type="checkbox" id="hidden" name="hidden" value="1" checked=page.hidden />
            <label for="hidden">{words::HIDDEN}</label>
        </div>
    }
    .markup()
}

fn split(page: &Entry) -> Markup {
    view! {
        <section aria-labelledby="split-title">
            <h2 id="split-title">{words::SPLIT}</h2>
            <p class="hint">{words::SPLIT_HINT}</p>
            <p><a class="button quiet" href=page.own("split")>{words::SPLIT_CHOOSE}</a></p>
        </section>
    }
    .markup()
}

fn merge(page: &Entry) -> Markup {
    let none = Errors::default();
    let field = match page.kind {
        Kind::Section => select("merge", "into", words::MERGE_SECTION, choices(page.others.iter().cloned()).collect(), "", &none),
        Kind::Tag | Kind::Author => {
            text_field(TextField { form: "merge", name: "into", label: words::MERGE_TAG, most: 100, ..TextField::default() }, &none)
        }
    };
    if page.kind == Kind::Section && page.others.is_empty() {
        return ().markup();
    }
    view! {
        <section aria-labelledby="merge-title">
            <h2 id="merge-title">{words::MERGE}</h2>
            <p class="hint">{words::MERGE_HINT}</p>
            <form class="form" method="get" action=page.own("merge")>
                {field}
                <button class="button quiet" type="submit">{words::PREVIEW_MERGE}</button>
            </form>
        </section>
    }
    .markup()
}
