//! Removing what has ended: sessions, links, counters, devices. The audit log is never shortened.

use super::unit::{Unit, run};
use super::{AuditActor, Origin};
use crate::{Newsroom, Result};

const DAY: i64 = 24 * 60 * 60_000;

impl Newsroom {
    /// Removes sessions that have ended, links that have been useless for 30 days, counters and devices that were not used for long. To be
    /// called now and then; gives the number of rows removed.
    pub async fn prune_people(&self) -> Result<u64> {
        const SESSIONS: &str = "DELETE FROM user_session WHERE ends_at <= $1 OR last_seen_at <= $2";
        const LINKS: &str = "DELETE FROM account_link WHERE expires_at < $1";
        const COUNTERS: &str = "DELETE FROM sign_in_throttle WHERE last_at < $1";
        const DEVICES: &str = "DELETE FROM known_device WHERE last_used_at < $1";
        let mut unit = Unit::begin(self, AuditActor::System, &Origin::default()).await?;
        let now = unit.now();
        let mut removed = run!(unit, "removing ended sessions", SESSIONS, now, now - super::session::IDLE)?;
        removed += run!(unit, "removing old links", LINKS, now - 30 * DAY)?;
        removed += run!(unit, "removing old counters", COUNTERS, now - super::throttle::FORGIVEN)?;
        removed += run!(unit, "removing old devices", DEVICES, now - 180 * DAY)?;
        unit.commit().await?;
        Ok(removed)
    }
}
