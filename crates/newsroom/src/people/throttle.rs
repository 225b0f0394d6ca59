//! Slowing down those who guess passwords, without locking anybody out: each failure makes the next attempt wait longer, by account and
//! by network. An attempt counts before its password is checked, so that attempts in parallel do not slip through.

use super::SecretHash;
use super::unit::{Unit, run};
use crate::db::on;
use crate::error::Doing;
use crate::people::{AuditActor, Origin};
use crate::{Newsroom, Result};

/// What attempts are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// One account, or an address nobody has.
    Account,
    /// One device that is known to the account: counted by itself.
    Device,
    /// A network; many people may share one.
    Network,
}

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
/// After so long without a failure the count begins again.
pub(super) const FORGIVEN: i64 = 24 * 60 * MINUTE;

impl Counted {
    /// How long to wait after so many failures in a row, in milliseconds.
    fn delay(self, failures: i64) -> i64 {
        let (free, most) = match self {
            Self::Account => (5, 15 * MINUTE),
            Self::Device => (10, MINUTE),
            Self::Network => (30, 5 * MINUTE),
        };
        let beyond = failures.saturating_sub(free);
        if beyond < 0 { 0 } else { (SECOND << beyond.min(20)).min(most) }
    }

    fn key(self, value: &str) -> String {
        let kind = match self {
            Self::Account => "account",
            Self::Device => "device",
            Self::Network => "network",
        };
        format!("{kind}:{}", SecretHash::of(value).as_str())
    }
}

/// Whether an attempt may be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// Yes; it counts as a failure until [`Newsroom::attempt_succeeded`] or a sign-in takes that back.
    Evaluate,
    /// Not before so many milliseconds have passed.
    Wait(i64),
}

/// What one attempt is counted under.
#[derive(Debug, Clone)]
pub(super) struct Keys(Vec<(Counted, String)>);

impl Keys {
    /// A known device is counted instead of the account.
    pub(super) fn new(account: &str, network: &str, known_device: Option<&SecretHash>) -> Self {
        let account = match known_device {
            Some(device) => (Counted::Device, Counted::Device.key(device.as_str())),
            None => (Counted::Account, Counted::Account.key(account)),
        };
        let network = (!network.is_empty()).then(|| (Counted::Network, Counted::Network.key(network)));
        Self([account].into_iter().chain(network).collect())
    }
}

/// The state of one key.
pub(crate) const STATE: &str = "SELECT failures, last_at, free_at FROM sign_in_throttle WHERE key = $1";
const COUNTING: &str = "counting an attempt to sign in";

impl Newsroom {
    /// Counts an attempt, and says whether it may be evaluated. `account` is any text that stands for what is attacked (the key of an
    /// e-mail address, whether somebody has it or not), `network` the client's network, `known_device` the token of a device on which this
    /// account has signed in before.
    pub async fn attempt(&self, account: &str, network: &str, known_device: Option<&SecretHash>) -> Result<Attempt> {
        let keys = Keys::new(account, network, known_device);
        let mut unit = Unit::begin(self, AuditActor::System, &Origin::default()).await?;
        let attempt = unit.count(&keys).await?;
        unit.commit().await?;
        Ok(attempt)
    }

    /// Takes back what [`Newsroom::attempt`] counted: the attempt was a good one.
    pub async fn attempt_succeeded(&self, account: &str, network: &str, known_device: Option<&SecretHash>) -> Result<()> {
        let mut unit = Unit::begin(self, AuditActor::System, &Origin::default()).await?;
        unit.uncount(&Keys::new(account, network, known_device)).await?;
        unit.commit().await
    }
}

impl Unit<'_> {
    async fn count(&mut self, keys: &Keys) -> Result<Attempt> {
        const PUT: &str = "INSERT INTO sign_in_throttle (key, failures, last_at, free_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, free_at = excluded.free_at";
        let now = self.now();
        let mut next = Vec::new();
        for (counted, key) in &keys.0 {
            let state: Option<(i64, i64, i64)> =
                on!(self.conn(), c => sqlx::query_as(STATE).bind(key).fetch_optional(c).await).doing(COUNTING)?;
            let (failures, last_at, free_at) = state.unwrap_or_default();
            // a clock that was set back must not make anybody wait longer than the longest delay
            if free_at > now && last_at <= now {
                return Ok(Attempt::Wait(free_at - now));
            }
            let failures = if now - last_at > FORGIVEN { 1 } else { failures + 1 };
            next.push((key.clone(), failures, now + counted.delay(failures)));
        }
        for (key, failures, free_at) in next {
            run!(self, COUNTING, PUT, &key, failures, now, free_at)?;
        }
        Ok(Attempt::Evaluate)
    }

    async fn uncount(&mut self, keys: &Keys) -> Result<()> {
        const LESS: &str = "UPDATE sign_in_throttle SET failures = failures - 1, free_at = last_at WHERE key = $1 AND failures > 0";
        for (counted, key) in &keys.0 {
            match counted {
                // one good sign-in of a network's attacker must not free all the attacker's guesses
                Counted::Network => run!(self, COUNTING, LESS, key)?,
                Counted::Account | Counted::Device => run!(self, COUNTING, "DELETE FROM sign_in_throttle WHERE key = $1", key)?,
            };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_and_stay_bounded() {
        let account: Vec<i64> = (1..=20).map(|failures| Counted::Account.delay(failures) / SECOND).collect();
        assert_eq!(account[..8], [0, 0, 0, 0, 1, 2, 4, 8]);
        assert_eq!(account[19], 900);
        assert_eq!(Counted::Account.delay(i64::MAX), 15 * MINUTE);
        assert_eq!(Counted::Network.delay(29), 0);
        assert!(Counted::Network.delay(60) <= 5 * MINUTE);
        assert_eq!(Counted::Device.delay(100), MINUTE);
    }
}
