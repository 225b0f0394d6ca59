//! Authors without an account: those who can be invited and then keep their byline and stories.

use domain::Author;

use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Authors that no account is linked to.
pub(crate) const UNLINKED: &str =
    "SELECT a.id, a.data FROM author a LEFT JOIN user_account u ON u.author_id = a.id WHERE u.id IS NULL ORDER BY a.id";

impl Newsroom {
    /// All authors that no account is linked to, in order of identity.
    pub async fn authors_without_account(&self) -> Result<Vec<Author>> {
        let mut held = self.read().await?;
        let rows: Vec<(String, String)> =
            on!(held.conn(), c => sqlx::query_as(UNLINKED).fetch_all(c).await).doing("reading authors without an account")?;
        rows.iter().map(|(id, data)| entity::read("author", id, data)).collect()
    }
}
