//! The counts of one story.

use domain::{ReaderCounts, StoryId};

use crate::db::on;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Newsroom, Result};

/// Views, shares and imported views of a story.
pub(crate) const COUNTS: &str = "SELECT views, shares, imported_views FROM story_count WHERE story_id = $1";

/// Counts as they are stored; a story that nobody viewed has no row.
pub(crate) fn reader_counts(columns: [Option<i64>; 3]) -> ReaderCounts {
    let [views, shares, imported_views] = columns.map(|number| number.and_then(|number| u64::try_from(number).ok()).unwrap_or_default());
    ReaderCounts { views, shares, imported_views }
}

impl Newsroom {
    /// How often readers viewed and shared a story. A page that shows it is invalidated when the shown number changes, at most once a minute.
    pub async fn reader_counts(&self, story: &StoryId) -> Result<ReaderCounts> {
        self.record(Key::Readers(story.as_str()));
        let mut held = self.read().await?;
        let row: Option<(i64, i64, i64)> = on!(held.conn(), c => sqlx::query_as(COUNTS).bind(story.as_str()).fetch_optional(c).await)
            .doing("reading how often a story was read")?;
        Ok(row.map_or_else(ReaderCounts::default, |(views, shares, imported)| reader_counts([Some(views), Some(shares), Some(imported)])))
    }
}
