//! One comment in a queue, with what a moderator needs to decide, and the acts.

use domain::spam::SpamReason;
use domain::{Document, ReportReason};

use super::comments::{acts_in, body};
use crate::{
    desk::words::{comments as words, listed, time},
    prelude::*,
    ui::{raw_html::TextArea, text::Calendar},
};

/// Days for which somebody can be banned.
const DAYS: [u16; 4] = [1, 7, 30, 365];

/// What a row shows.
#[derive(Debug, Clone, Default)]
pub struct CommentRow {
    /// The comment's identity.
    pub id: String,
    /// What the moderator sees of it: a decision names it.
    pub version: String,
    /// The writer's name; may be empty.
    pub name: String,
    /// Whether somebody of the paper wrote it.
    pub staff: bool,
    /// The text.
    pub body: Document,
    /// When it was written, in words and for programs.
    pub when: (String, String),
    /// The identity of its story.
    pub story: String,
    /// Where readers see it.
    pub href: String,
    /// The headline of its story.
    pub headline: String,
    /// Whether a moderator closed the comments of that story.
    pub closed: bool,
    /// The comment that it answers: name, or nothing for a removed one, and the beginning of its text.
    pub parent: Option<(String, String)>,
    /// Its score.
    pub points: i64,
    /// What raised it.
    pub reasons: Vec<SpamReason>,
    /// The text before its writer changed it.
    pub first_text: Option<String>,
    /// Reports: reason, note, when.
    pub reports: Vec<(ReportReason, String, String)>,
    /// Whether its network can be banned.
    pub has_network: bool,
    /// Whether its writer can be banned.
    pub has_email: bool,
    /// What was typed as an answer, with what is wrong with it.
    pub reply: Option<(String, String)>,
}

/// The comment as it is seen here, in a form.
fn seen(comment: &CommentRow) -> String {
    format!("{}:{}", comment.id, comment.version)
}

/// The row. `focused`: takes the focus when the page opens, so that keys go on where they were.
pub fn row(calendar: &Calendar, queue: &'static str, comment: &CommentRow, focused: bool) -> Markup {
    let name = if comment.name.is_empty() { words::NAMELESS.into() } else { comment.name.clone() };
    let box_id = format!("choose-{}", comment.id);
    let box_for = box_id.clone();
    let label = words::CHOOSE.with(&[("name", &name)]);
    let mark = comment.staff.then(|| view! { <span class="flag">{words::STAFF}</span> });
    let parent = comment.parent.clone().map(|(name, text)| {
        let name = if name.is_empty() { words::REMOVED.into() } else { name };
        view! { <p class="hint queued-parent">{words::ANSWERS.with(&[("name", &name)])} " " <span translate="no" dir="auto">{text}</span></p> }
    });
    view! {
        <li class="queued">
            <p class="queued-head">
                <label class="queued-box" for=box_for>
                    <input id=box_id type="checkbox" name="id" value=seen(comment) form="bulk" aria-label=label />
                </label>
                <span>
                    <strong translate="no">{name}</strong> " " {mark} " " {words::ON} " "
                    <a href=comment.href.clone() data-row="" autofocus=focused translate="no">{comment.headline.clone()}</a>
                    " · " <time datetime=comment.when.1.clone()>{comment.when.0.clone()}</time>
                </span>
            </p>
            {parent}
            <div class="queued-text" translate="no" dir="auto">{body(calendar, &comment.body.blocks)}</div>
            {facts(comment)}
            {acts(queue, comment)}
        </li>
    }
    .markup()
}

