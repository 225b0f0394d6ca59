//! Fills the columns and words of items that were stored before there were any.

use domain::MediaItem;

use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Newsroom, Result, entity};

/// Items without them.
pub(crate) const UNFILLED: &str = "SELECT id, data FROM media WHERE kind = '' ORDER BY id LIMIT 500";

impl Newsroom {
    /// Does so, in batches; nothing in a newsroom that was opened before.
    pub(crate) async fn fill_media_columns(&self) -> Result<()> {
        loop {
            let rows: Vec<(String, String)> =
                on!(self.read().await?.conn(), c => sqlx::query_as(UNFILLED).fetch_all(c).await).doing("looking for pictures")?;
            if rows.is_empty() {
                return Ok(());
            }
            let mut edit = self.edit(&Authority::schedule()).await?;
            for (id, data) in &rows {
                let item: MediaItem = entity::read("media", id, data)?;
                edit.put_media_columns(&item, None).await?;
            }
            edit.commit().await?;
        }
    }
}
