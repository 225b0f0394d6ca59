//! The row of a story that is not on its way to readers follows its draft, so that lists and searches of the desk show what was written.

use domain::{StoryId, StoryState};

use crate::content::story::{Before, Saving};
use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Edit, Newsroom, Result};

/// Drafts that nobody has changed for a moment, or that have waited for long enough.
pub(crate) const UNSAVED: &str = "SELECT d.story_id FROM draft d JOIN story s ON s.id = d.story_id WHERE d.saved_version < d.version \
     AND (d.changed_at <= $1 OR d.unsaved_since <= $2) AND s.state NOT IN ('scheduled', 'published', 'private', 'trash') \
     ORDER BY d.changed_at, d.story_id LIMIT 100";
/// Milliseconds without a change after which the row follows.
const QUIET: i64 = 2_000;
/// Milliseconds after which it follows although somebody still writes. With the interval of the job, a row is at most 10 seconds behind.
const LONGEST: i64 = 8_500;

/// Whether the story's row follows its draft by itself. Readers see, or will see, the row of the others; the path of a story in the trash
/// must stay.
pub(crate) fn follows_by_itself(state: StoryState) -> bool {
    use StoryState::{Archived, Draft, Killed, Ready, Review};
    matches!(state, Draft | Review | Ready | Archived | Killed)
}

impl Newsroom {
    /// Stories whose row has to follow their draft now.
    pub async fn unsaved_drafts(&self) -> Result<Vec<StoryId>> {
        let now = self.now().millis();
        let mut held = self.read().await?;
        let ids: Vec<String> = on!(held.conn(), c => sqlx::query_scalar(UNSAVED).bind(now - QUIET).bind(now - LONGEST).fetch_all(c).await)
            .doing("looking for drafts that were written")?;
        ids.iter().map(|id| Ok(StoryId::parse(id)?)).collect()
    }

    /// Writes a draft into the row of its story, without a revision. Fields that do not fit stay as they were. Does nothing for a story that is
    /// on its way to readers.
    pub async fn follow_draft(&self, id: &StoryId) -> Result<()> {
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        if let Some(stored) = edit.stored_story(id).await? {
            edit.let_row_follow(stored).await?;
        }
        edit.commit().await
    }
}

impl Edit<'_> {
    async fn let_row_follow(&mut self, stored: Before) -> Result<()> {
        let story = stored.story()?;
        let Some(mut draft) = self.draft_of(&stored, &story).await? else { return Ok(()) };
        if !draft.has_unsaved_steps() || !follows_by_itself(story.state) {
            return Ok(());
        }
        let (to, _) = self.story_of_draft(&story, &draft).await?;
        self.store_story(Some(stored), &to, Saving::IN_PLACE).await?;
        draft.is_saved();
        self.update_draft(&to.id, &draft, draft.version).await
    }
}
