//! Changes of a published story that readers get at a time to come. They are applied to the story as readers see it then.

use domain::{AuditAct, ParseError, RevisionNumber, Story, StoryAct, StoryId, StoryState, Timestamp, UserId, rebase};

use super::base::Base;
use super::publish_changes::ChangeKind;
use super::state_changes::checked_note;
use crate::content::story::Saving;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::people::Target;
use crate::{Authority, Edit, Error, Newsroom, Result, entity};

/// The plan of a story.
pub(crate) const OF_STORY: &str = "SELECT at, version, base, planned, kind, note, user_id, waits FROM scheduled_change WHERE story_id = $1";
/// Plans whose time has come.
pub(crate) const DUE: &str = "SELECT story_id FROM scheduled_change WHERE waits = '' AND at <= $1 ORDER BY at, story_id LIMIT 100";
const READING: &str = "reading planned changes";
const WRITING: &str = "storing planned changes";

/// Changes that readers get at a time to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduledChanges {
    /// When.
    pub at: Timestamp,
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The text of a correction, or a note.
    pub note: String,
    /// Who planned it.
    pub by: Option<UserId>,
    /// The fields that were changed otherwise since, `document` for the text and `state` for a story that is not published any more: somebody
    /// has to decide. Empty while nothing stands in the way.
    pub waits: Vec<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    at: i64,
    version: i64,
    base: String,
    planned: String,
    kind: String,
    note: String,
    user_id: Option<String>,
    waits: String,
}

async fn read(conn: &mut Conn<'_>, story: &str) -> Result<Option<Row>> {
    on!(conn, c => sqlx::query_as(OF_STORY).bind(story).fetch_optional(c).await).doing(READING)
}

impl Newsroom {
    /// The planned changes of a story. The caller has checked that the person may write.
    pub async fn scheduled_changes(&self, story: &StoryId) -> Result<Option<ScheduledChanges>> {
        let mut held = self.read().await?;
        let Some(row) = read(&mut held.conn(), story.as_str()).await? else { return Ok(None) };
        let damaged = |source: ParseError| entity::stored("scheduled_change", story.as_str(), source);
        Ok(Some(ScheduledChanges {
            at: Timestamp::from_millis(row.at),
            kind: ChangeKind::parse(&row.kind)?,
            note: row.note,
            by: row.user_id.as_deref().map(UserId::parse).transpose().map_err(damaged)?,
            waits: row.waits.split_whitespace().map(str::to_owned).collect(),
        }))
    }

