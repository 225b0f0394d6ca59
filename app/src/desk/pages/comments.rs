//! The queues of comments.

use domain::document::Block;

use super::comment_row::{CommentRow, row};
use crate::{
    desk::{
        form::{Errors, summary},
        layout::{Desk, Place, html_page},
        words::comments as words,
    },
    prelude::*,
    ui::{text::Calendar, words::Word},
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Comments {
    /// The name of the queue in URLs.
    pub queue: &'static str,
    /// Each queue: name in URLs, label, number in it.
    pub queues: Vec<(&'static str, Word, i64)>,
    /// Its comments.
    pub rows: Vec<CommentRow>,
    /// The URL of the next page.
    pub next: Option<String>,
    /// What just happened.
    pub done: Option<String>,
    /// With this it can be taken back.
    pub undo: Option<String>,
    /// What was wrong.
    pub errors: Errors,
}

/// Comments counted at most.
pub const MOST_COUNTED: i64 = 1_000;

/// A number of comments in words: beyond what is counted there are more.
pub fn counted(number: i64) -> String {
    use crate::desk::words::time::number as digits;
    if number >= MOST_COUNTED { format!("{}+", digits(MOST_COUNTED - 1)) } else { digits(number) }
}

/// The page.
pub fn comments(desk: Desk<'_>, calendar: &Calendar, page: &Comments) -> Markup {
    let done = page.done.clone().map(|done| {
        let undo = page.undo.clone().map(|undo| {
            view! {
                <form class="undo" method="post" action="/desk/comments/undo">
                    <input type="hidden" name="queue" value=page.queue />
                    <input type="hidden" name="undo" value=undo />
                    <button class="button small" type="submit">{words::UNDO}</button>
                </form>
            }
        });
        view! { <div class="message moderated" role="status"><p>{done}</p> {undo}</div> }
    });
    let empty = page.rows.is_empty().then(|| {
        let text = if page.queue == "waiting" { words::NOTHING_WAITS } else { words::NOTHING_HERE };
        view! { <p class="empty">{text}</p> }
    });
    let rows: Vec<Markup> =
        page.rows.iter().enumerate().map(|(at, comment)| row(calendar, page.queue, comment, at == 0 && page.done.is_some())).collect();
    let list = (!rows.is_empty()).then(|| view! { <ul class="queue">{rows}</ul> {bulk(page.queue)} });
    let next = page.next.clone().map(|url| view! { <p><a class="button quiet" href=url>{words::MORE}</a></p> });
    let content = view! {
        <div class="desk-page wide">
            <div class="desk-top">
                <h1>{words::TITLE}</h1>
                <a class="button quiet" href="/desk/comments/filter/">{words::FILTER}</a>
            </div>
            {queues(page)}
            {summary("bulk", &page.errors)}
            {done}
            {empty}
            {list}
            {next}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Comments), words::TITLE, content)
}

fn queues(page: &Comments) -> Markup {
    let links: Vec<Markup> = page
        .queues
        .iter()
        .map(|(name, label, number)| {
            let current = (*name == page.queue).then_some("page");
            view! { <li><a href=format!("/desk/comments/?queue={name}") aria-current=current>{*label} " " <span class="hint">{counted(*number)}</span></a></li> }
                .markup()
        })
        .collect();
    view! { <nav class="views" aria-label=words::QUEUES><ul>{links}</ul></nav> }.markup()
}

/// What can be done with all chosen comments. The boxes of the rows belong to this form.
fn bulk(queue: &'static str) -> Markup {
    let acts: Vec<Markup> = acts_in(queue)
        .into_iter()
        .map(|(act, label, _)| view! { <button class="button small" type="submit" name="act" value=act>{label}</button> }.markup())
        .collect();
    view! {
        <form class="bulk" id="bulk" method="post" action="/desk/comments/act">
            <input type="hidden" name="queue" value=queue />
            <p>{words::CHOSEN}</p>
            {acts}
        </form>
    }
    .markup()
}

/// What can be decided in a queue: value, label, key.
pub(super) fn acts_in(queue: &str) -> Vec<(&'static str, Word, &'static str)> {
    let approve = ("approve", if queue == "reported" { words::KEEP } else { words::APPROVE }, "a");
    let (reject, spam, wait) = (("reject", words::REJECT, "x"), ("spam", words::MARK_SPAM, "s"), ("wait", words::WAIT, "w"));
    match queue {
        "approved" => vec![reject, spam, wait],
        "spam" => vec![approve, reject, wait],
        "rejected" => vec![approve, spam, wait],
        _ => vec![approve, reject, spam],
    }
}

/// The text of a comment.
pub(super) fn body(calendar: &Calendar, body: &[Block]) -> Markup {
    use crate::ui::blocks::{BlockContext, blocks};
    blocks(&BlockContext::for_comment(calendar), body).markup()
}
