//! Splitting off: which stories move into which new section or tag, and what happens, before it is done.

use super::{entry::Kind, sections::choices, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SplitPage {
    /// Sections or tags.
    pub kind: Kind,
    /// The one that stories leave: identity and name.
    pub from: (String, String),
    /// The name of the new one.
    pub name: String,
    /// The section that the new one is below.
    pub parent: String,
    /// Sections to be below: identity, name, sections above.
    pub parents: Vec<(String, String, usize)>,
    /// The words that headlines must have.
    pub words: String,
    /// The name of the tag that stories must have.
    pub tag: String,
    /// The stories to choose from.
    pub stories: Vec<SplitLine>,
    /// How many fit, shown or not.
    pub total: usize,
    /// Whether all of them are chosen, also those that are not shown.
    pub all: bool,
    /// What was wrong.
    pub errors: Errors,
    /// What would happen.
    pub preview: Option<SplitPreview>,
}

/// A story to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SplitLine {
    /// Its identity.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub language: String,
    /// Its state and day, in words.
    pub about: String,
    /// Whether it is chosen.
    pub ticked: bool,
}

/// What would happen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SplitPreview {
    /// The path of the new one.
    pub path: String,
    /// Headlines of the stories that move.
    pub moved: Vec<String>,
    /// Headlines of those that stay.
    pub stayed: Vec<String>,
    /// The fields of the form that does it: names and values.
    pub fields: Vec<(String, String)>,
    /// Whether something changed since the last look.
    pub again: bool,
}

/// Headlines that a preview lists by name.
const LISTED: usize = 50;

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The page.
pub fn split(desk: Desk<'_>, page: &SplitPage) -> Markup {
    let title = words::SPLIT_TITLE.with(&[("from", &page.from.1)]);
    let body = match &page.preview {
        Some(preview) => seen(page, preview),
        None => choose(page),
    };
    let content = view! {
        <div class="desk-page">
            {tabs(page.kind.base())}
            <h1>{title.clone()}</h1>
            {summary("", &page.errors)}
            {body}
            <p><a href=format!("{}{}/", page.kind.base(), page.from.0)>{words::CANCEL}</a></p>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), title, content)
}

fn choose(page: &SplitPage) -> Markup {
    let own = format!("{}{}/split", page.kind.base(), page.from.0);
    let name_label = if page.kind == Kind::Section { words::SPLIT_SECTION } else { words::SPLIT_TAG };
    let name = TextField { name: "name", label: name_label, value: &page.name, most: 100, ..TextField::default() };
    let parent = (page.kind == Kind::Section).then(|| {
        let none = (String::new(), words::NO_PARENT.into());
        let parents = std::iter::once(none).chain(choices(page.parents.iter().cloned())).collect();
        select("", "parent", words::PARENT, parents, &page.parent, &page.errors)
    });
    let lines: Vec<Markup> = page.stories.iter().map(line).collect();
    let error = page.errors.of("item").map(|error| view! { <p class="error">{error.to_owned()}</p> });
    let stories = if lines.is_empty() {
        view! { <p class="empty">{words::SPLIT_NONE}</p> }.markup()
    } else {
        let all = (page.total > page.stories.len()).then(|| {
            view! {
                <div class="tick">
                    <input type="checkbox" id="all" name="all" value="1" checked=page.all />
                    <label for="all">{words::SPLIT_ALL.of(count(page.total))}</label>
                </div>
            }
        });
        view! {
            <form class="form split-form" method="post" action=own.clone()>
                <input type="hidden" name="q" value=page.words.clone() />
                <input type="hidden" name="tag" value=page.tag.clone() />
                {text_field(name, &page.errors)}
                {parent}
                <fieldset id="item" class="split-stories">
                    <legend>{words::SPLIT_STORIES}</legend>
                    {error}
                    {lines}
                    {all}
                </fieldset>
                <button class="button" type="submit">{words::SPLIT_PREVIEW}</button>
            </form>
        }
        .markup()
    };
    let field = |name, label, value| TextField { name, label, value, optional: true, most: 200, ..TextField::default() };
    let none = Errors::default();
    view! {
        <p class="hint">{words::SPLIT_INTRO}</p>
        <form class="filters" method="get" action=own>
            <div class="filter-words">
                {text_field(field("q", words::SPLIT_WORDS, page.words.as_str()), &none)}
                {text_field(field("tag", words::SPLIT_WITH_TAG, page.tag.as_str()), &page.errors)}
                <p class="filter-end"><button class="button quiet" type="submit">{words::SHOW}</button></p>
            </div>
        </form>
        {stories}
    }
    .markup()
}

fn line(story: &SplitLine) -> Markup {
    let id = format!("story-{}", story.id);
    view! {
        <div class="tick">
            <input type="checkbox" id=id.clone() name="item" value=story.id.clone() checked=story.ticked />
            <label for=id><bdi translate="no" lang=story.language.clone()>{story.headline.clone()}</bdi> " " <span class="hint tick-about">{story.about.clone()}</span></label>
        </div>
    }
    .markup()
}

fn seen(page: &SplitPage, preview: &SplitPreview) -> Markup {
    let again = preview.again.then(|| view! { <div class="errors" role="alert" tabindex="-1" autofocus><p>{words::SPLIT_AGAIN}</p></div> });
    let list = |lines: &[String]| {
        let more = lines.len().saturating_sub(LISTED);
        let lines: Vec<Markup> =
            lines.iter().take(LISTED).map(|line| view! { <li dir="auto" translate="no">{line.clone()}</li> }.markup()).collect();
        let more = (more > 0).then(|| view! { <li>{words::SPLIT_MORE.of(count(more))}</li> });
        view! { <ul class="split-list">{lines} {more}</ul> }.markup()
    };
    let stay = (!preview.stayed.is_empty()).then(|| {
        view! {
            <h2>{words::SPLIT_STAY.of(count(preview.stayed.len()))}</h2>
            <p class="hint">{words::SPLIT_STAY_WHY}</p>
            {list(&preview.stayed)}
        }
    });
    let fields: Vec<Markup> =
        preview.fields.iter().cloned().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.markup()).collect();
    let act = if preview.moved.is_empty() {
        view! { <p>{words::MOVES_NONE}</p> }.markup()
    } else {
        view! {
            <form class="form act" method="post" action=format!("{}{}/split", page.kind.base(), page.from.0)>
                {fields}
                <button class="button" type="submit">{words::SPLIT_NOW}</button>
            </form>
        }
        .markup()
    };
    view! {
        {again}
        <ul>
            <li>{words::SPLIT_MAKES.with(&[("name", &page.name), ("path", &preview.path)])}</li>
            <li>{words::SPLIT_KEEPS.with(&[("from", &page.from.1)])}</li>
            <li>{words::CAN_BE_UNDONE.with(&[("into", &page.name)])}</li>
        </ul>
        <h2>{words::MOVES.of(count(preview.moved.len()))}</h2>
        {list(&preview.moved)}
        {stay}
        {act}
    }
    .markup()
}
