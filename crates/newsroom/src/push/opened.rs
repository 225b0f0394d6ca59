//! A reader opened an alert: counted once for each device.

use crate::db::on;
use crate::error::Doing;
use crate::people::SecretHash;
use crate::{Newsroom, Result};

const DOING: &str = "counting an opened alert";

impl Newsroom {
    /// Notes that an alert was opened; `false` if it was not sent to this device, or had been opened there before.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn note_alert_opened(&self, message: &str, device: &SecretHash) -> Result<bool> {
        const OPEN: &str =
            "UPDATE push_job SET opened_at = $3 WHERE message_id = $1 AND device = $2 AND result = 'sent' AND opened_at IS NULL";
        const ADD: &str = "UPDATE push_message SET opened = opened + 1 WHERE id = $1";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        let opened = on!(tx.conn(), c => sqlx::query(OPEN)
            .bind(message)
            .bind(device.as_str())
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected() > 0))
        .doing(DOING)?;
        if opened {
            on!(tx.conn(), c => sqlx::query(ADD).bind(message).execute(c).await.map(drop)).doing(DOING)?;
        }
        tx.commit().await?;
        self.db().after_commit();
        Ok(opened)
    }
}
