//! Saved versions of a story.

use serde::{Deserialize, Serialize};

use crate::{RevisionId, Story, StoryId, Timestamp, UserId};

/// The number of a saved version within its story: 1, 2, 3 … A save names the one it is based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RevisionNumber(pub i64);

impl RevisionNumber {
    /// The base of a story that is not stored yet.
    pub const NEW: Self = Self(0);
}

impl std::fmt::Display for RevisionNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A story at one moment: every field, so that every field can be compared and restored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// Its identity.
    pub id: RevisionId,
    /// The story.
    pub story: StoryId,
    /// 1, 2, 3 … within the story.
    pub number: RevisionNumber,
    /// Who saved it; `None` for imports and the command line.
    pub saved_by: Option<UserId>,
    /// Why, for example `import` or `correction: date of the summit`; may be empty.
    pub reason: String,
    /// When.
    pub saved_at: Timestamp,
    /// The whole story at that moment.
    pub snapshot: Story,
}
