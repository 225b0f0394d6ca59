//! The salt of a day: it turns an address into a digest that is the same all day, on all servers, and cannot be traced afterwards.

use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

const DOING: &str = "reading the salt of the day";

impl Newsroom {
    /// The salt of this day. The first caller's `fresh` one becomes the day's; those of earlier days are deleted.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn reader_salt(&self, day: i64, fresh: &str) -> Result<String> {
        const DELETE: &str = "DELETE FROM reader_salt WHERE day < $1";
        const ADD: &str = "INSERT INTO reader_salt (day, salt) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        const GET: &str = "SELECT salt FROM reader_salt WHERE day = $1";
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(DELETE).bind(day).execute(c).await.map(drop)).doing(DOING)?;
        on!(tx.conn(), c => sqlx::query(ADD).bind(day).bind(fresh).execute(c).await.map(drop)).doing(DOING)?;
        let salt: String = on!(tx.conn(), c => sqlx::query_scalar(GET).bind(day).fetch_one(c).await).doing(DOING)?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(salt)
    }
}
