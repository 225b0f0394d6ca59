//! Changes of a story's state: each in one transaction with its revision, shelves, search entries, outbox keys and audit entry.

use domain::{ParseError, RevisionNumber, Story, StoryAct, StoryId, StoryState, Timestamp};

use super::base::{Base, Takes};
use super::drafts::{UNTITLED, no_headline};
use crate::content::story::Saving;
use crate::{Edit, Error, Result};

/// Characters of a note at most.
const LONGEST_NOTE: usize = 2_000;

/// Each function takes the revision of the story or the version of its draft on which the person decided, and returns the new revision. What
/// was written into the draft until then becomes part of the story in the same transaction; for a story that is on its way to readers, only
/// if the act publishes it.
///
/// All of them fail with [`Error::NotFound`] for a story that does not exist or that the person may not know of, [`Error::Forbidden`]
/// without the right, [`Error::StoryRefused`] in a wrong section or state, [`Error::EditConflict`] or
/// [`Error::DraftConflict`] if somebody has saved or written since.
impl Edit<'_> {
    /// Hands a draft to the editors, with a note for them or none.
    pub async fn send_for_review(&mut self, id: &StoryId, based_on: impl Into<Base>, note: &str) -> Result<RevisionNumber> {
        self.change_state(StoryAct::SendForReview, id, based_on, note, |story| story.state = StoryState::Review).await
    }

    /// Gives a story back to its writer with a note that says why; its writer withdraws it with the same function. A planned time of
    /// publication is dropped.
    pub async fn return_to_draft(&mut self, id: &StoryId, based_on: impl Into<Base>, note: &str) -> Result<RevisionNumber> {
        let change = |story: &mut Story| {
            story.published_at = story.published_at.filter(|_| story.state != StoryState::Scheduled);
            story.state = StoryState::Draft;
        };
        self.change_state(StoryAct::ReturnToDraft, id, based_on, note, change).await
    }

    /// Notes that a story can be published.
    pub async fn mark_ready(&mut self, id: &StoryId, based_on: impl Into<Base>) -> Result<RevisionNumber> {
        self.change_state(StoryAct::MarkReady, id, based_on, "", |story| story.state = StoryState::Ready).await
    }

    /// Plans publication at a time to come; it then happens by itself ([`crate::Newsroom::go_live`]).
    ///
    /// # Errors
    /// [`Error::Parse`] for a time that is past.
    pub async fn schedule(&mut self, id: &StoryId, based_on: impl Into<Base>, at: Timestamp) -> Result<RevisionNumber> {
        if at <= self.newsroom.now() {
            return Err(ParseError::new("time of publication", "has passed; choose a later one, or publish now").into());
        }
        let change = |story: &mut Story| (story.state, story.published_at) = (StoryState::Scheduled, Some(at));
        self.change_state(StoryAct::Schedule, id, based_on, "", change).await
    }

    /// Publishes a story now, as its draft is. One that had been published before it was made private keeps its date.
    pub async fn publish(&mut self, id: &StoryId, based_on: impl Into<Base>) -> Result<RevisionNumber> {
        let now = self.newsroom.now();
        let change = |story: &mut Story| {
            let former = story.published_at.filter(|at| story.state == StoryState::Private && *at <= now);
            story.updated_at = if former.is_some() { story.updated_at } else { now };
            (story.state, story.published_at) = (StoryState::Published, Some(former.unwrap_or(now)));
        };
        self.change_state(StoryAct::Publish, id, based_on, "", change).await
    }

    /// Takes a published story back: its URL responds 410, and `note` tells readers why.
    ///
    /// # Errors
    /// [`Error::Parse`] for an empty note.
    pub async fn kill(&mut self, id: &StoryId, based_on: impl Into<Base>, note: &str) -> Result<RevisionNumber> {
        if note.trim().is_empty() {
            return Err(ParseError::new("empty note", "tell readers why the story is taken back").into());
        }
        self.change_state(StoryAct::Kill, id, based_on, note, |story| story.state = StoryState::Killed).await
    }

    /// Puts an unpublished story aside: it leaves the working lists, but not the paper's memory.
    pub async fn archive(&mut self, id: &StoryId, based_on: impl Into<Base>, note: &str) -> Result<RevisionNumber> {
        self.change_state(StoryAct::Archive, id, based_on, note, |story| story.state = StoryState::Archived).await
    }

    /// Checks right, base and note, takes the draft over where the act does, changes the story and stores it.
    pub(super) async fn change_state(
        &mut self,
        act: StoryAct,
        id: &StoryId,
        based_on: impl Into<Base>,
        note: &str,
        change: impl FnOnce(&mut Story),
    ) -> Result<RevisionNumber> {
        let note = checked_note(note)?;
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (mut story, owner) = (stored.story()?, stored.owner()?);
        self.check_act(act, &story, owner.as_ref()).await?;
        let mut draft = match act {
            // nobody writes in the trash
            StoryAct::Restore => self.base_and_draft(&stored, &story, based_on.into()).await?,
            _ => self.decided_on(&stored, &story, based_on.into()).await?,
        };
        let takes_draft = Takes::of(act, story.state);
        if let Some(draft) = draft.as_ref().filter(|draft| takes_draft.takes(draft)) {
            let (with, problems) = self.story_of_draft(&story, draft).await?;
            if takes_draft == Takes::Whole && !problems.is_empty() {
                return Err(Error::DraftProblems { problems });
            }
            self.check_act(act, &with, owner.as_ref()).await?;
            story = with;
        } else if takes_draft == Takes::Whole && story.headline.as_str() == UNTITLED {
            // begun, and never opened to be written
            return Err(Error::DraftProblems { problems: vec![no_headline()] });
        }
        let was = story.published_at;
        change(&mut story);
        if matches!(act, StoryAct::Publish | StoryAct::Schedule | StoryAct::PublishChanges) {
            self.give_path(&mut story, was).await?;
        }
        let reason = if note.is_empty() { act.as_str().to_owned() } else { format!("{act}: {note}") };
        let before = self.story_before(&story).await?;
        let revision = self.store_story(before, &story, Saving { reason: &reason, note, revise: true, quiet: false }).await?;
        if let Some(draft) = &mut draft {
            if takes_draft != Takes::Nothing {
                draft.is_saved();
            }
            draft.is_revised(revision, !draft.has_unsaved_steps());
            self.update_draft(id, draft, draft.version).await?;
        }
        self.audit_story(act, &story, note).await?;
        Ok(revision)
    }
}

/// A note without white space around it.
pub(super) fn checked_note(note: &str) -> Result<&str> {
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(ParseError::new("note", format!("is longer than {LONGEST_NOTE} characters")).into());
    }
    Ok(note)
}
