//! A front at the desk: what readers see, the draft beside it, and what was published before.

use domain::{FrontPage, FrontPlan, Timestamp, UserId};

use super::row::stored;
use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// The newest versions of a front.
pub(crate) const VERSIONS: &str =
    "SELECT version, plan, published_at, published_by FROM front_version WHERE page = $1 ORDER BY version DESC LIMIT 20";
const READING: &str = "reading the versions of a front";

/// A front with its draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontDesk {
    /// What readers see.
    pub live: FrontPlan,
    /// What is being arranged.
    pub draft: FrontPlan,
    /// Acts are based on it.
    pub revision: i64,
    /// The newest change of the draft.
    pub changed: Option<FrontChange>,
    /// Whether the last change can be taken back.
    pub has_undo: bool,
    /// The published versions, newest first, at most 20.
    pub versions: Vec<FrontVersion>,
}

/// Who changed a draft, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontChange {
    /// Who; `None` for the command line.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
}

/// What was published once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontVersion {
    /// 1, 2, 3 …
    pub version: i64,
    /// Layout and slots.
    pub plan: FrontPlan,
    /// When.
    pub at: Timestamp,
    /// By whom; `None` for the command line.
    pub by: Option<UserId>,
}

impl FrontDesk {
    /// Whether readers see something else than the draft.
    pub fn has_changes(&self) -> bool {
        self.draft != self.live
    }
}

impl Newsroom {
    /// A front for the desk; of a page that nobody arranged yet an empty one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn front_desk(&self, page: &FrontPage) -> Result<FrontDesk> {
        let mut held = self.read().await?;
        let front = stored(&mut held.conn(), page.as_str()).await?;
        let rows: Vec<(i64, String, i64, Option<String>)> =
            on!(held.conn(), c => sqlx::query_as(VERSIONS).bind(page.as_str()).fetch_all(c).await).doing(READING)?;
        let mut versions = Vec::new();
        for (version, plan, at, by) in rows {
            let plan = crate::entity::read("front_version", page.as_str(), &plan)?;
            let by = by.as_deref().map(UserId::parse).transpose()?;
            versions.push(FrontVersion { version, plan, at: Timestamp::from_millis(at), by });
        }
        let changed = front.newest().map(|change| FrontChange { by: change.by.clone(), at: change.at });
        let has_undo = front.before.is_some();
        Ok(FrontDesk { live: front.live, draft: front.draft, revision: front.revision, changed, has_undo, versions })
    }
}
