//! Changes of a story's fields from outside of the editor: the row changes, and the draft follows by steps of the program.

use domain::{RevisionNumber, SectionId, Story, StoryAct, StoryId, StoryState, Timestamp};

use super::{BulkAct, BulkRefusal};
use crate::content::story::{Before, Saving};
use crate::desk::Base;
use crate::desk::drafts::{Draft, follows_by_itself};
use crate::{Edit, Error, Result};

/// A story before and after an act.
pub(super) struct Changed {
    pub(super) before: Story,
    pub(super) after: Story,
    pub(super) revision: RevisionNumber,
}

impl Edit<'_> {
    /// Changes fields of a story, based on what was seen; `None` if it is like that already.
    pub(super) async fn change_fields(&mut self, id: &StoryId, base: Base, act: &BulkAct) -> Result<Option<Changed>> {
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        self.check_act(StoryAct::Edit, &story, owner.as_ref()).await?;
        let draft = self.decided_on(&stored, &story, base).await?;
        let before = match &draft {
            Some(draft) if draft.has_unsaved_steps() && follows_by_itself(story.state) => self.whole_story(&story, draft).await?,
            Some(draft) if draft.has_unsaved_steps() => return Err(BulkRefusal::UnpublishedChanges.into()),
            _ => story.clone(),
        };
        let mut after = self.with_act(&before, act)?;
        self.give_path(&mut after, story.published_at).await?;
        if after == before {
            return Ok(None);
        }
        self.check_act(StoryAct::Edit, &after, owner.as_ref()).await?;
        self.check_fields(Some(&story), &after, owner.as_ref()).await?;
        let saving = Saving { reason: "changed in the list", note: "", revise: true, quiet: false };
        let revision = self.store_with_draft(stored, draft, &after, saving).await?;
        Ok(Some(Changed { before, after, revision }))
    }

    /// Stores a story with a revision; its draft, which has nothing that the story lacks, follows.
    pub(crate) async fn store_with_draft(
        &mut self,
        stored: Before,
        draft: Option<Draft>,
        story: &Story,
        saving: Saving<'_>,
    ) -> Result<RevisionNumber> {
        let same_path = stored.story()?.path == story.path;
        // with the one that occupies another path, if there is one
        let before = if same_path { Some(stored) } else { self.story_before(story).await? };
        let revision = self.store_story(before, story, saving).await?;
        if let Some(mut draft) = draft {
            draft.is_saved();
            self.update_draft(&story.id, &draft, draft.version).await?;
            let stored = self.stored_story(&story.id).await?.ok_or(Error::NotFound { what: "story" })?;
            self.draft_of(&stored, story).await?;
        }
        Ok(revision)
    }

    /// The story with everything that is in its draft.
    async fn whole_story(&mut self, story: &Story, draft: &Draft) -> Result<Story> {
        let (story, problems) = self.story_of_draft(story, draft).await?;
        if problems.is_empty() { Ok(story) } else { Err(Error::DraftProblems { problems }) }
    }

    fn with_act(&self, story: &Story, act: &BulkAct) -> Result<Story> {
        let mut to = story.clone();
        match act {
            BulkAct::Section(section) => into_section(&mut to, section),
            BulkAct::AddTag(tag) if !to.tags.contains(tag) => to.tags.push(tag.clone()),
            BulkAct::AddTag(_) | BulkAct::State(_) => {}
            BulkAct::RemoveTag(tag) => to.tags.retain(|one| one != tag),
            BulkAct::Fields { headline, section, time } => {
                to.headline = headline.clone().unwrap_or(to.headline);
                section.iter().for_each(|section| into_section(&mut to, section));
                let is_past = |at: &Timestamp| *at <= self.newsroom.now();
                match (to.state, time.filter(|at| to.published_at != Some(*at))) {
                    (_, None) => {}
                    (StoryState::Published, Some(at)) if is_past(&at) => to.published_at = Some(at),
                    (StoryState::Scheduled, Some(at)) if !is_past(&at) => to.published_at = Some(at),
                    (StoryState::Published | StoryState::Scheduled, Some(_)) => return Err(BulkRefusal::WrongTime.into()),
                    _ => return Err(BulkRefusal::NoTime.into()),
                }
            }
        }
        Ok(to)
    }
}

/// Makes a section the label of a story, in place of its former one.
fn into_section(story: &mut Story, section: &SectionId) {
    let former = story.primary_section.replace(section.clone());
    story.sections.retain(|one| Some(one) != former.as_ref() && one != section);
    story.sections.insert(0, section.clone());
}
