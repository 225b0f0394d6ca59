//! The queue: what is due, oldest first.

use domain::Timestamp;

use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Jobs that are due, with their devices.
pub(crate) const DUE_JOBS: &str = "SELECT j.message_id, j.device, j.tries, d.endpoint, d.p256dh, d.auth, d.key, d.zone, d.quiet_from, d.quiet_until, \
     d.most_a_day, d.day, d.sent_today FROM push_job j LEFT JOIN push_device d ON d.device = j.device WHERE j.due_at <= $1 \
     ORDER BY j.due_at, j.message_id, j.device LIMIT $2";
/// When the next job is due.
pub(crate) const NEXT_JOB: &str = "SELECT due_at FROM push_job WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1";
const READING: &str = "reading the queue of alerts";

/// One alert for one device.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PushJob {
    /// The alert.
    pub message_id: String,
    /// The digest of the device's number.
    pub device: String,
    /// How often it was tried.
    pub tries: i64,
    /// Where its push service takes messages; `None`: the device left.
    pub endpoint: Option<String>,
    /// Its public key.
    pub p256dh: Option<String>,
    /// The secret that it shares with us.
    pub auth: Option<String>,
    /// Our public key that it subscribed with.
    pub key: Option<String>,
    /// IANA name of its zone.
    pub zone: Option<String>,
    /// Minutes after midnight.
    pub quiet_from: Option<i64>,
    /// Minutes after midnight.
    pub quiet_until: Option<i64>,
    /// Alerts a day at most; 0: any number.
    pub most_a_day: Option<i64>,
    /// The day that `sent_today` counts, from 1970 in its zone.
    pub day: Option<i64>,
    /// Alerts of that day.
    pub sent_today: Option<i64>,
}

impl Newsroom {
    /// Up to `most` jobs that are due.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn due_push_jobs(&self, most: i64) -> Result<Vec<PushJob>> {
        let now = self.now().millis();
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_as(DUE_JOBS).bind(now).bind(most).fetch_all(c).await).doing(READING)
    }

    /// When the next job is due; `None`: the queue is empty.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn next_push_job(&self) -> Result<Option<Timestamp>> {
        let mut held = self.read().await?;
        let next: Option<i64> = on!(held.conn(), c => sqlx::query_scalar(NEXT_JOB).fetch_optional(c).await).doing(READING)?;
        Ok(next.map(Timestamp::from_millis))
    }
}