/// Why it is here.
fn facts(comment: &CommentRow) -> Markup {
    let reasons: Vec<String> = comment.reasons.iter().map(|reason| words::reason(*reason).to_string()).collect();
    let score = (comment.points > 0).then(|| {
        let score = words::SCORE.with(&[("number", &time::number(comment.points))]);
        view! { <p class="facts"><span>{score}</span> <span>{listed(&reasons)}</span></p> }
    });
    let first = comment.first_text.clone().map(|text| {
        view! { <details class="queued-first"><summary>{words::CHANGED}</summary><p translate="no" dir="auto">{text}</p></details> }
    });
    let reports: Vec<Markup> = comment
        .reports
        .iter()
        .map(|(reason, note, when)| {
            let label = words::REPORTED_AS.with(&[("reason", words::report(*reason).text())]);
            view! { <li><strong class="flag">{label}</strong> " " <span translate="no">{note.clone()}</span> " " <span class="hint">{when.clone()}</span></li> }.markup()
        })
        .collect();
    let reports = (!reports.is_empty()).then(|| view! { <ul class="queued-reports">{reports}</ul> });
    view! { {score} {first} {reports} }.markup()
}

/// What can be done with it. The attribute `data-key` is for the keys of the desk's island.
fn acts(queue: &'static str, comment: &CommentRow) -> Markup {
    let one = |(act, label, key): (&'static str, crate::ui::words::Word, &'static str)| {
        view! {
            <button class="button small" type="submit" form="bulk" name="one" value=format!("{act} {}", seen(comment)) data-key=key>{label}</button>
        }
        .markup()
    };
    let decide: Vec<Markup> = acts_in(queue).into_iter().map(one).collect();
    view! {
        <div class="queued-acts">
            {decide}
            {matches!(queue, "waiting" | "reported" | "approved").then(|| reply(queue, comment))}
            {further(queue, comment)}
        </div>
    }
    .markup()
}

fn reply(queue: &'static str, comment: &CommentRow) -> Markup {
    let id = format!("reply-{}", comment.id);
    let (text, error) = comment.reply.clone().unwrap_or_default();
    let error = (!error.is_empty()).then(|| view! { <p class="error">{error}</p> });
    let hint = (queue == "waiting").then(|| view! { <p class="hint">{words::REPLY_APPROVES}</p> });
    view! {
        <details class="queued-reply" open=comment.reply.is_some()>
            <summary class="button small" data-key="r">{words::REPLY}</summary>
            <form class="form" method="post" action=format!("/desk/comments/{}/reply", comment.id)>
                <input type="hidden" name="queue" value=queue />
                <div class="field">
                    <label for=id.clone()>{words::REPLY_TEXT}</label>
                    {error}
                    <TextArea id=id name="text" value=text rows=4 most=10000 required=true />
                </div>
                {hint}
                <button class="button" type="submit">{words::SEND}</button>
            </form>
        </details>
    }
    .markup()
}

fn further(queue: &'static str, comment: &CommentRow) -> Markup {
    let days: Vec<Markup> = DAYS
        .iter()
        .map(|days| {
            let label = words::DAYS.with(&[("number", &time::number(days))]);
            view! { <option value=days.to_string() selected=*days == 30>{label}</option> }.markup()
        })
        .collect();
    let kinds = [(comment.has_email, "email", words::BAN_EMAIL), (comment.has_network, "network", words::BAN_NETWORK)];
    let buttons: Vec<Markup> = kinds
        .into_iter()
        .filter(|(can, ..)| *can)
        .map(|(_, kind, label)| {
            view! { <button class="button small danger" type="submit" name="kind" value=kind>{label}</button> }.markup()
        })
        .collect();
    let select_id = format!("days-{}", comment.id);
    let ban = (!buttons.is_empty()).then(|| {
        view! {
            <form class="form" method="post" action=format!("/desk/comments/{}/ban", comment.id)>
                <input type="hidden" name="queue" value=queue />
                <div class="field"><label for=select_id.clone()>{words::BAN_FOR}</label><select id=select_id name="days">{days}</select></div>
                {buttons}
            </form>
        }
    });
    let (label, closed) = if comment.closed { (words::OPEN, "no") } else { (words::CLOSE, "yes") };
    view! {
        <details class="queued-further">
            <summary class="button small">{words::FURTHER}</summary>
            {ban}
            <form class="form" method="post" action=format!("/desk/comments/stories/{}/close", comment.story)>
                <input type="hidden" name="queue" value=queue />
                <button class="button small" type="submit" name="closed" value=closed>{label}</button>
            </form>
        </details>
    }
    .markup()
}
