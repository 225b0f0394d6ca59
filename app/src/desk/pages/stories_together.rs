//! Acts on several stories: the boxes and the bar of the list, and the preview that comes before anything is done.

use domain::StoryAct;

use crate::{
    desk::{
        form::{Errors, TextField, select, text_field},
        layout::{Desk, Place, html_page},
        words::{lists_desk as words, stories},
    },
    prelude::*,
};

/// The id of the form that the boxes belong to.
pub const FORM: &str = "together";

/// What would be done.
#[derive(Debug, Clone, Default)]
pub struct Together {
    /// The act in words.
    pub act: String,
    /// The fields of the act: name and value.
    pub fields: Vec<(String, String)>,
    /// The stories that change: headline, and the value of their box.
    pub change: Vec<(String, String)>,
    /// Those that are like that already.
    pub same: Vec<String>,
    /// Those that cannot change, and why.
    pub refused: Vec<(String, String)>,
    /// The filters of the list, as in its URL.
    pub filters: String,
    /// Whether a story changed since the last preview.
    pub is_again: bool,
}

/// The box in front of a row.
pub fn choice(id: &str, base: &str, headline: &str) -> Markup {
    let label = format!("{}: {headline}", words::CHOOSE);
    view! { <input class="row-choice" type="checkbox" form=FORM name="item" value=format!("{id}:{base}") data-key="x" translate="no" aria-label=label /> }
        .markup()
}

/// The bar with what can be done; in sight while a box is ticked. `acts`: those that the person's role allows.
pub fn bar(sections: &[(String, String)], filters: &str, acts: &[StoryAct]) -> Markup {
    let none = Errors::default();
    let sections = std::iter::once((String::new(), "—".to_owned())).chain(sections.iter().cloned()).collect();
    let acts = acts.iter().filter_map(|act| Some((act.to_string(), stories::act(*act)?.into())));
    let acts = std::iter::once((String::new(), "—".to_owned())).chain(acts).collect();
    let tag = TextField { form: FORM, name: "tag", label: words::TAG, optional: true, most: 100, ..TextField::default() };
    view! {
        <form id=FORM class="together-bar" method="post" action="/desk/together" aria-label=words::BAR>
            <input type="hidden" name="filters" value=filters.to_owned() />
            <p class="together-title">{words::BAR}</p>
            <div class="together-part">
                {select(FORM, "section", words::INTO_SECTION, sections, "", &none)}
                <button class="button small" type="submit" name="act" value="section">{words::SET_SECTION}</button>
            </div>
            <div class="together-part">
                {text_field(tag, &none)}
                <button class="button small" type="submit" name="act" value="add_tag">{words::ADD_TAG}</button>
                <button class="button small" type="submit" name="act" value="remove_tag">{words::REMOVE_TAG}</button>
            </div>
            <div class="together-part">
                {select(FORM, "state", words::STATE, acts, "", &none)}
                <button class="button small" type="submit" name="act" value="state">{words::CHANGE_STATE}</button>
            </div>
        </form>
    }
    .markup()
}

/// The preview.
pub fn together(desk: Desk<'_>, page: &Together) -> Markup {
    let back = format!("/desk/stories/{}", page.filters);
    let again = page.is_again.then(|| view! { <div class="errors" role="alert" tabindex="-1" autofocus><p>{words::CHANGED}</p></div> });
    let headline = |text: &str| view! { <li dir="auto" translate="no">{text.to_owned()}</li> }.markup();
    let change: Vec<Markup> = page.change.iter().map(|(text, _)| headline(text)).collect();
    let same: Vec<Markup> = page.same.iter().map(|text| headline(text)).collect();
    let refused: Vec<Markup> = page
        .refused
        .iter()
        .map(|(text, why)| {
            view! { <li><span dir="auto" translate="no">{text.clone()}</span> <span class="hint">{why.clone()}</span></li> }.markup()
        })
        .collect();
    let part = |title: String, lines: Vec<Markup>| {
        (!lines.is_empty()).then(|| view! { <section><h2>{title}</h2><ul class="together-list">{lines}</ul></section> })
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let button = if page.change.is_empty() {
        view! { <p>{words::NOTHING}</p> }.markup()
    } else {
        let fields = page.fields.iter().cloned().chain(page.change.iter().map(|(_, item)| ("item".to_owned(), item.clone())));
        let fields: Vec<Markup> = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.markup()).collect();
        view! {
            <form method="post" action="/desk/together">
                {fields}
                <input type="hidden" name="filters" value=page.filters.clone() />
                <input type="hidden" name="seen" value="1" />
                <button class="button" type="submit">{words::DO_IT}</button>
            </form>
        }
        .markup()
    };
    let content = view! {
        <div class="desk-page together-page">
            <h1>{page.act.clone()}</h1>
            {again}
            <p class="hint">{words::PREVIEW}</p>
            {part(words::CHANGE.of(count(page.change.len())), change)}
            {part(words::ARE_SO.of(count(page.same.len())), same)}
            {part(words::CANNOT.of(count(page.refused.len())), refused)}
            {button}
            <p><a href=back>{words::BACK}</a></p>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Stories), &page.act, content)
}
