//! `GET /desk/comments/`: a queue of comments.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::{
        comment_row::CommentRow,
        comments::{Comments, comments},
    },
    words::{comments as words, time},
};
use app::ui::words::Word;
use axum::{extract::State, http::StatusCode, response::Response};
use newsroom::Authority;
use newsroom::comments::Queue;

use super::rows::row;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
    session::Acting,
};

/// Comments on one page.
const PAGE: usize = 30;

/// What the page shows besides the queue.
#[derive(Default)]
pub(super) struct With {
    pub(super) queue: Queue,
    pub(super) after: Option<(i64, String)>,
    pub(super) done: Option<String>,
    pub(super) undo: Option<String>,
    pub(super) errors: Errors,
    /// The status, if it is another than the usual one.
    pub(super) status: Option<StatusCode>,
    /// An answer that was refused: the comment, what was typed, what is wrong.
    pub(super) reply: Option<(String, String, String)>,
}

/// The page.
///
/// # Errors
/// 400 for a URL that this page does not make; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    const UNREADABLE: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("There is no such queue. Begin at /desk/comments/."));
    let queue = match asked.get("queue") {
        "" => Queue::default(),
        name => Queue::parse(name).ok_or(UNREADABLE)?,
    };
    let after = match asked.get("after") {
        "" => None,
        after => {
            let (at, id) = after.split_once('_').ok_or(UNREADABLE)?;
            Some((at.parse().map_err(|_| UNREADABLE)?, id.to_owned()))
        }
    };
    let number: usize = asked.get("number").parse().unwrap_or_default();
    let undo = Some(asked.get("undo").to_owned()).filter(|undo| !undo.is_empty() && number > 0);
    let with = With { queue, after, done: done(asked.get("done"), number), undo, ..With::default() };
    shown(&state, &authority, &signed_in, with).await
}

/// What happened, in words.
pub(super) fn done(done: &str, number: usize) -> Option<String> {
    let counted = |word: Word| word.with(&[("number", &time::number(number))]);
    Some(match done {
        "approve" | "reject" | "spam" | "wait" if number == 0 => words::DID_NOTHING.into(),
        "approve" => counted(words::DID_APPROVE),
        "reject" => counted(words::DID_REJECT),
        "spam" => counted(words::DID_SPAM),
        "wait" => counted(words::DID_WAIT),
        "undone" => words::UNDONE.into(),
        "too-late" => words::TOO_LATE.into(),
        "replied" => words::REPLIED.into(),
        "banned" => words::BANNED.into(),
        "not-banned" => words::NOT_BANNED.into(),
        "closed" => words::CLOSED.into(),
        "opened" => words::OPENED.into(),
        _ => return None,
    })
}

/// The page with what happened, or what was wrong.
pub(super) async fn shown(state: &AppState, authority: &Authority, signed_in: &SignedIn, with: With) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let counts = newsroom.comment_counts(authority).await?;
    let found = newsroom.comment_queue(authority, with.queue, with.after, PAGE).await?;
    let label = |queue| match queue {
        Queue::Waiting => words::WAITING,
        Queue::Reported => words::REPORTED,
        Queue::Spam => words::SPAM,
        Queue::Approved => words::APPROVED,
        Queue::Rejected => words::REJECTED,
    };
    let mut rows: Vec<CommentRow> = found.comments.into_iter().map(|queued| row(&frame, queued)).collect();
    if let Some((id, text, error)) = with.reply
        && let Some(row) = rows.iter_mut().find(|row| row.id == id)
    {
        row.reply = Some((text, error));
    }
    let usual = if with.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let status = with.status.unwrap_or(usual);
    let page = Comments {
        queue: with.queue.as_str(),
        queues: Queue::ALL.into_iter().map(|queue| (queue.as_str(), label(queue), counts.of(queue))).collect(),
        rows,
        next: found.next.map(|(at, id)| format!("/desk/comments/?queue={}&after={at}_{id}", with.queue.as_str())),
        done: with.done,
        undo: with.undo,
        errors: with.errors,
    };
    Ok(status_page(status, || comments(frame.desk(), &frame.calendar, &page)))
}
