//! Acts on several stories at once, with a preview and a way back; quick edits in the list are such acts on one story.

mod change;
mod perform;
mod undo;

use domain::{Headline, SectionId, StoryAct, StoryId, TagId, Timestamp};

use super::Base;
use crate::Error;

/// What is done to each of the stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkAct {
    /// Puts them into a section, which becomes their label.
    Section(SectionId),
    /// Adds a tag.
    AddTag(TagId),
    /// Takes a tag away.
    RemoveTag(TagId),
    /// Changes fields in the row of a list; `None` stays as it is.
    Fields {
        /// Another headline.
        headline: Option<Headline>,
        /// Another section, which becomes the label.
        section: Option<SectionId>,
        /// When it was published, or when it will be.
        time: Option<Timestamp>,
    },
    /// Changes their state; one of [`BulkAct::STATES`].
    State(StoryAct),
}

impl BulkAct {
    /// The changes of state that can be taken back. What readers see appears or disappears by acts on single stories only; the trash is the exception,
    /// because it can be emptied again.
    pub const STATES: [StoryAct; 6] =
        [StoryAct::SendForReview, StoryAct::ReturnToDraft, StoryAct::MarkReady, StoryAct::Archive, StoryAct::Trash, StoryAct::Restore];
}

/// A story as somebody saw it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkItem {
    /// The story.
    pub story: StoryId,
    /// What was seen.
    pub base: Base,
}

/// What becomes of a story.
#[derive(Debug)]
pub enum BulkOutcome {
    /// It changes.
    Changed,
    /// It is like that already.
    Same,
    /// It cannot be done, and why.
    Refused(Error),
}

/// One story of an act.
#[derive(Debug)]
pub struct BulkLine {
    /// The story.
    pub story: StoryId,
    /// Its headline; empty if the person may not know of it.
    pub headline: String,
    /// What becomes of it.
    pub outcome: BulkOutcome,
}

/// What an act did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkDone {
    /// With this it can be taken back.
    pub undo: String,
    /// How many stories changed.
    pub changed: usize,
}

/// Why an act on several stories was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BulkRefusal {
    /// The draft has changes that readers do not see yet.
    #[error("it has changes that readers do not see yet; open it and publish them first")]
    UnpublishedChanges,
    /// The state of the story has no such time.
    #[error("only published and scheduled stories have a time")]
    NoTime,
    /// The time of a published story lies in the future, or of a scheduled one in the past.
    #[error("the time of a published story is past, that of a scheduled one is to come")]
    WrongTime,
    /// A story changed between the preview and the act.
    #[error("a story was changed since; look at the preview again")]
    Changed,
    /// There is nothing to take back: too late, or an act of somebody else.
    #[error("this can no longer be taken back")]
    TooLate,
}
