//! What a change wrote, stored with it, so that it can be taken back as long as nothing of it was changed again.

use domain::{AuditAct, Capability};
use serde::{Deserialize, Serialize};

use super::acts::Kind;
use super::moved::Moved;
use super::refusal::Refusal;
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Result, entity};

/// How long a change can be taken back, in milliseconds.
const UNDOABLE_FOR: i64 = 24 * 60 * 60 * 1000;
const DOING: &str = "storing a change of structure";

/// One entity that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Step {
    /// The kind of entity, as imports name it.
    kind: String,
    id: String,
    /// Its JSON; `None`: it was new.
    before: Option<String>,
    /// Its JSON; `None`: it was removed.
    after: Option<String>,
}

/// A finished change.
pub(crate) struct Done<'a> {
    pub(crate) kind: Kind,
    pub(crate) id: &'a str,
    pub(crate) merged_into: Option<&'a str>,
    pub(crate) stories: &'a [Moved],
}

impl Edit<'_> {
    /// Notes a write, if a change of structure is under way. Stories are noted apart, by what moved in them.
    pub(crate) fn journal_step(&mut self, kind: &str, id: &str, before: Option<&str>, after: Option<&str>) {
        let Some(journal) = self.journal.as_mut().filter(|_| kind != "story") else { return };
        match journal.iter_mut().find(|step| step.kind == kind && step.id == id) {
            Some(step) => step.after = after.map(str::to_owned),
            None => journal.push(Step {
                kind: kind.to_owned(),
                id: id.to_owned(),
                before: before.map(str::to_owned),
                after: after.map(str::to_owned),
            }),
        }
    }

    /// Begins a change: from now on writes are noted.
    pub(super) fn begin_change(&mut self) -> Result<()> {
        self.begin_change_with(Capability::ManageStructure)
    }

    /// The same for what needs another right.
    pub(crate) fn begin_change_with(&mut self, capability: Capability) -> Result<()> {
        self.authority.require(capability)?;
        self.journal = Some(Vec::new());
        Ok(())
    }

    /// Stores what was noted; returns the identity with which it can be taken back, empty if nothing changed.
    pub(crate) async fn finish_change(&mut self, done: Done<'_>) -> Result<String> {
        // rows that wait in the buffer belong to it
        self.conn().await?;
        let steps: Vec<Step> = self.journal.take().unwrap_or_default().into_iter().filter(|step| step.before != step.after).collect();
        if steps.is_empty() && done.stories.is_empty() {
            return Ok(String::new());
        }
        let by = self.user().map(|user| user.to_string());
        self.add_change(by, &done, &steps).await
    }

    /// Notes that one is part of another one now, so that drafts that name it follow. Nobody can take that back.
    pub(super) async fn note_merged(&mut self, kind: Kind, id: &str, into: &str) -> Result<()> {
        self.add_change(None, &Done { kind, id, merged_into: Some(into), stories: &[] }, &[]).await.map(drop)
    }

    async fn add_change(&mut self, by: Option<String>, done: &Done<'_>, steps: &[Step]) -> Result<String> {
        const ADD: &str = "INSERT INTO structure_change (id, made_at, made_by, kind, target_id, merged_into, steps, stories) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let (id, now) = (self.newsroom.ids().next(), self.newsroom.now().millis());
        let (steps, stories) = (entity::write("structure_change", &id, &steps)?, entity::write("structure_change", &id, &done.stories)?);
        on!(self.conn().await?, c => sqlx::query(ADD)
            .bind(&id).bind(now).bind(&by).bind(done.kind.as_str()).bind(done.id).bind(done.merged_into).bind(&steps).bind(&stories)
            .execute(c).await.map(drop))
        .doing(DOING)?;
        Ok(id)
    }

    /// Takes one's own change back, whole.
    ///
    /// # Errors
    /// [`Refusal::TooLate`] after a day, and for a change of somebody else; [`Refusal::ChangedSince`] if something that it wrote was changed
    /// again; [`Error::Forbidden`].
    pub async fn undo_change(&mut self, id: &str) -> Result<()> {
        const ONE: &str = "SELECT kind, target_id, steps, stories FROM structure_change \
             WHERE id = $1 AND COALESCE(made_by, '') = $2 AND made_at > $3 AND undone_at IS NULL";
        const UNDONE: &str = "UPDATE structure_change SET undone_at = $2 WHERE id = $1";
        self.authority.require(Capability::WriteDraft)?;
        let now = self.newsroom.now().millis();
        let by = self.user().map(|user| user.to_string()).unwrap_or_default();
        let row: Option<(String, String, String, String)> =
            on!(self.conn().await?, c => sqlx::query_as(ONE).bind(id).bind(&by).bind(now - UNDOABLE_FOR).fetch_optional(c).await)
                .doing(DOING)?;
        let Some((kind, target, steps, stories)) = row else { return Err(Refusal::TooLate.into()) };
        if kind != Kind::Picture.as_str() {
            self.authority.require(Capability::ManageStructure)?;
        }
        let steps: Vec<Step> = entity::read("structure_change", id, &steps)?;
        let stories: Vec<Moved> = entity::read("structure_change", id, &stories)?;
        for step in &steps {
            if self.stored(&step.kind, &step.id).await? != step.after {
                return Err(Refusal::ChangedSince(name(step)).into());
            }
        }
        on!(self.conn().await?, c => sqlx::query(UNDONE).bind(id).bind(now).execute(c).await.map(drop)).doing(DOING)?;
        // first what existed before, so that stories can refer to it; last what was new
        let (former, new): (Vec<&Step>, Vec<&Step>) = steps.iter().rev().partition(|step| step.before.is_some());
        // what was changed gives back its URL before what was removed gets it
        let (changed, removed): (Vec<&Step>, Vec<&Step>) = former.into_iter().partition(|step| step.after.is_some());
        for step in changed.into_iter().chain(removed) {
            let before = step.before.as_deref().unwrap_or_default();
            self.restore_entity(&step.kind, &step.id, before).await.map_err(|error| match error {
                Error::Conflict { value, .. } => Refusal::ChangedSince(value).into(),
                error => error,
            })?;
        }
        for story in &stories {
            self.move_back(story).await?;
        }
        if let (Some(kind), Some((old, new))) = (Kind::parse(&kind), stories.first().and_then(Moved::split)) {
            self.empty_split(kind, new, old).await?;
        }
        for step in new {
            self.remove_entity(&step.kind, &step.id, step.after.as_deref().unwrap_or_default()).await?;
        }
        let named = steps.first().map(name).unwrap_or_default();
        let kind = Kind::parse(&kind).map_or("", Kind::as_str);
        self.audit(AuditAct::StructureUndo, Target { kind, id: Some(&target), name: &named }, serde_json::Value::Null).await
    }
}

/// The name of what a step wrote.
fn name(step: &Step) -> String {
    let json = step.before.as_deref().or(step.after.as_deref()).unwrap_or_default();
    let value: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
    ["name", "from", "title"].iter().find_map(|field| value.get(field)?.as_str()).unwrap_or(&step.id).to_owned()
}
