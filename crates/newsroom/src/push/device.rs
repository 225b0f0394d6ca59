//! Devices of readers: what they follow, and when they may ring.

use std::collections::BTreeSet;

use domain::PushTopic;

use crate::db::{Tx, on};
use crate::error::Doing;
use crate::people::SecretHash;
use crate::{Newsroom, Result};

const DOING: &str = "storing what a device follows";

/// What a device follows, and when it may ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    /// What its reader follows; a device that follows nothing gets nothing.
    pub topics: BTreeSet<PushTopic>,
    /// IANA name of the reader's time zone.
    pub zone: String,
    /// Minutes after midnight there, from and until; equal: no quiet hours.
    pub quiet: (u16, u16),
    /// Alerts a day at most; 0: any number.
    pub most_a_day: u16,
}

/// A device as it subscribes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDevice {
    /// The digest of the number that the device made for itself.
    pub device: SecretHash,
    /// Where its push service takes messages; checked.
    pub endpoint: String,
    /// Its public key.
    pub p256dh: String,
    /// The secret that it shares with us.
    pub auth: String,
    /// Our public key that it subscribed with.
    pub key: String,
    /// What it follows.
    pub reception: Reception,
}

impl Newsroom {
    /// Stores a device, in place of what it subscribed before. An endpoint belongs to the device that sent it last.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn subscribe_device(&self, new: &NewDevice) -> Result<()> {
        const OTHERS: &str = "DELETE FROM push_device WHERE endpoint = $1 AND device <> $2";
        const PUT: &str = "INSERT INTO push_device (device, endpoint, p256dh, auth, key, zone, quiet_from, quiet_until, most_a_day, created_at, \
             seen_at, refused, day, sent_today) VALUES ($1, $2, $3, $4, $5, 'UTC', 0, 0, 0, $6, $6, 0, 0, 0) ON CONFLICT (device) DO UPDATE SET \
             endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth, key = excluded.key, refused = 0, \
             succeeded_at = CASE WHEN push_device.endpoint = excluded.endpoint THEN push_device.succeeded_at END";
        let (device, now) = (new.device.as_str(), self.now().millis());
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(OTHERS).bind(&new.endpoint).bind(device).execute(c).await.map(drop)).doing(DOING)?;
        on!(tx.conn(), c => sqlx::query(PUT)
            .bind(device)
            .bind(&new.endpoint)
            .bind(&new.p256dh)
            .bind(&new.auth)
            .bind(&new.key)
            .bind(now)
            .execute(c)
            .await
            .map(drop))
        .doing(DOING)?;
        put_reception(&mut tx, device, &new.reception, now).await?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(())
    }

    /// Changes what a device follows; `false` if it is not subscribed.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn change_reception(&self, device: &SecretHash, reception: &Reception) -> Result<bool> {
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        let known = put_reception(&mut tx, device.as_str(), reception, now).await?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(known)
    }

    /// Deletes a device and what it follows. One that is not known is no error.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn unsubscribe_device(&self, device: &SecretHash) -> Result<()> {
        const DELETE: &str = "DELETE FROM push_device WHERE device = $1";
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(DELETE).bind(device.as_str()).execute(c).await.map(drop)).doing(DOING)?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(())
    }
}

async fn put_reception(tx: &mut Tx, device: &str, reception: &Reception, now: i64) -> Result<bool> {
    const SET: &str =
        "UPDATE push_device SET zone = $2, quiet_from = $3, quiet_until = $4, most_a_day = $5, seen_at = $6 WHERE device = $1";
    const CLEAR: &str = "DELETE FROM push_topic WHERE device = $1";
    const ADD: &str = "INSERT INTO push_topic (topic, device) VALUES ($1, $2)";
    let Reception { topics, zone, quiet: (from, until), most_a_day } = reception;
    let known = on!(tx.conn(), c => sqlx::query(SET)
        .bind(device)
        .bind(zone)
        .bind(i64::from(*from))
        .bind(i64::from(*until))
        .bind(i64::from(*most_a_day))
        .bind(now)
        .execute(c)
        .await
        .map(|done| done.rows_affected() > 0))
    .doing(DOING)?;
    if !known {
        return Ok(false);
    }
    on!(tx.conn(), c => sqlx::query(CLEAR).bind(device).execute(c).await.map(drop)).doing(DOING)?;
    for topic in topics {
        on!(tx.conn(), c => sqlx::query(ADD).bind(topic.to_string()).bind(device).execute(c).await.map(drop)).doing(DOING)?;
    }
    Ok(true)
}
