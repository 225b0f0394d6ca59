//! Comments at the desk: queues, decisions, answers, bans, words of the spam filter.

mod act;
mod ban;
mod close;
mod filter;
mod reply;
mod rows;
mod show;

pub use act::{act, undo};
pub use ban::{ban, end_ban};
pub use close::close;
pub use filter::{filter, save_word};
pub use reply::reply;
pub use show::show;

use domain::CommentId;
use newsroom::comments::Queue;

use crate::http::{HttpError, desk::Fields};

const NO_COMMENT: HttpError = HttpError::NotFound { what: "comment" };

fn comment_id(text: &str) -> Result<CommentId, HttpError> {
    CommentId::parse(text).map_err(|_| NO_COMMENT)
}

/// The queue that a form came from.
fn queue(fields: &Fields) -> Queue {
    Queue::parse(fields.get("queue")).unwrap_or_default()
}

/// The page of a queue that says what happened.
fn page_of(queue: Queue, done: &str) -> String {
    format!("/desk/comments/?queue={}&done={done}", queue.as_str())
}
