//! Comments as they come in from readers and are moderated. `content/comment.rs` stores them; this folder judges, changes and lists them.

mod ban;
mod close;
mod judge;
mod learn;
mod letter;
mod mail;
mod moderate;
mod own;
mod prune;
mod queue;
mod queue_rows;
mod reply;
mod report;
mod send;
mod thread;

pub use ban::{Ban, BanKind};
pub use learn::SpamWord;
pub use letter::LetterTurn;
pub use mail::ModerationMail;
pub use moderate::{Moderated, SeenComment, Undone};
pub use own::{EDITABLE_FOR, OwnComment};
pub use queue::{Queue, QueueCounts, QueuePage};
pub use queue_rows::{QueuedComment, Report};
pub use send::{CommentRefusal, NewComment, SentComment, SentFrom};

pub(crate) use judge::{FROM_NETWORK, KNOWN};
pub(crate) use letter::LETTER_BY_KEY;
pub(crate) use queue::{COUNT_STATE, IN_STATE};
pub(crate) use thread::with_answers;

use domain::Email;
use domain::document::{Block, BlockKind, Inline, Part};

use crate::people::{SecretHash, email_key};

/// The digest under which an address is recognised.
pub(crate) fn email_digest(email: &Email) -> String {
    digest("email", &email_key(email))
}

/// A digest, so that what is compared is not stored.
pub(crate) fn digest(kind: &str, text: &str) -> String {
    SecretHash::of(&format!("{kind}:{text}")).as_str().to_owned()
}

/// The text of a comment as its writer typed it, for the form that changes it.
fn typed_text(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks
        .iter()
        .map(|block| {
            if let BlockKind::Paragraph(paragraph) = &block.kind {
                return paragraph.content.iter().map(typed).collect();
            }
            let mut text = String::new();
            block.kind.parts(&mut |part| {
                if let Part::Line(line) = part {
                    text.push_str(&domain::document::inline_text(line));
                }
            });
            text
        })
        .collect();
    lines.join("\n\n")
}

fn typed(inline: &Inline) -> &str {
    match inline {
        Inline::Text { text, .. } => text.as_str(),
        Inline::Break => "\n",
    }
}
