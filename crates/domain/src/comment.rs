//! Comments of readers.

use serde::{Deserialize, Serialize};

use crate::{CommentId, Document, Email, StoryId, Timestamp, newtype::word_enum};

word_enum! {
    /// The state of moderation. Only approved comments are shown.
    CommentState, "comment state" {
        /// Not moderated yet.
        Waiting = "waiting",
        /// Shown to readers.
        Approved = "approved",
        /// Rejected as advertising or abuse.
        Spam = "spam",
        /// Deleted; can be restored for a while.
        Trash = "trash",
    }
}

word_enum! {
    /// The origin: a reader, or another site that links here.
    CommentKind, "comment kind" {
        /// Written by a reader.
        Comment = "comment",
        /// Sent by another site's software when it linked here.
        Pingback = "pingback",
        /// The older form of a pingback.
        Trackback = "trackback",
    }
}

/// One comment in a thread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    /// Its identity.
    pub id: CommentId,
    /// The story it belongs to.
    pub story: StoryId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Comment, pingback or trackback.
    pub kind: CommentKind,
    /// Its state of moderation.
    pub state: CommentState,
    /// The name the writer gave; may be empty.
    pub author_name: String,
    /// Never shown.
    pub author_email: Option<Email>,
    /// An `http(s)` URL the writer gave; may be empty.
    pub author_url: String,
    /// What was written.
    pub body: Document,
    /// When it was written.
    pub created_at: Timestamp,
}
