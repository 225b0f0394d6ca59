//! Saved versions of a story.

use serde::{Deserialize, Serialize};

use crate::{RevisionId, Story, StoryId, Timestamp, UserId};

/// A story at one moment: every field, so that every field can be compared and restored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// Its identity.
    pub id: RevisionId,
    /// The story.
    pub story: StoryId,
    /// 1, 2, 3 … within the story.
    pub number: i64,
    /// Who saved it; `None` for imports and the command line.
    pub saved_by: Option<UserId>,
    /// Why, for example `import` or `correction: date of the summit`; may be empty.
    pub reason: String,
    /// When.
    pub saved_at: Timestamp,
    /// The whole story at that moment.
    pub snapshot: Story,
}
