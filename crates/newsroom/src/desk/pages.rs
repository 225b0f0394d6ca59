//! The pages of the paper (About, Contact …): stories of kind page, listed by path.

use super::WorklistRow;
use super::worklist_rows::{Row, row_columns, rows_for};
use crate::content::section::SectionTree;
use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Newsroom, Result};

/// All pages but those in the trash. A paper has tens of them.
pub(crate) const PAGES: &str =
    concat!("SELECT ", row_columns!(), " FROM story t WHERE t.kind = 'page' AND t.state <> 'trash' ORDER BY t.path LIMIT 500");

impl Newsroom {
    /// The pages that somebody may know of, by path; at most 500.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn pages(&self, authority: &Authority) -> Result<Vec<WorklistRow>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let tree = SectionTree::read(&mut conn).await?;
        let mut rows: Vec<Row> = on!(&mut conn, c => sqlx::query_as(PAGES).fetch_all(c).await).doing("reading the pages")?;
        rows.retain(|row| row.is_seen_by(authority, &tree, self.now()));
        rows_for(&mut conn, rows, self.now()).await
    }
}
