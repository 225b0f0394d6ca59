//! The form that changes a story's headline, standfirst, section and plain text.

use super::story::StoryPage;
use crate::{
    desk::{
        form::{TextField, select, text_field},
        words::stories as words,
    },
    prelude::*,
    ui::{raw_html::TextArea, words::Word},
};

/// The form's id: acts are sent with it, so that nothing typed is lost when a story is published without being saved first.
pub const FORM: &str = "story-form";

/// The form. It names the revision that it is based on, so that nothing newer is replaced.
pub fn fields(page: &StoryPage) -> Markup {
    let form = &page.form;
    let line = |name, label, value, hint, optional| TextField { form: "story", name, label, value, hint, optional, ..TextField::default() };
    let sections = std::iter::once((String::new(), words::NO_SECTION.into())).chain(page.sections.iter().cloned()).collect();
    let text = match &form.text {
        Some(text) => area("text", words::TEXT, words::TEXT_HINT, text, 18),
        None => view! { <p class="hint">{words::TEXT_HAS_FORMATTING}</p> }.markup(),
    };
    view! {
        <form
            id=FORM
            method="post"
            action=format!("/desk/stories/{}/save", page.id)
            class="form story-form"
            lang=page.language.to_string()
            dir=page.direction.to_string()
        >
            <input type="hidden" name="revision" value=page.revision.clone() />
            {text_field(line("headline", words::HEADLINE, &form.headline, words::HEADLINE_HINT, false), &page.errors)}
            {area("standfirst", words::STANDFIRST, words::STANDFIRST_HINT, &form.standfirst, 3)}
            {text}
            {select("story", "section", words::SECTION, sections, &form.section, &page.errors)}
            {text_field(line("slug", words::SLUG, &form.slug, words::SLUG_HINT, true), &page.errors)}
            <button class="button" type="submit" data-key="s">{words::SAVE}</button>
        </form>
    }
    .markup()
}

fn area(name: &'static str, label: Word, hint: Word, value: &str, rows: u16) -> Markup {
    let id = format!("story-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <p class="hint">{hint}</p>
            <TextArea id=id name=name value=value.to_owned() rows=rows />
        </div>
    }
    .markup()
}
