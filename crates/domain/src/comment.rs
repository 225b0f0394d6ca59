//! What readers write under stories.

use serde::{Deserialize, Serialize};

use crate::{CommentId, Document, Email, StoryId, Timestamp, newtype::word_enum};

word_enum! {
    /// Where a comment stands in moderation. Only approved ones are shown.
    CommentState, "comment state" {
        /// Not looked at yet.
        Waiting = "waiting",
        /// Shown to readers.
        Approved = "approved",
        /// Thrown out as advertising or abuse.
        Spam = "spam",
        /// Removed; kept for a while.
        Trash = "trash",
    }
}

word_enum! {
    /// Who wrote it: a person, or another site that links here.
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
    /// The story it stands under.
    pub story: StoryId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Comment, pingback or trackback.
    pub kind: CommentKind,
    /// Where it stands in moderation.
    pub state: CommentState,
    /// The name the writer gave; may be empty.
    pub author_name: String,
    /// Never shown.
    pub author_email: Option<Email>,
    /// An `http(s)` address the writer gave; may be empty.
    pub author_url: String,
    /// What was written.
    pub body: Document,
    /// When it was written.
    pub created_at: Timestamp,
}
