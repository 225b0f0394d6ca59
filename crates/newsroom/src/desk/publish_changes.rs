//! Readers get the changes of a story that is on its way to them.

use domain::{ParseError, RevisionNumber, Story, StoryAct, StoryId};

use super::base::Base;
use super::state_changes::checked_note;
use crate::{Edit, Result};

/// What kind of change readers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// A slip of the pen: the story does not count as updated.
    Minor,
    /// Readers should know that the story has changed.
    Update,
    /// Something was wrong; the note says what.
    Correction,
}

impl ChangeKind {
    /// As it is stored.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Update => "update",
            Self::Correction => "correction",
        }
    }

    /// A correction needs a text for readers.
    pub(super) fn check_note(self, note: &str) -> Result<()> {
        if self == Self::Correction && note.is_empty() {
            return Err(ParseError::new("empty note", "tell readers what was wrong").into());
        }
        Ok(())
    }

    /// Reads `minor`, `update` or `correction`.
    ///
    /// # Errors
    /// Any other word.
    pub fn parse(word: &str) -> Result<Self> {
        match word {
            "minor" => Ok(Self::Minor),
            "update" => Ok(Self::Update),
            "correction" => Ok(Self::Correction),
            _ => Err(ParseError::new("kind of change", "is minor, update or correction").into()),
        }
    }
}

impl Edit<'_> {
    /// Shows readers the draft of a scheduled, published or private story. A correction stores its note for readers.
    ///
    /// # Errors
    /// As [`Edit::publish`]; [`crate::Error::DraftProblems`] for fields that do not fit; [`crate::Error::Parse`] for a correction without note.
    pub async fn publish_changes(
        &mut self,
        id: &StoryId,
        based_on: impl Into<Base>,
        kind: ChangeKind,
        note: &str,
    ) -> Result<RevisionNumber> {
        let text = checked_note(note)?;
        kind.check_note(text)?;
        let now = self.newsroom.now();
        let change = |story: &mut Story| {
            if kind != ChangeKind::Minor {
                story.updated_at = now;
            }
        };
        let revision = self.change_state(StoryAct::PublishChanges, id, based_on, note, change).await?;
        if kind == ChangeKind::Correction {
            self.add_correction(id, text).await?;
        }
        self.check_plan(id).await?;
        Ok(revision)
    }
}
