//! What became of jobs: in one transaction with the numbers of their alerts and the facts about their devices.

use std::collections::BTreeMap;

use domain::Timestamp;

use crate::db::{Tx, on};
use crate::error::Doing;
use crate::{Newsroom, Result};

/// A device that never got anything is deleted after so many refusals in a row: its key or endpoint is wrong.
const REFUSALS_OF_NEW: i64 = 3;
/// Any other one after so many.
const REFUSALS: i64 = 10;
const DOING: &str = "storing what became of an alert";

/// What became of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The service accepted it; `day` of the device's zone counts it, unless it replaced one.
    Sent {
        /// Days since 1970 in the device's zone.
        day: i64,
        /// Whether it counts against the limit of a day.
        counts: bool,
    },
    /// The subscription has ended: the device is deleted.
    Gone,
    /// The service refuses this subscription.
    Refused,
    /// It could not be sent.
    Failed,
    /// It is too late, or the device left.
    Dropped,
    /// Not now: quiet hours, a full day.
    Later(Timestamp),
    /// The service could not be reached, or asks to wait.
    Again(Timestamp),
}

/// A job with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The alert.
    pub message_id: String,
    /// The device.
    pub device: String,
    /// What became of it.
    pub outcome: Outcome,
}

#[derive(Default)]
struct Numbers {
    sent: i64,
    failed: i64,
    dropped: i64,
}

impl Newsroom {
    /// Stores outcomes. A job that is settled already stays as it is.
    ///
    /// # Errors
    /// The database cannot be written; then nothing is stored.
    pub async fn settle_push_jobs(&self, settled: &[Settled]) -> Result<()> {
        const ADD: &str = "UPDATE push_message SET sent = sent + $2, failed = failed + $3, dropped = dropped + $4 WHERE id = $1";
        let now = self.now().millis();
        let mut numbers: BTreeMap<&str, Numbers> = BTreeMap::new();
        let mut tx = self.db().write().await?;
        for one in settled {
            if !settle(&mut tx, one).await? {
                continue;
            }
            let sums = numbers.entry(&one.message_id).or_default();
            match one.outcome {
                Outcome::Sent { .. } => sums.sent += 1,
                Outcome::Gone | Outcome::Refused | Outcome::Failed => sums.failed += 1,
                Outcome::Dropped => sums.dropped += 1,
                Outcome::Later(_) | Outcome::Again(_) => {}
            }
            about_device(&mut tx, one, now).await?;
        }
        for (id, Numbers { sent, failed, dropped }) in numbers {
            on!(tx.conn(), c => sqlx::query(ADD).bind(id).bind(sent).bind(failed).bind(dropped).execute(c).await.map(drop)).doing(DOING)?;
        }
        tx.commit().await?;
        self.db().after_commit();
        Ok(())
    }

    /// Notes the end of alerts without waiting jobs, and deletes jobs of alerts that ended `days` ago. The number of alerts that ended.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn end_alerts(&self, days: i64) -> Result<u64> {
        const END: &str = "UPDATE push_message SET state = 'sent', ended_at = $1 WHERE state = 'sending' AND NOT EXISTS \
             (SELECT 1 FROM push_job WHERE message_id = push_message.id AND due_at IS NOT NULL)";
        const PRUNE: &str = "DELETE FROM push_job WHERE message_id IN (SELECT id FROM push_message WHERE state = 'sent' AND ended_at < $1)";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        let ended = on!(tx.conn(), c => sqlx::query(END).bind(now).execute(c).await.map(|done| done.rows_affected())).doing(DOING)?;
        on!(tx.conn(), c => sqlx::query(PRUNE).bind(now - days * 86_400_000).execute(c).await.map(drop)).doing(DOING)?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(ended)
    }
}

/// Whether the job waited.
async fn settle(tx: &mut Tx, one: &Settled) -> Result<bool> {
    const SET: &str =
        "UPDATE push_job SET due_at = $3, result = $4, tries = tries + $5 WHERE message_id = $1 AND device = $2 AND due_at IS NOT NULL";
    let (due, result, tries) = match one.outcome {
        Outcome::Sent { .. } => (None, "sent", 1),
        Outcome::Gone => (None, "gone", 1),
        Outcome::Refused => (None, "refused", 1),
        Outcome::Failed => (None, "failed", 1),
        Outcome::Dropped => (None, "dropped", 0),
        Outcome::Later(at) => (Some(at.millis()), "", 0),
        Outcome::Again(at) => (Some(at.millis()), "", 1),
    };
    on!(tx.conn(), c => sqlx::query(SET)
        .bind(&one.message_id)
        .bind(&one.device)
        .bind(due)
        .bind(result)
        .bind(tries)
        .execute(c)
        .await
        .map(|done| done.rows_affected() > 0))
    .doing(DOING)
}

async fn about_device(tx: &mut Tx, one: &Settled, now: i64) -> Result<()> {
    const SENT: &str = "UPDATE push_device SET succeeded_at = $2, refused = 0, sent_today = CASE WHEN day = $3 THEN sent_today ELSE 0 END + $4, day = $3 \
         WHERE device = $1";
    const GONE: &str = "DELETE FROM push_device WHERE device = $1";
    const REFUSED: &str = "UPDATE push_device SET refused = refused + 1 WHERE device = $1";
    const USELESS: &str = "DELETE FROM push_device WHERE device = $1 AND (refused >= $2 OR (refused >= $3 AND succeeded_at IS NULL))";
    let device = &one.device;
    match one.outcome {
        Outcome::Sent { day, counts } => {
            on!(tx.conn(), c => sqlx::query(SENT).bind(device).bind(now).bind(day).bind(i64::from(counts)).execute(c).await.map(drop))
                .doing(DOING)
        }
        Outcome::Gone => on!(tx.conn(), c => sqlx::query(GONE).bind(device).execute(c).await.map(drop)).doing(DOING),
        Outcome::Refused => {
            on!(tx.conn(), c => sqlx::query(REFUSED).bind(device).execute(c).await.map(drop)).doing(DOING)?;
            on!(tx.conn(), c => sqlx::query(USELESS).bind(device).bind(REFUSALS).bind(REFUSALS_OF_NEW).execute(c).await.map(drop))
                .doing(DOING)
        }
        Outcome::Failed | Outcome::Dropped | Outcome::Later(_) | Outcome::Again(_) => Ok(()),
    }
}
