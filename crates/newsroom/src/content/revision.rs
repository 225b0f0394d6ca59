//! Revisions of stories.

use domain::{ParseError, Revision, RevisionId, RevisionNumber, Story, StoryId, Timestamp, UserId};

use crate::db::on;
use crate::error::Doing;
use crate::write::{Table, cells};
use crate::{Edit, Newsroom, Result, entity};

/// All revisions of a story.
pub(crate) const ALL: &str =
    "SELECT id, number, saved_by, reason, saved_at, snapshot FROM revision WHERE story_id = $1 ORDER BY number DESC";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    number: i64,
    saved_by: Option<String>,
    reason: String,
    saved_at: i64,
    snapshot: String,
}

impl Row {
    fn read(self, story: &StoryId) -> Result<Revision> {
        let snapshot: Story = entity::read("revision", &self.id, &self.snapshot)?;
        let damaged = |source: ParseError| entity::stored("revision", &self.id, source);
        Ok(Revision {
            id: RevisionId::parse(&self.id).map_err(damaged)?,
            story: story.clone(),
            number: RevisionNumber(self.number),
            saved_by: self.saved_by.as_deref().map(UserId::parse).transpose().map_err(damaged)?,
            reason: self.reason,
            saved_at: Timestamp::from_millis(self.saved_at),
            snapshot,
        })
    }
}

impl Newsroom {
    /// All revisions of a story, newest first.
    pub async fn revisions(&self, story: &StoryId) -> Result<Vec<Revision>> {
        let mut held = self.read().await?;
        let rows: Vec<Row> =
            on!(held.conn(), c => sqlx::query_as(ALL).bind(story.as_str()).fetch_all(c).await).doing("reading a story's revisions")?;
        rows.into_iter().map(|row| row.read(story)).collect()
    }
}

impl Edit<'_> {
    /// Adds a revision of a story; `snapshot` is its JSON.
    pub(crate) fn add_revision(&mut self, story: &StoryId, number: RevisionNumber, reason: &str, snapshot: &str) {
        let id = RevisionId::fresh(self.newsroom.ids());
        let saved_by = self.user();
        let (reason, now) = (entity::without_nul(reason), self.newsroom.now().millis());
        self.write_row(
            Table::Revision,
            cells![id.as_str(), story.as_str(), number.0, saved_by.as_ref().map(UserId::as_str), reason, now, snapshot],
        );
    }
}
