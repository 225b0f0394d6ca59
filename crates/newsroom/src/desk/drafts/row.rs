//! The row of a draft: which version it has, and which version the story's row and its newest revision hold.

use domain::{ParseError, RevisionNumber, StoryId, Timestamp, UserId};

use crate::db::{Conn, on};
use crate::entity;
use crate::error::Doing;
use crate::library::Shower;
use crate::{Edit, Error, Result};

/// The row with its snapshot.
pub(crate) const ONE: &str = "SELECT schema, version, base_version, doc, changed_at, changed_by, saved_version, unsaved_since, \
     story_revision, revised_version FROM draft WHERE story_id = $1";
/// The row without it, which may be long.
pub(crate) const HEAD: &str = "SELECT schema, version, base_version, '' AS doc, changed_at, changed_by, saved_version, unsaved_since, \
     story_revision, revised_version FROM draft WHERE story_id = $1";

const READING: &str = "reading a draft";
const WRITING: &str = "storing a draft";

/// A stored draft.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Draft {
    /// The schema of `doc`.
    pub(crate) schema: i64,
    /// Its newest step.
    pub(crate) version: i64,
    /// The version of `doc`.
    pub(crate) base_version: i64,
    /// The snapshot; empty where only the other columns were read.
    pub(crate) doc: String,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<String>,
    /// The version that the story's row holds.
    pub(crate) saved_version: i64,
    /// When the first step after that was made.
    pub(crate) unsaved_since: Option<i64>,
    /// The newest revision of the story that the draft knows of.
    pub(crate) story_revision: i64,
    /// The version that this revision holds.
    pub(crate) revised_version: i64,
}

impl Draft {
    /// Whether the story's row lacks some of its steps.
    pub(crate) fn has_unsaved_steps(&self) -> bool {
        self.saved_version < self.version
    }

    /// The error for somebody who decided on an older version or revision: who has written since, and when.
    pub(crate) fn conflict(&self, story: &StoryId) -> Error {
        let damaged = |source: ParseError| entity::stored("draft", story.as_str(), source);
        match self.changed_by.as_deref().map(UserId::parse).transpose().map_err(damaged) {
            Ok(changed_by) => {
                Error::DraftConflict { version: self.version, changed_by, changed_at: Timestamp::from_millis(self.changed_at) }
            }
            Err(error) => error,
        }
    }

    /// Notes that the story's row holds the draft as it is now.
    pub(crate) fn is_saved(&mut self) {
        (self.saved_version, self.unsaved_since) = (self.version, None);
    }

    /// Notes a new revision of the story; `holds_it`: with everything that the draft contains.
    pub(crate) fn is_revised(&mut self, revision: RevisionNumber, holds_it: bool) {
        self.story_revision = revision.0;
        if holds_it {
            self.revised_version = self.version;
        }
    }
}

/// The draft of a story, by [`ONE`] or [`HEAD`].
pub(super) async fn read(conn: &mut Conn<'_>, sql: &'static str, story: &str) -> Result<Option<Draft>> {
    on!(conn, c => sqlx::query_as(sql).bind(story).fetch_optional(c).await).doing(READING)
}

impl Edit<'_> {
    /// Inserts the row of a story that has no draft yet.
    pub(super) async fn insert_draft(&mut self, story: &StoryId, draft: &Draft) -> Result<()> {
        const INSERT: &str = "INSERT INTO draft (story_id, schema, version, base_version, doc, changed_at, changed_by, saved_version, \
             unsaved_since, story_revision, revised_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(story.as_str())
            .bind(draft.schema)
            .bind(draft.version)
            .bind(draft.base_version)
            .bind(&draft.doc)
            .bind(draft.changed_at)
            .bind(&draft.changed_by)
            .bind(draft.saved_version)
            .bind(draft.unsaved_since)
            .bind(draft.story_revision)
            .bind(draft.revised_version)
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)
    }

    /// Stores the row, but not the snapshot, over the one that had `version_before`.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it has another version by now.
    pub(crate) async fn update_draft(&mut self, story: &StoryId, draft: &Draft, version_before: i64) -> Result<()> {
        const UPDATE: &str = "UPDATE draft SET version = $3, changed_at = $4, changed_by = $5, saved_version = $6, unsaved_since = $7, \
             story_revision = $8, revised_version = $9 WHERE story_id = $1 AND version = $2";
        let updated = on!(self.conn().await?, c => sqlx::query(UPDATE)
            .bind(story.as_str())
            .bind(version_before)
            .bind(draft.version)
            .bind(draft.changed_at)
            .bind(&draft.changed_by)
            .bind(draft.saved_version)
            .bind(draft.unsaved_since)
            .bind(draft.story_revision)
            .bind(draft.revised_version)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
        .doing(WRITING)?;
        if updated != 1 {
            return Err(taken(story));
        }
        // the story's row shows by now what the draft showed
        if draft.has_unsaved_steps() { Ok(()) } else { self.put_uses(Shower::Draft, story.as_str(), &[]).await }
    }
}

/// Somebody else wrote this version.
pub(super) fn taken(story: &StoryId) -> Error {
    Error::Conflict { what: "version of the draft", value: story.to_string() }
}
