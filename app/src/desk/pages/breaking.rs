//! Breaking news: the line that is on every page, and the form for the next one.

use crate::{
    desk::{
        form::{Errors, TextField, button_form, notice, select, summary, text_field},
        layout::{Desk, Place, html_page},
        pages::alert::{self, SentAlert},
        words::{alerts_desk, breaking_news as words},
    },
    prelude::*,
    ui::words::Word,
};

/// Hours that can be chosen.
pub const HOURS: [u32; 6] = [1, 2, 4, 8, 12, 24];

/// The alert of the line that is there.
#[derive(Debug, Clone, Default)]
pub struct LineAlert {
    /// The paper's name, as devices show it.
    pub paper: String,
    /// What stands in the fields.
    pub title: String,
    /// The same.
    pub body: String,
    /// The story that the line leads to, whose alert it is.
    pub story: Option<String>,
    /// What was sent; there is no second one.
    pub sent: Option<SentAlert>,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct BreakingNews {
    /// Devices that follow breaking news; `None`: this paper sends no alerts.
    pub devices: Option<i64>,
    /// The alert of the line that is there, if the paper sends alerts.
    pub alert: Option<LineAlert>,
    /// Whether an alert goes with the next line.
    pub with_alert: bool,
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
            <form class="form breaking-form" method="post" action="/desk/breaking/">
                {text_field(text, &page.errors)}
                {text_field(link, &page.errors)}
                {choice(page)}
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

/// Whether an alert goes with the line. Chosen by nobody but the editor: a second alert within an hour costs readers.
fn choice(page: &BreakingNews) -> Markup {
    let Some(devices) = page.devices else { return view! { <p class="hint">{alerts_desk::SWITCHED_OFF}</p> }.markup() };
    let devices = alerts_desk::DEVICES.of(devices);
    view! {
        <p class="choice">
            <input type="checkbox" id="alert" name="alert" value="1" checked=page.with_alert />
            <label for="alert">{words::WITH_ALERT} " " <span class="hint">{words::FOLLOWERS.with(&[("devices", &devices)])}</span></label>
        </p>
    }
    .markup()
}

/// The alert of the line: the form, or what became of it.
fn alert_card(page: &BreakingNews) -> Option<Markup> {
    let alert = page.alert.as_ref()?;
    let story =
        alert.story.as_ref().map(|story| view! { <p><a href=format!("/desk/stories/{story}/alert/")>{words::ALERT_OF_STORY}</a></p> });
    let card = match &alert.sent {
        Some(sent) => view! { <div class="alerts-sent">{alert::sent_alert(sent)}</div> }.markup(),
        None => {
            let devices = alerts_desk::DEVICES.of(page.devices.unwrap_or_default());
            view! {
                <p class="hint">{words::FOLLOWERS.with(&[("devices", &devices)])} " " {words::ONCE}</p>
                <form method="post" action="/desk/breaking/alert" class="form">
                    {alert::fields(&alert.title, &alert.body, &page.errors)}
                    {alert::preview(&alert.paper, &alert.title, &alert.body)}
                    <button class="button" type="submit">{alerts_desk::SEND}</button>
                </form>
            }
            .markup()
        }
    };
    Some(view! { <section class="line-alert" aria-labelledby="line-alert"><h3 id="line-alert">{words::ITS_ALERT}</h3> {card} {story}</section> }.markup())
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
            {button_form("/desk/breaking/end".to_owned(), words::END, "button quiet", None)}
            {alert_card(page)}
        </section>
    }
    .markup()
}
