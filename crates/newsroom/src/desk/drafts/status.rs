//! What everybody who has a draft open is notified of.

use domain::{ParseError, StoryId, StoryState};

use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// The state of a story with the versions of its draft.
pub(crate) const STATUS: &str = "SELECT s.state, s.published_at, s.embargo_until, s.expires_at, s.revisions, d.version, d.saved_version \
     FROM story s LEFT JOIN draft d ON d.story_id = s.id WHERE s.id = $1";

/// The state of a story and of its draft at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftStatus {
    /// The draft's newest version; 0 without a draft.
    pub version: i64,
    /// The version that the story's row holds.
    pub saved: i64,
    /// The story's state.
    pub state: StoryState,
    /// Whether readers can open the story now.
    pub live: bool,
    /// The story's newest revision.
    pub revision: i64,
}

type Row = (String, Option<i64>, Option<i64>, Option<i64>, i64, Option<i64>, Option<i64>);

impl Newsroom {
    /// The state of a story and its draft; `None` for a story that does not exist. The caller has checked that the person may write.
    pub async fn draft_status(&self, id: &StoryId) -> Result<Option<DraftStatus>> {
        let mut held = self.read().await?;
        let row: Option<Row> = on!(held.conn(), c => sqlx::query_as(STATUS).bind(id.as_str()).fetch_optional(c).await)
            .doing("reading the state of a draft")?;
        let Some((state, published_at, embargo_until, expires_at, revision, version, saved)) = row else { return Ok(None) };
        let state = StoryState::parse(&state).map_err(|error: ParseError| entity::stored("story", id.as_str(), error))?;
        let now = self.now().millis();
        // the rule of `Story::is_live`
        let live = matches!(state, StoryState::Published | StoryState::Scheduled)
            && published_at.is_some_and(|at| at <= now)
            && embargo_until.is_none_or(|until| until <= now)
            && expires_at.is_none_or(|at| at > now);
        Ok(Some(DraftStatus { version: version.unwrap_or(0), saved: saved.unwrap_or(0), state, live, revision }))
    }
}
