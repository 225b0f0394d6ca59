//! Previewing an act on several stories, and doing it to those that it is possible for: all of these, or none.

use domain::{AuditAct, RevisionNumber, Story, StoryAct, StoryId, Timestamp};
use serde::{Deserialize, Serialize};

use super::change::Changed;
use super::{BulkAct, BulkDone, BulkItem, BulkLine, BulkOutcome, BulkRefusal};
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Authority, Edit, Error, Newsroom, Result, entity};

/// What a story was before an act.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Was {
    pub(super) revision: RevisionNumber,
    pub(super) before: Story,
}

impl Newsroom {
    /// What an act would do to each of the stories. Nothing is written.
    ///
    /// # Errors
    /// The database failed.
    pub async fn bulk_preview(&self, authority: &Authority, act: &BulkAct, items: &[BulkItem]) -> Result<Vec<BulkLine>> {
        let mut lines = Vec::new();
        for item in items {
            // an edit for each, because a refusal may leave half of an act behind
            let mut edit = self.edit(authority).await?;
            let headline = edit.headline_of(&item.story).await?;
            let outcome = match edit.bulk_one(act, item).await {
                Ok(Some(_)) => BulkOutcome::Changed,
                Ok(None) => BulkOutcome::Same,
                Err(error) if is_refusal(&error) => BulkOutcome::Refused(error),
                Err(error) => return Err(error),
            };
            drop(edit);
            lines.push(BulkLine { story: item.story.clone(), headline, outcome });
        }
        Ok(lines)
    }
}

impl Edit<'_> {
    /// Does something to stories for all of which it is possible.
    ///
    /// # Errors
    /// [`BulkRefusal::Changed`] if it is not possible for one of them any more; drop the edit then.
    pub async fn bulk(&mut self, act: &BulkAct, items: &[BulkItem]) -> Result<BulkDone> {
        let undo = self.newsroom.ids().next();
        self.bulk = Some(undo.clone());
        let mut stories = Vec::new();
        for item in items {
            match self.bulk_one(act, item).await {
                Ok(Some(changed)) => stories.push(Was { revision: changed.revision, before: changed.before }),
                Ok(None) => {}
                Err(error) if is_refusal(&error) => return Err(BulkRefusal::Changed.into()),
                Err(error) => return Err(error),
            }
        }
        self.remember_bulk(undo, &stories).await
    }

    async fn remember_bulk(&mut self, undo: String, stories: &[Was]) -> Result<BulkDone> {
        const ADD: &str = "INSERT INTO bulk_act (id, made_by, made_at, stories) VALUES ($1, $2, $3, $4)";
        let (by, now) = (self.user().map(|user| user.to_string()).unwrap_or_default(), self.newsroom.now().millis());
        let data = entity::write("bulk_act", &undo, &stories)?;
        on!(self.conn().await?, c => sqlx::query(ADD).bind(&undo).bind(by).bind(now).bind(data).execute(c).await.map(drop))
            .doing("storing an act on several stories")?;
        Ok(BulkDone { undo, changed: stories.len() })
    }

    /// Does something to one story, as [`Edit::bulk`] does, with the story's own refusal.
    ///
    /// # Errors
    /// Why it cannot be done; drop the edit then.
    pub async fn quick_edit(&mut self, act: &BulkAct, item: &BulkItem) -> Result<BulkDone> {
        let undo = self.newsroom.ids().next();
        let changed = self.bulk_one(act, item).await?;
        let stories: Vec<Was> = changed.into_iter().map(|changed| Was { revision: changed.revision, before: changed.before }).collect();
        self.remember_bulk(undo, &stories).await
    }

    async fn bulk_one(&mut self, act: &BulkAct, BulkItem { story, base }: &BulkItem) -> Result<Option<Changed>> {
        let BulkAct::State(state) = act else {
            let changed = self.change_fields(story, *base, act).await?;
            if let Some(changed) = &changed {
                self.audit_change(act, changed).await?;
            }
            return Ok(changed);
        };
        let before = self.stored_story(story).await?.ok_or(Error::NotFound { what: "story" })?.story()?;
        let revision = match state {
            StoryAct::SendForReview => self.send_for_review(story, *base, "").await?,
            StoryAct::ReturnToDraft => self.return_to_draft(story, *base, "").await?,
            StoryAct::MarkReady => self.mark_ready(story, *base).await?,
            StoryAct::Archive => self.archive(story, *base, "").await?,
            StoryAct::Trash => self.trash(story, *base, "").await?,
            StoryAct::Restore => self.restore(story, *base).await?,
            _ => return Err(Error::NotFound { what: "act" }),
        };
        let after = self.stored_story(story).await?.ok_or(Error::NotFound { what: "story" })?.story()?;
        Ok(Some(Changed { before, after, revision }))
    }

    async fn audit_change(&mut self, act: &BulkAct, Changed { before, after, .. }: &Changed) -> Result<()> {
        let detail = match act {
            BulkAct::Section(section) => serde_json::json!({ "section": section, "before": before.primary_section }),
            BulkAct::AddTag(tag) => serde_json::json!({ "tag": tag }),
            BulkAct::RemoveTag(tag) => serde_json::json!({ "without_tag": tag }),
            BulkAct::Fields { .. } => serde_json::json!({
                "headline": [&before.headline, &after.headline],
                "section": [&before.primary_section, &after.primary_section],
                "at": [before.published_at.map(Timestamp::millis), after.published_at.map(Timestamp::millis)],
            }),
            BulkAct::State(_) => serde_json::Value::Null,
        };
        let target = Target { kind: after.kind.as_str(), id: Some(after.id.as_str()), name: after.headline.as_str() };
        self.audit(AuditAct::StoryChange, target, detail).await
    }

    /// The headline of a story that the person may know of.
    async fn headline_of(&mut self, id: &StoryId) -> Result<String> {
        let Some(stored) = self.stored_story(id).await? else { return Ok(String::new()) };
        let (story, owner) = (stored.story()?, stored.owner()?);
        let is_known = self.check_act(StoryAct::View, &story, owner.as_ref()).await.is_ok();
        Ok(if is_known { story.headline.to_string() } else { String::new() })
    }
}

/// Whether an error is about the story, not about the database.
fn is_refusal(error: &Error) -> bool {
    matches!(
        error,
        Error::Forbidden { .. }
            | Error::NotFound { .. }
            | Error::StoryRefused { .. }
            | Error::EditConflict { .. }
            | Error::DraftConflict { .. }
            | Error::DraftProblems { .. }
            | Error::StepsRefused { .. }
            | Error::Conflict { .. }
            | Error::Bulk(_)
            | Error::Parse(_)
    )
}
