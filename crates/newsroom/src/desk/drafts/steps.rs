//! The log of steps: reading what came after a version, appending.

use domain::draft::Step;
use domain::{ParseError, StoryId, UserId};

use super::SERVER_CLIENT;
use super::row::{self, Draft, HEAD, taken};
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::{cells, insert};
use crate::{Edit, Error, Newsroom, Result, entity};

/// The steps between two versions.
pub(crate) const SINCE: &str =
    "SELECT version, client, user_id, step FROM draft_step WHERE story_id = $1 AND version > $2 AND version <= $3 ORDER BY version";
const READING: &str = "reading the steps of a draft";
const WRITING: &str = "storing the steps of a draft";

/// One stored step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftStep {
    /// The version that the draft has with it.
    pub version: i64,
    /// The tab that sent it, by the name it gave itself.
    pub client: String,
    /// Who made it; `None` for the program itself.
    pub user: Option<UserId>,
    /// ProseMirror's JSON.
    pub json: String,
}

/// What came after a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepsSince {
    /// All steps up to the newest version.
    Steps {
        /// The newest version.
        version: i64,
        /// In their order.
        steps: Vec<DraftStep>,
    },
    /// The version is older than the stored steps, or was never reached: open the draft anew.
    Reload,
}

type Row = (i64, String, Option<String>, String);

async fn rows(conn: &mut Conn<'_>, story: &StoryId, since: i64, until: i64) -> Result<Vec<Row>> {
    on!(conn, c => sqlx::query_as(SINCE).bind(story.as_str()).bind(since).bind(until).fetch_all(c).await).doing(READING)
}

/// The parsed steps between two versions.
pub(super) async fn between(conn: &mut Conn<'_>, story: &StoryId, since: i64, until: i64) -> Result<Vec<Step>> {
    let rows = rows(conn, story, since, until).await?;
    rows.iter().map(|(version, .., json)| entity::read("draft_step", format_args!("{story} {version}"), json)).collect()
}

/// The steps after a version of this draft.
pub(super) async fn since(conn: &mut Conn<'_>, story: &StoryId, draft: &Draft, since: i64) -> Result<StepsSince> {
    if since > draft.version || since < 0 {
        return Ok(StepsSince::Reload);
    }
    let rows = rows(conn, story, since, draft.version).await?;
    if rows.len() as u64 != draft.version.abs_diff(since) {
        return Ok(StepsSince::Reload);
    }
    let damaged = |source: ParseError| entity::stored("draft_step", story.as_str(), source);
    let read = |(version, client, user, json): Row| {
        let user = user.as_deref().map(UserId::parse).transpose().map_err(damaged)?;
        Ok(DraftStep { version, client, user, json })
    };
    let steps = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(StepsSince::Steps { version: draft.version, steps })
}

impl Newsroom {
    /// The steps of a draft after version `since`; `None` without a draft. The caller has checked that the person may write.
    pub async fn draft_steps(&self, story: &StoryId, since: i64) -> Result<Option<StepsSince>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let Some(draft) = row::read(&mut conn, HEAD, story.as_str()).await? else { return Ok(None) };
        self::since(&mut conn, story, &draft, since).await.map(Some)
    }
}

impl Edit<'_> {
    /// Appends steps after `draft.version`; returns the version after them. The row of the draft is not written.
    ///
    /// # Errors
    /// [`Error::Conflict`] if somebody else wrote one of these versions.
    pub(in crate::desk) async fn append_steps(&mut self, story: &StoryId, draft: &Draft, client: &str, steps: &[Step]) -> Result<i64> {
        const INTO: &str = "INSERT INTO draft_step (story_id, version, client, user_id, at, step) ";
        let now = self.newsroom.now().millis();
        let user = self.user().filter(|_| client != SERVER_CLIENT);
        let mut rows = Vec::with_capacity(steps.len());
        let mut version = draft.version;
        for step in steps {
            version += 1;
            let json = entity::write("draft_step", story.as_str(), step)?;
            rows.push(cells![story.as_str(), version, client, user.as_ref().map(UserId::as_str), now, json]);
        }
        match insert(&mut self.conn().await?, INTO, &rows, "", WRITING).await {
            Err(Error::Database { source, .. }) if source.as_database_error().is_some_and(|error| error.is_unique_violation()) => {
                Err(taken(story))
            }
            inserted => inserted.map(|_| version),
        }
    }
}