    /// Publishes the planned changes whose time has come, each in a transaction of its own, also those of a time when no process ran; returns
    /// their stories. Changes that clash with later ones wait for somebody to decide.
    pub async fn publish_scheduled_changes(&self) -> Result<Vec<StoryId>> {
        let now = self.now().millis();
        let due: Vec<String> = {
            let mut held = self.read().await?;
            on!(held.conn(), c => sqlx::query_scalar(DUE).bind(now).fetch_all(c).await).doing(READING)?
        };
        let mut published = Vec::new();
        for id in due {
            let id = StoryId::parse(&id)?;
            let authority = Authority::schedule();
            let mut edit = self.edit(&authority).await?;
            match edit.publish_planned(&id).await {
                Ok(done) => {
                    edit.commit().await?;
                    published.extend(done.then_some(id));
                }
                // what cannot be published now will not be by itself: another story has the path, for example
                Err(Error::Conflict { .. } | Error::Missing { .. } | Error::Stored { .. }) => {
                    drop(edit);
                    let mut edit = self.edit(&authority).await?;
                    edit.let_wait(&id, "fields").await?;
                    edit.commit().await?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(published)
    }
}

impl Edit<'_> {
    /// Plans to show readers the draft of a published story, as it is now, at a time to come. A plan that the story had is replaced.
    ///
    /// # Errors
    /// As [`Edit::publish_changes`]; [`Error::Parse`] for a time that is past.
    pub async fn schedule_changes(
        &mut self,
        id: &StoryId,
        based_on: Base,
        at: Timestamp,
        kind: ChangeKind,
        note: &str,
    ) -> Result<RevisionNumber> {
        const PUT: &str = "INSERT INTO scheduled_change (story_id, at, version, base, planned, kind, note, user_id, created_at, waits) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '') ON CONFLICT (story_id) DO UPDATE SET at = excluded.at, version = excluded.version, \
             base = excluded.base, planned = excluded.planned, kind = excluded.kind, note = excluded.note, user_id = excluded.user_id, \
             created_at = excluded.created_at, waits = ''";
        let note = checked_note(note)?;
        kind.check_note(note)?;
        let now = self.newsroom.now();
        if at <= now {
            return Err(ParseError::new("time of publication", "has passed; choose a later one, or publish now").into());
        }
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        self.check_act(StoryAct::PublishChanges, &story, owner.as_ref()).await?;
        let draft = self.decided_on(&stored, &story, based_on).await?.ok_or(Error::NotFound { what: "draft" })?;
        let (planned, problems) = self.story_of_draft(&story, &draft).await?;
        if !problems.is_empty() {
            return Err(Error::DraftProblems { problems });
        }
        self.check_act(StoryAct::PublishChanges, &planned, owner.as_ref()).await?;
        let (base, planned_json) = (entity::write("story", id.as_str(), &story)?, entity::write("story", id.as_str(), &planned)?);
        let user = self.user().map(|user| user.as_str().to_owned());
        let stored_note = entity::without_nul(note);
        on!(self.conn().await?, c => sqlx::query(PUT)
            .bind(id.as_str())
            .bind(at.millis())
            .bind(draft.version)
            .bind(&base)
            .bind(&planned_json)
            .bind(kind.as_str())
            .bind(&stored_note)
            .bind(user)
            .bind(now.millis())
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)?;
        self.audit_plan(&story, serde_json::json!({ "changes_at": at.millis() })).await?;
        Ok(stored.revision())
    }

    /// Drops the planned changes of a story. The draft keeps them.
    ///
    /// # Errors
    /// As [`Edit::publish_changes`]; [`Error::NotFound`] for a story without planned changes.
    pub async fn cancel_scheduled_changes(&mut self, id: &StoryId) -> Result<()> {
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        // as of a published story, because a plan can outlive that state
        let published = Story { state: StoryState::Published, ..story.clone() };
        self.check_act(StoryAct::PublishChanges, &published, owner.as_ref()).await?;
        if self.remove_plan(id).await? == 0 {
            return Err(Error::NotFound { what: "plan" });
        }
        self.audit_plan(&story, serde_json::json!({ "changes_at": null })).await
    }

    /// Publishes the planned changes of a story, if they are still there: another process may have been first.
    async fn publish_planned(&mut self, id: &StoryId) -> Result<bool> {
        let Some(plan) = read(&mut self.conn().await?, id.as_str()).await? else { return Ok(false) };
        let now = self.newsroom.now();
        if plan.at > now.millis() || !plan.waits.is_empty() {
            return Ok(false);
        }
        let Some(stored) = self.stored_story(id).await? else { return Ok(false) };
        let present = stored.story()?;
        if !matches!(present.state, StoryState::Published | StoryState::Scheduled | StoryState::Private) {
            return self.let_wait(id, "state").await.map(|()| false);
        }
        let (base, planned): (Story, Story) =
            (entity::read("scheduled_change", id, &plan.base)?, entity::read("scheduled_change", id, &plan.planned)?);
        let mut story = match rebase(&base, &planned, &present) {
            Ok(story) => story,
            Err(fields) => return self.let_wait(id, &fields.join(" ")).await.map(|()| false),
        };
        let kind = ChangeKind::parse(&plan.kind)?;
        if kind != ChangeKind::Minor {
            story.updated_at = now;
        }
        let mut draft = self.draft_of(&stored, &present).await?;
        let before = self.story_before(&story).await?;
        let reason = if plan.note.is_empty() {
            StoryAct::PublishChanges.as_str().to_owned()
        } else {
            format!("{}: {}", StoryAct::PublishChanges, plan.note)
        };
        let revision = self.store_story(before, &story, Saving { reason: &reason, note: "", revise: true, quiet: false }).await?;
        if kind == ChangeKind::Correction {
            self.add_correction(id, &plan.note).await?;
        }
        // a draft without further steps follows the story when it is next opened; with further steps it stays as it is
        if let Some(draft) = draft.as_mut().filter(|draft| draft.has_unsaved_steps()) {
            let holds_it = draft.version == plan.version && Story { updated_at: planned.updated_at, ..story.clone() } == planned;
            if holds_it {
                draft.is_saved();
            }
            draft.is_revised(revision, holds_it);
            self.update_draft(id, draft, draft.version).await?;
        }
        self.remove_plan(id).await?;
        self.audit_story(StoryAct::PublishChanges, &story, &plan.note).await?;
        Ok(true)
    }

    /// Lets the planned changes of a story wait as soon as what readers see clashes with them, so that there is time to decide.
    pub(super) async fn check_plan(&mut self, id: &StoryId) -> Result<()> {
        let Some(plan) = read(&mut self.conn().await?, id.as_str()).await?.filter(|plan| plan.waits.is_empty()) else { return Ok(()) };
        let Some(stored) = self.stored_story(id).await? else { return Ok(()) };
        let read = |json: &str| entity::read::<Story>("scheduled_change", id, json);
        // one that cannot be read is named when its time comes
        let (Ok(base), Ok(planned)) = (read(&plan.base), read(&plan.planned)) else { return Ok(()) };
        match rebase(&base, &planned, &stored.story()?) {
            Ok(_) => Ok(()),
            Err(fields) => self.let_wait(id, &fields.join(" ")).await,
        }
    }

    async fn let_wait(&mut self, id: &StoryId, fields: &str) -> Result<()> {
        const WAIT: &str = "UPDATE scheduled_change SET waits = $2 WHERE story_id = $1";
        on!(self.conn().await?, c => sqlx::query(WAIT).bind(id.as_str()).bind(fields).execute(c).await.map(drop)).doing(WRITING)
    }

    async fn remove_plan(&mut self, id: &StoryId) -> Result<u64> {
        const DELETE: &str = "DELETE FROM scheduled_change WHERE story_id = $1";
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(id.as_str()).execute(c).await.map(|done| done.rows_affected())).doing(WRITING)
    }

    async fn audit_plan(&mut self, story: &Story, detail: serde_json::Value) -> Result<()> {
        let target = Target { kind: story.kind.as_str(), id: Some(story.id.as_str()), name: story.headline.as_str() };
        self.audit(AuditAct::StorySchedule, target, detail).await
    }
}
