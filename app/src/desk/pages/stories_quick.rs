//! The quick edit of a story in its row: headline, section and time.

use super::story_row::StoryRow;
use crate::{
    desk::{
        form::{Errors, TextField, select, summary, text_field},
        words::lists_desk as words,
    },
    prelude::*,
};

/// The form in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuickEdit {
    /// The story.
    pub id: String,
    /// What the save is based on.
    pub base: String,
    /// The headline.
    pub headline: String,
    /// The identity of the section.
    pub section: String,
    /// The time as it is entered; `None` where the state has none.
    pub time: Option<String>,
    /// The paper's zone.
    pub zone: String,
    /// All sections: identity and name.
    pub sections: Vec<(String, String)>,
    /// The filters of the list, as in its URL.
    pub filters: String,
    /// What was wrong.
    pub errors: Errors,
}

/// The link that opens the form.
pub fn link(row: &StoryRow, filters: &str) -> Markup {
    let query = if filters.is_empty() { "?".to_owned() } else { format!("{filters}&") };
    let href = format!("/desk/stories/{query}edit={}#quick", row.id);
    let label = format!("{}: {}", words::QUICK_EDIT, row.headline);
    view! { <p class="row-acts"><a href=href data-key="e" translate="no" aria-label=label>{words::QUICK_EDIT}</a></p> }.markup()
}

/// The form.
pub fn form(quick: &QuickEdit) -> Markup {
    let headline =
        TextField { form: "quick", name: "headline", label: words::HEADLINE, value: &quick.headline, most: 500, ..TextField::default() };
    let sections = std::iter::once((String::new(), "—".to_owned())).chain(quick.sections.iter().cloned()).collect();
    let time = quick.time.clone().map(|time| {
        let error = quick.errors.of("time").map(str::to_owned).map(|error| view! { <p class="error" id="quick-time-error">{error}</p> });
        let described = error.is_some().then_some("quick-time-error");
        // the browser's own field holds no time that cannot be read, and no offset
        let is_plain = time.len() == "2026-02-07T06:00".len() && error.is_none();
        let kind = if is_plain { "datetime-local" } else { "text" };
        view! {
            <div class="field">
                <label for="quick-time">{words::TIME.with(&[("zone", &quick.zone)])}</label>
                {error}
                <input id="quick-time" name="time" type=kind value=time autocomplete="off" aria-describedby=described />
            </div>
        }
    });
    view! {
        <form id="quick" class="quick-edit" method="post" action=format!("/desk/stories/{}/quick", quick.id)>
            {summary("quick", &quick.errors)}
            <input type="hidden" name="base" value=quick.base.clone() />
            <input type="hidden" name="filters" value=quick.filters.clone() />
            {text_field(headline, &quick.errors)}
            <div class="beside">
                {select("quick", "section", words::SECTION, sections, &quick.section, &quick.errors)}
                {time}
                <button class="button" type="submit">{words::SAVE}</button>
                <a href=format!("/desk/stories/{}", quick.filters)>{words::CANCEL}</a>
            </div>
        </form>
    }
    .markup()
}
