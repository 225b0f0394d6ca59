//! The alert of a story: its words, who gets it, and what became of it.

use crate::{
    desk::{
        form::{Errors, TextField, button_form, notice, summary, text_field},
        layout::{Desk, Place, html_page},
        words::alerts_desk as words,
    },
    prelude::*,
    ui::{text::numbers::grouped, words::Word},
};

/// Somebody who can get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followers {
    /// The topic as it is sent.
    pub topic: String,
    /// In words.
    pub label: String,
    /// Devices that follow it.
    pub devices: i64,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// An alert that was sent or is being sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentAlert {
    /// Its first line.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Its state in words.
    pub state: String,
    /// Numbers with their labels.
    pub numbers: Vec<(Word, i64)>,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct AlertPage {
    /// The story's identity.
    pub story: String,
    /// Its headline.
    pub headline: String,
    /// The paper's name, as devices show it.
    pub paper: String,
    /// Whether alerts can be sent at all.
    pub is_possible: bool,
    /// Whether readers can open the story.
    pub is_live: bool,
    /// What stands in the fields.
    pub title: String,
    /// The same.
    pub body: String,
    /// Who can get it.
    pub followers: Vec<Followers>,
    /// Devices that the planned alert is for; `None`: none is planned.
    pub planned: Option<i64>,
    /// What was sent, newest first.
    pub sent: Vec<SentAlert>,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The page.
pub fn alert(desk: Desk<'_>, page: &AlertPage) -> Markup {
    let off = (!page.is_possible).then(|| view! { <p class="message">{words::SWITCHED_OFF}</p> });
    let form = match (page.is_possible, page.sent.is_empty()) {
        (false, _) => ().markup(),
        (true, true) => plan(page),
        (true, false) => replace(page),
    };
    let content = view! {
        <div class="desk-page">
            <p><a href=format!("/desk/stories/{}/", page.story)><bdi>{page.headline.clone()}</bdi></a></p>
            <h1>{words::TITLE}</h1>
            <p class="hint">{words::INTRO}</p>
            {notice(page.notice)}
            {summary("", &page.errors)}
            {off}
            {planned(page)}
            {sent(page)}
            {form}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Stories), words::TITLE, content)
}

fn planned(page: &AlertPage) -> Option<Markup> {
    let devices = words::DEVICES.of(page.planned?);
    let cancel = button_form(format!("/desk/stories/{}/alert/cancel", page.story), words::CANCEL, "button quiet small", None);
    Some(view! { <div class="message planned"><p>{words::PLANNED.with(&[("devices", &devices)])}</p> {cancel}</div> }.markup())
}

/// How a device shows it. Filled by what was typed last.
pub(super) fn preview(paper: &str, title: &str, body: &str) -> Markup {
    view! {
        <section class="alert-preview" aria-labelledby="alert-preview">
            <h2 id="alert-preview">{words::PREVIEW}</h2>
            <div class="device-message notranslate" translate="no">
                <p class="hint">{paper.to_owned()}</p>
                <p dir="auto"><strong>{title.to_owned()}</strong></p>
                <p dir="auto">{body.to_owned()}</p>
            </div>
        </section>
    }
    .markup()
}

/// The two lines that are written.
pub(super) fn fields(title: &str, body: &str, errors: &Errors) -> Markup {
    let title =
        TextField { name: "title", label: words::HEADLINE, value: title, hint: words::HEADLINE_HINT, most: 200, ..TextField::default() };
    let body = TextField {
        name: "body",
        label: words::BODY,
        value: body,
        hint: words::BODY_HINT,
        most: 400,
        optional: true,
        ..TextField::default()
    };
    view! { {text_field(title, errors)} {text_field(body, errors)} }.markup()
}

fn plan(page: &AlertPage) -> Markup {
    let choices: Vec<_> = page
        .followers
        .iter()
        .enumerate()
        .map(|(at, followers)| {
            let id = format!("topic-{at}");
            view! {
                <p class="choice">
                    <input type="checkbox" name="topic" id=id.clone() value=followers.topic.clone() checked=followers.is_chosen />
                    <label for=id>
                        <bdi>{followers.label.clone()}</bdi> " "
                        <span class="hint">{words::DEVICES.of(followers.devices)}</span>
                    </label>
                </p>
            }
        })
        .collect();
    let error = page.errors.of("topics").map(str::to_owned).map(|error| view! { <p class="error">{error}</p> });
    let label = match (page.is_live, page.planned) {
        (true, _) => words::SEND,
        (false, None) => words::PLAN,
        (false, Some(_)) => words::CHANGE,
    };
    view! {
        <form method="post" action=format!("/desk/stories/{}/alert/", page.story) class="form">
            {fields(&page.title, &page.body, &page.errors)}
            <fieldset id="topics">
                <legend>{words::WHOM}</legend>
                {error}
                {choices}
                <p class="hint">{words::WHOM_HINT}</p>
            </fieldset>
            {preview(&page.paper, &page.title, &page.body)}
            <button class="button" type="submit">{label}</button>
        </form>
    }
    .markup()
}

fn replace(page: &AlertPage) -> Markup {
    view! {
        <section aria-labelledby="replace">
            <h2 id="replace">{words::REPLACE_TITLE}</h2>
            <p class="hint">{words::REPLACE_HINT}</p>
            <form method="post" action=format!("/desk/stories/{}/alert/replace", page.story) class="form">
                {fields(&page.title, &page.body, &page.errors)}
                <button class="button" type="submit">{words::REPLACE}</button>
            </form>
        </section>
    }
    .markup()
}

/// One that was sent: its words, its state and its numbers.
pub(super) fn sent_alert(alert: &SentAlert) -> Markup {
    let numbers: Vec<_> =
        alert.numbers.iter().map(|(label, number)| view! { <div><dt>{*label}</dt> <dd>{grouped(*number)}</dd></div> }).collect();
    view! {
        <p dir="auto" translate="no"><strong>{alert.title.clone()}</strong></p>
        <p dir="auto" translate="no">{alert.body.clone()}</p>
        <p class="hint">{alert.state.clone()}</p>
        <dl class="alert-numbers">{numbers}</dl>
    }
    .markup()
}

fn sent(page: &AlertPage) -> Option<Markup> {
    let alerts: Vec<_> = page.sent.iter().map(|alert| view! { <li>{sent_alert(alert)}</li> }).collect();
    let list = view! {
        <section aria-labelledby="sent">
            <h2 id="sent">{words::SENT_TITLE}</h2>
            <ol class="alerts-sent">{alerts}</ol>
        </section>
    };
    (!page.sent.is_empty()).then(|| list.markup())
}
