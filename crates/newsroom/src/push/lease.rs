//! Which process sends. One at a time: two would send a message twice.

use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

const DOING: &str = "reserving the queue of alerts";

impl Newsroom {
    /// Reserves the queue for `holder` for this time, in milliseconds; `false` while another one has it. Repeating it prolongs it.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn reserve_push_queue(&self, holder: &str, millis: i64) -> Result<bool> {
        const TAKE: &str = "INSERT INTO push_lease (name, holder, until) VALUES ('queue', $1, $2) ON CONFLICT (name) DO UPDATE SET \
             holder = excluded.holder, until = excluded.until WHERE push_lease.holder = excluded.holder OR push_lease.until <= $3";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        let taken = on!(tx.conn(), c => sqlx::query(TAKE)
            .bind(holder)
            .bind(now + millis)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected() > 0))
        .doing(DOING)?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(taken)
    }

    /// Gives the queue back, so that another process need not wait.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn release_push_queue(&self, holder: &str) -> Result<()> {
        const RELEASE: &str = "DELETE FROM push_lease WHERE name = 'queue' AND holder = $1";
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(RELEASE).bind(holder).execute(c).await.map(drop)).doing(DOING)?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(())
    }
}
