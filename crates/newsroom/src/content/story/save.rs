//! Saving a story or page: who may, and based on which revision.

use domain::rights::Refusal;
use domain::{
    Capability, ParseError, RevisionNumber, SectionId, Story, StoryAct, StoryFacts, StoryId, StoryKind, StoryState, Timestamp, UserId,
};

use super::store::{Before, Saving};
use crate::db::on;
use crate::error::Doing;
use crate::{Edit, Error, Result};

impl Edit<'_> {
    /// Saves a story or page with a revision; returns that revision's number. Does nothing if it is stored like that already.
    ///
    /// `based_on` is the revision the person started from, [`RevisionNumber::NEW`] for a story that is not stored yet. The state stays as
    /// it is; it changes through functions of its own, such as [`Edit::publish`].
    ///
    /// # Errors
    /// [`Error::EditConflict`] if the stored revision is a newer one; [`Error::Forbidden`], [`Error::StoryRefused`] or [`Error::NotFound`] if
    /// the person may not change the story as it is stored, or not as it would be (in another section, for example); [`Error::Conflict`] if
    /// another story has the path.
    pub async fn put_story(&mut self, story: &Story, based_on: RevisionNumber, reason: &str) -> Result<RevisionNumber> {
        let before = match self.stored_story(&story.id).await? {
            Some(stored) => {
                self.check_change(&stored, story).await?;
                let old = stored.story()?;
                if old != *story {
                    self.decided_on(&stored, &old, based_on.into()).await?;
                }
                self.story_before(story).await?
            }
            None if based_on == RevisionNumber::NEW => {
                self.check_new(story).await?;
                self.story_before(story).await?
            }
            None => return Err(Error::NotFound { what: "story" }),
        };
        self.store_story(before, story, Saving { reason, note: "", revise: true, quiet: false }).await
    }

    /// Stores a story or page with a revision, whatever is stored: for imports, the demo and the command line. Does nothing if it is
    /// stored like that already.
    ///
    /// # Errors
    /// [`Error::NoBase`] for a signed-in person, whose save must name its base.
    pub async fn overwrite_story(&mut self, story: &Story, reason: &str) -> Result<()> {
        self.authority.require(Capability::EditAny)?;
        if self.authority.person().is_some() {
            return Err(Error::NoBase);
        }
        let before = self.story_before(story).await?;
        self.store_story(before, story, Saving { reason, note: "", revise: true, quiet: false }).await.map(drop)
    }

    /// An error unless the stored revision is the one a change is based on.
    pub(crate) async fn check_base(&mut self, stored: &Before, based_on: RevisionNumber) -> Result<()> {
        const LAST: &str = "SELECT saved_by, saved_at FROM revision WHERE story_id = $1 AND number = $2";
        let revision = stored.revision();
        if revision == based_on {
            return Ok(());
        }
        let id = stored.story()?.id;
        let (by, at): (Option<String>, i64) =
            on!(self.conn().await?, c => sqlx::query_as(LAST).bind(id.as_str()).bind(revision.0).fetch_one(c).await)
                .doing("reading a story's revisions")?;
        let saved_by = by.as_deref().map(UserId::parse).transpose()?;
        Err(Error::EditConflict { revision, saved_by, saved_at: Timestamp::from_millis(at) })
    }

    /// An error unless the person who acts may do this with a story as given.
    pub(crate) async fn check_act(&mut self, act: StoryAct, story: &Story, owner: Option<&UserId>) -> Result<()> {
        let sections = self.sections_above(story).await?;
        let live = story.is_live(self.newsroom.now());
        let facts = StoryFacts { kind: story.kind, state: story.state, live, owner, bylines: &story.bylines, sections: &sections };
        self.authority.check(act, &facts)
    }

    /// The section of a story and all above it, nearest first.
    async fn sections_above(&mut self, story: &Story) -> Result<Vec<SectionId>> {
        match story.primary_section.as_ref().or(story.sections.first()) {
            Some(section) => Ok(self.section_tree().await?.with_ancestors(section)),
            None => Ok(Vec::new()),
        }
    }

    /// An error unless the person who acts may moderate the comments of a story.
    pub(crate) async fn check_moderation(&mut self, story: &StoryId) -> Result<()> {
        self.authority.require(Capability::Moderate)?;
        let Some(person) = self.authority.person().filter(|person| person.sections.is_some()).cloned() else { return Ok(()) };
        let stored = self.stored_story(story).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        let sections = self.sections_above(&story).await?;
        let (kind, state, bylines) = (story.kind, story.state, story.bylines.as_slice());
        let facts = StoryFacts { kind, state, live: true, owner: owner.as_ref(), bylines, sections: &sections };
        if person.covers(&facts) { Ok(()) } else { Err(Error::StoryRefused { act: StoryAct::Edit, refusal: Refusal::Section }) }
    }

    async fn check_new(&mut self, story: &Story) -> Result<()> {
        let needed = if story.kind == StoryKind::Page { Capability::EditAny } else { Capability::WriteDraft };
        self.authority.require(needed)?;
        if story.state != StoryState::Draft {
            return Err(ParseError::new("state of a new story", "must be draft; publish or schedule it afterwards").into());
        }
        let owner = self.user();
        self.check_act(StoryAct::Edit, story, owner.as_ref()).await?;
        self.check_fields(None, story, owner.as_ref()).await
    }

    /// Rights over a story that moves to another section are needed in both.
    async fn check_change(&mut self, stored: &Before, story: &Story) -> Result<()> {
        let (old, owner) = (stored.story()?, stored.owner()?);
        self.check_act(StoryAct::Edit, &old, owner.as_ref()).await?;
        if old.state != story.state || old.kind != story.kind {
            return Err(ParseError::new("state", "does not change with a save; publish, schedule or kill the story instead").into());
        }
        self.check_act(StoryAct::Edit, story, owner.as_ref()).await?;
        self.check_fields(Some(&old), story, owner.as_ref()).await
    }

    /// Fields that decide when readers see a story need the right to publish it; the front page needs an editor.
    pub(crate) async fn check_fields(&mut self, old: Option<&Story>, story: &Story, owner: Option<&UserId>) -> Result<()> {
        let times = |story: &Story| (story.published_at, story.embargo_until, story.expires_at, story.password.clone());
        if old.map(times).unwrap_or_default() != times(story) {
            // asked as of a draft, because it is the right that matters here, not the state
            let draft = Story { state: StoryState::Draft, ..story.clone() };
            self.check_act(StoryAct::Publish, &draft, owner).await?;
        }
        if old.is_some_and(|old| old.pinned) != story.pinned { self.authority.require(Capability::EditAny) } else { Ok(()) }
    }
}
