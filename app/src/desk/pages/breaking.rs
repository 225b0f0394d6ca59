//! Breaking news: the line that is on every page, and the form for the next one.

use crate::{
    desk::{
        form::{Errors, TextField, button_form, notice, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::breaking_news as words,
    },
    prelude::*,
    ui::words::Word,
};

/// Hours that can be chosen.
pub const HOURS: [u32; 6] = [1, 2, 4, 8, 12, 24];

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct BreakingNews {
    /// The line that is there: text, link and until when in words.
    pub current: Option<(String, String, String)>,
    /// What was typed.
    pub text: String,
    /// The link that was typed.
    pub link: String,
    /// The hours that were chosen.
    pub hours: u32,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The page.
pub fn breaking(desk: Desk<'_>, page: &BreakingNews) -> Markup {
    let hours = HOURS.iter().map(|hours| (hours.to_string(), words::FOR_HOURS.of(*hours))).collect();
    let text = TextField { name: "text", label: words::TEXT, value: &page.text, hint: words::TEXT_HINT, most: 200, ..TextField::default() };
    let link =
        TextField { name: "link", label: words::LINK, value: &page.link, hint: words::LINK_HINT, optional: true, ..TextField::default() };
    let content = view! {
        <div class="desk-page">
            <h1>{words::TITLE}</h1>
            <p class="hint">{words::INTRO}</p>
            {notice(page.notice)}
            {summary("", &page.errors)}
            {current(page)}
            <form method="post" action="/desk/breaking/">
                {text_field(text, &page.errors)}
                {text_field(link, &page.errors)}
                <div class="beside">
                    {select("", "hours", words::HOURS, hours, &page.hours.to_string(), &page.errors)}
                    <button class="button" type="submit">{words::PUT}</button>
                </div>
            </form>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Breaking), words::TITLE, content)
}

fn current(page: &BreakingNews) -> Markup {
    let Some((text, link, until)) = &page.current else {
        return view! { <p>{words::NONE}</p> }.markup();
    };
    let link = (!link.is_empty()).then(|| view! { <p class="hint" dir="ltr">{link.clone()}</p> });
    view! {
        <section aria-labelledby="current">
            <h2 id="current">{words::NOW}</h2>
            <p><strong>{text.clone()}</strong></p>
            {link}
            <p class="hint">{words::UNTIL} " " {until.clone()}</p>
            {button_form("/desk/breaking/end".to_owned(), words::END, "quiet", None)}
        </section>
    }
    .markup()
}
