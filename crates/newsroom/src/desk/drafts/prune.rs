//! Snapshots of drafts, and the end of old steps.

use domain::StoryId;
use domain::draft::{DraftDocument, SCHEMA};

use super::row::Draft;
use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Edit, Newsroom, Result};

/// A snapshot is taken after so many steps: opening a draft applies fewer than that.
const STEPS_BETWEEN_SNAPSHOTS: i64 = 200;
/// Steps stored for each draft at most. A browser that was away for longer opens the draft anew.
const MOST_STEPS: i64 = 10_000;
/// Days after which steps are removed.
const DAYS: i64 = 30;
const DAY: i64 = 86_400_000;
const DOING: &str = "taking a snapshot of a draft";
const PRUNING: &str = "removing old steps of drafts";

/// Whether the last snapshot is too many steps ago.
pub(in crate::desk) fn is_due(draft: &Draft) -> bool {
    draft.version - draft.base_version >= STEPS_BETWEEN_SNAPSHOTS
}

impl Edit<'_> {
    /// Stores the document as the draft's snapshot at its newest version, and removes steps that are too many.
    pub(in crate::desk) async fn take_snapshot(&mut self, story: &StoryId, draft: &mut Draft, document: &DraftDocument) -> Result<()> {
        const SNAPSHOT: &str = "UPDATE draft SET doc = $2, base_version = $3, schema = $4 WHERE story_id = $1";
        const REMOVE: &str = "DELETE FROM draft_step WHERE story_id = $1 AND version <= $2";
        (draft.doc, draft.base_version, draft.schema) = (document.to_json(), draft.version, i64::from(SCHEMA));
        on!(self.conn().await?, c => sqlx::query(SNAPSHOT)
            .bind(story.as_str())
            .bind(&draft.doc)
            .bind(draft.base_version)
            .bind(draft.schema)
            .execute(c)
            .await
            .map(drop))
        .doing(DOING)?;
        let last = draft.version - MOST_STEPS;
        if last <= 0 {
            return Ok(());
        }
        on!(self.conn().await?, c => sqlx::query(REMOVE).bind(story.as_str()).bind(last).execute(c).await.map(drop)).doing(PRUNING)
    }
}

impl Newsroom {
    /// Removes steps that are older than 30 days and are part of a snapshot, keys of what was shared before, and acts on several stories that
    /// nobody can take back any more; returns how many.
    pub async fn prune_drafts(&self) -> Result<u64> {
        // no step is needed that a snapshot contains
        const REMOVE: &str = "DELETE FROM draft_step WHERE at <= $1 \
             AND version <= (SELECT d.base_version FROM draft d WHERE d.story_id = draft_step.story_id)";
        const KEYS: &str = "DELETE FROM shared_story WHERE made_at <= $1";
        const ACTS: &str = "DELETE FROM bulk_act WHERE made_at <= $1";
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        let until = self.now().millis() - DAYS * DAY;
        let mut removed = 0;
        for sql in [REMOVE, KEYS, ACTS] {
            removed += on!(edit.conn().await?, c => sqlx::query(sql).bind(until).execute(c).await.map(|done| done.rows_affected()))
                .doing(PRUNING)?;
        }
        edit.commit().await?;
        Ok(removed)
    }
}
