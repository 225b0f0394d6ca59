//! Revisions of stories.

use domain::{ParseError, Revision, RevisionId, RevisionNumber, Story, StoryId, Timestamp, UserId};

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::{Table, cells};
use crate::{Edit, Newsroom, Result, entity};

/// All revisions of a story.
pub(crate) const ALL: &str =
    "SELECT id, number, saved_by, reason, saved_at, snapshot FROM revision WHERE story_id = $1 ORDER BY number DESC";

/// The revisions of a story without their content.
pub(crate) const VERSIONS: &str = "SELECT number, saved_by, reason, saved_at FROM revision WHERE story_id = $1 ORDER BY number DESC";
/// One revision of a story.
pub(crate) const ONE: &str = "SELECT id, number, saved_by, reason, saved_at, snapshot FROM revision WHERE story_id = $1 AND number = $2";
const READING: &str = "reading a story's revisions";

/// A revision without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1, 2, 3 … within the story.
    pub number: RevisionNumber,
    /// Who saved it; `None` for imports and the command line.
    pub saved_by: Option<UserId>,
    /// Why: an act, an act and its note, or the name that somebody gave it; may be empty.
    pub reason: String,
    /// When.
    pub saved_at: Timestamp,
}

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
        let rows: Vec<Row> = on!(held.conn(), c => sqlx::query_as(ALL).bind(story.as_str()).fetch_all(c).await).doing(READING)?;
        rows.into_iter().map(|row| row.read(story)).collect()
    }

    /// All revisions of a story without their content, newest first.
    pub async fn versions(&self, story: &StoryId) -> Result<Vec<Version>> {
        type Row = (i64, Option<String>, String, i64);
        let mut held = self.read().await?;
        let rows: Vec<Row> = on!(held.conn(), c => sqlx::query_as(VERSIONS).bind(story.as_str()).fetch_all(c).await).doing(READING)?;
        let damaged = |source: ParseError| entity::stored("revision", story.as_str(), source);
        let read = |(number, saved_by, reason, saved_at): Row| {
            let saved_by = saved_by.as_deref().map(UserId::parse).transpose().map_err(damaged)?;
            Ok(Version { number: RevisionNumber(number), saved_by, reason, saved_at: Timestamp::from_millis(saved_at) })
        };
        rows.into_iter().map(read).collect()
    }

    /// One revision of a story; `None` for a number that it does not have.
    pub async fn revision(&self, story: &StoryId, number: RevisionNumber) -> Result<Option<Revision>> {
        one(&mut self.read().await?.conn(), story, number).await
    }
}

async fn one(conn: &mut Conn<'_>, story: &StoryId, number: RevisionNumber) -> Result<Option<Revision>> {
    let row: Option<Row> =
        on!(conn, c => sqlx::query_as(ONE).bind(story.as_str()).bind(number.0).fetch_optional(c).await).doing(READING)?;
    row.map(|row| row.read(story)).transpose()
}

impl Edit<'_> {
    /// The whole story as a revision holds it.
    pub(crate) async fn snapshot(&mut self, story: &StoryId, number: RevisionNumber) -> Result<Option<Story>> {
        Ok(one(&mut self.conn().await?, story, number).await?.map(|revision| revision.snapshot))
    }

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
