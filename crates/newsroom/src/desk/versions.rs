//! Versions of a story: storing the present draft as one, and going back to an earlier one.

use domain::draft::DraftDocument;
use domain::{ParseError, RevisionNumber, Story, StoryAct, StoryId};

use super::drafts::{Draft, SERVER_CLIENT, UNTITLED, damaged, follows_by_itself, snapshot_is_due};
use crate::content::story::{Before, Saving};
use crate::db::on;
use crate::error::Doing;
use crate::{Edit, Error, Result, entity};

/// Characters of a version's name at most.
const LONGEST_NAME: usize = 200;

impl Edit<'_> {
    /// Stores the present draft as a version with this name. What readers see stays as it is. `seen`: the version of the draft that the
    /// person saw, if it matters.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] or [`Error::StoryRefused`] if the person may not write the story; [`Error::DraftConflict`] if
    /// somebody has written since; [`Error::Parse`] for no name, or one over 200 characters.
    pub async fn name_version(&mut self, id: &StoryId, seen: Option<i64>, name: &str) -> Result<RevisionNumber> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(ParseError::new("name", format!("needs 1 to {LONGEST_NAME} characters")).into());
        }
        let (stored, story, mut draft) = self.open_version(id, seen).await?;
        let (number, _) = self.store_version(stored, &story, &mut draft, name).await?;
        self.update_draft(id, &draft, draft.version).await?;
        Ok(number)
    }

    /// Brings the draft to the text and the fields of an earlier version by steps of the program; returns the draft's version. The present
    /// draft becomes a version first, unless it is one. Nothing is published. Fields that the person may not change stay as they are.
    ///
    /// # Errors
    /// As [`Edit::name_version`]; [`Error::NotFound`] for a version that does not exist; [`Error::StepsRefused`] if the story would not be the
    /// person's to write any more.
    pub async fn restore_version(&mut self, id: &StoryId, number: RevisionNumber, seen: i64) -> Result<i64> {
        let wanted = self.snapshot(id, number).await?;
        let (stored, story, mut draft) = self.open_version(id, Some(seen)).await?;
        let wanted = wanted.ok_or(Error::NotFound { what: "version" })?;
        let owner = stored.owner()?;
        let before = draft.version;
        let mut document = self.draft_document(id, &draft).await?;
        let mut present = story.clone();
        document.onto(&mut present);
        let target = match self.check_field_steps(&present, &onto(&document_of(&wanted), &present), owner.as_ref()).await {
            Ok(()) => document_of(&wanted),
            Err(Error::StepsRefused { .. }) => {
                let (pinned, embargo_until, expires_at) = (present.pinned, present.embargo_until, present.expires_at);
                let allowed = document_of(&Story { pinned, embargo_until, expires_at, ..wanted });
                self.check_field_steps(&present, &onto(&allowed, &present), owner.as_ref()).await?;
                allowed
            }
            Err(error) => return Err(error),
        };
        let steps = document.steps_to(&target);
        if steps.is_empty() {
            return Ok(before);
        }
        if draft.version > draft.revised_version {
            self.store_version(stored, &story, &mut draft, &format!("before version {number} was restored")).await?;
        }
        document.apply(&steps).map_err(|error| damaged(id, error))?;
        let now = self.newsroom.now().millis();
        draft.version = self.append_steps(id, &draft, SERVER_CLIENT, &steps).await?;
        (draft.changed_at, draft.changed_by) = (now, self.user().map(|user| user.as_str().to_owned()));
        draft.unsaved_since = draft.unsaved_since.or(Some(now));
        self.update_draft(id, &draft, before).await?;
        if snapshot_is_due(&draft) {
            self.take_snapshot(id, &mut draft, &document).await?;
        }
        self.keep_document(id, draft.version, document);
        Ok(draft.version)
    }

    /// The story and its draft, for somebody who may write it.
    async fn open_version(&mut self, id: &StoryId, seen: Option<i64>) -> Result<(Before, Story, Draft)> {
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        self.check_act(StoryAct::Edit, &story, owner.as_ref()).await?;
        let draft = self.draft_or_new(&stored, &story).await?;
        if seen.is_some_and(|seen| seen != draft.version) {
            return Err(draft.conflict(id));
        }
        Ok((stored, story, draft))
    }

    /// Adds a revision that holds the draft. The row of the story takes the draft over only where it follows by itself. The caller stores the
    /// row of the draft.
    async fn store_version(&mut self, stored: Before, story: &Story, draft: &mut Draft, reason: &str) -> Result<(RevisionNumber, Story)> {
        const COUNT: &str = "UPDATE story SET revisions = $2 WHERE id = $1";
        let id = story.id.as_str();
        let number = RevisionNumber(stored.revision().0 + 1);
        let (present, _) = self.story_of_draft(story, draft).await?;
        if follows_by_itself(story.state) && draft.has_unsaved_steps() {
            self.store_story(Some(stored), &present, Saving::IN_PLACE).await?;
            draft.is_saved();
        }
        let data = entity::write("story", id, &present)?;
        self.add_revision(&story.id, number, reason, &data);
        on!(self.conn().await?, c => sqlx::query(COUNT).bind(id).bind(number.0).execute(c).await.map(drop))
            .doing("storing a version of a story")?;
        draft.is_revised(number, !draft.has_unsaved_steps());
        Ok((number, present))
    }
}

fn document_of(story: &Story) -> DraftDocument {
    DraftDocument::of_story(story, UNTITLED)
}

/// The story with the fields of a draft that fit.
fn onto(document: &DraftDocument, story: &Story) -> Story {
    let mut with = story.clone();
    document.onto(&mut with);
    with
}
