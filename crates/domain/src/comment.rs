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
    /// Whether somebody of the paper wrote it, signed in: readers see a mark beside the name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub staff: bool,
}

word_enum! {
    /// Why a reader reports a comment.
    ReportReason, "reason of a report" {
        /// Advertising.
        Spam = "spam",
        /// Insults, threats or hatred.
        Abuse = "abuse",
        /// Names or addresses of private people.
        Private = "private",
        /// Not true.
        False = "false",
        /// Anything else.
        Other = "other",
    }
}

word_enum! {
    /// Which comments appear before somebody of the paper has read them.
    CommentApproval, "approval of comments" {
        /// None.
        EverybodyWaits = "everybody_waits",
        /// Those of writers with an approved comment, unless they look like advertising.
        KnownAtOnce = "known_at_once",
    }
}

/// The rules for comments, part of the paper's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentRules {
    /// Which comments appear at once.
    #[serde(rename = "comment_approval")]
    pub approval: CommentApproval,
    /// Days after publication until a story accepts no more comments; 0: never.
    #[serde(rename = "comment_days")]
    pub close_after_days: u16,
    /// So many reports hide a comment until somebody of the paper has read it; 0: never.
    #[serde(rename = "comment_reports")]
    pub hide_after_reports: u16,
}

impl Default for CommentRules {
    fn default() -> Self {
        Self { approval: CommentApproval::KnownAtOnce, close_after_days: 90, hide_after_reports: 3 }
    }
}

impl CommentRules {
    /// Whether a story that was published at this time still accepts comments.
    pub fn is_open(&self, published_at: Timestamp, now: Timestamp) -> bool {
        const DAY: i64 = 24 * 60 * 60 * 1000;
        self.close_after_days == 0 || now < published_at.plus_millis(i64::from(self.close_after_days) * DAY)
    }
}

impl Comment {
    /// Whether readers see it.
    pub fn is_shown(&self) -> bool {
        self.state == CommentState::Approved && self.kind == CommentKind::Comment
    }

    /// The same without anything its writer gave: what is left in a thread after it was removed.
    #[must_use]
    pub fn without_content(self) -> Self {
        let (author_name, author_url, body) = (String::new(), String::new(), Document::default());
        Self { author_name, author_email: None, author_url, body, staff: false, ..self }
    }
}
