//! What somebody had seen when they decided on an act, and what the act takes over from the draft.

use domain::{RevisionNumber, Story, StoryAct, StoryState};

use super::drafts::{Draft, follows_by_itself};
use crate::content::story::Before;
use crate::{Edit, Error, Result};

/// What an act is based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// A revision of the story; a draft that was written since is a conflict.
    Revision(RevisionNumber),
    /// A version of the draft.
    Draft(i64),
}

impl From<RevisionNumber> for Base {
    fn from(revision: RevisionNumber) -> Self {
        Self::Revision(revision)
    }
}

/// How much of a draft becomes part of the story by an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Readers see, or will see, the story as it was: changes of the draft stay changes.
    Nothing,
    /// Every field that fits; the others stay as they were.
    WhatFits,
    /// Everything: a field that does not fit is an error.
    Whole,
}

impl Takes {
    /// What an act takes over from the draft of a story in this state.
    pub(super) fn of(act: StoryAct, state: StoryState) -> Self {
        match act {
            StoryAct::Publish | StoryAct::Schedule | StoryAct::PublishChanges => Self::Whole,
            _ if follows_by_itself(state) => Self::WhatFits,
            _ => Self::Nothing,
        }
    }

    /// Whether the story has to be made from this draft. A field that did not fit may be the reason why the row differs from a saved draft.
    pub(super) fn takes(self, draft: &Draft) -> bool {
        self == Self::Whole || (self == Self::WhatFits && draft.has_unsaved_steps())
    }
}

impl Edit<'_> {
    /// The draft of a story, if it has one.
    ///
    /// # Errors
    /// [`Error::EditConflict`] or [`Error::DraftConflict`] if the story was saved or its draft was written since.
    pub(crate) async fn decided_on(&mut self, stored: &Before, story: &Story, base: Base) -> Result<Option<Draft>> {
        let draft = self.base_and_draft(stored, story, base).await?;
        match (base, &draft) {
            (Base::Revision(_), Some(draft)) if draft.version > draft.revised_version => Err(draft.conflict(&story.id)),
            _ => Ok(draft),
        }
    }

    /// As [`Edit::decided_on`] for an act that leaves the draft alone: what is in it and in no revision yet is no reason to refuse.
    pub(super) async fn base_and_draft(&mut self, stored: &Before, story: &Story, base: Base) -> Result<Option<Draft>> {
        if let Base::Revision(revision) = base {
            self.check_base(stored, revision).await?;
        }
        let draft = self.draft_of(stored, story).await?;
        match (base, &draft) {
            (Base::Draft(version), Some(draft)) if draft.version != version => Err(draft.conflict(&story.id)),
            (Base::Draft(_), None) => Err(Error::NotFound { what: "draft" }),
            _ => Ok(draft),
        }
    }
}
