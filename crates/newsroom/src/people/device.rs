//! Devices that somebody has signed in on before: an attack on the account from elsewhere does not slow them down.

use domain::UserId;

use super::SecretHash;
use super::unit::{Unit, run};
use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Whose device has this token.
pub(crate) const OWNER: &str = "SELECT user_id FROM known_device WHERE token_hash = $1";

impl Newsroom {
    /// Whether this person has signed in on the device with this token.
    pub async fn is_known_device(&self, token: &SecretHash, user: &UserId) -> Result<bool> {
        let mut held = self.read().await?;
        let owner: Option<String> = on!(held.conn(), c => sqlx::query_scalar(OWNER).bind(token.as_str()).fetch_optional(c).await)
            .doing("reading a known device")?;
        Ok(owner.as_deref() == Some(user.as_str()))
    }
}

impl Unit<'_> {
    /// Notes that this person uses the device with this token.
    pub(super) async fn know_device(&mut self, token: &SecretHash, user: &UserId) -> Result<()> {
        const PUT: &str = "INSERT INTO known_device (token_hash, user_id, last_used_at) VALUES ($1, $2, $3) \
             ON CONFLICT (token_hash) DO UPDATE SET user_id = excluded.user_id, last_used_at = excluded.last_used_at";
        let now = self.now();
        run!(self, "noting a known device", PUT, token.as_str(), user.as_str(), now).map(drop)
    }

    /// Removes all known devices of a person: after a stolen password they may be the thief's.
    pub(super) async fn drop_devices(&mut self, user: &UserId) -> Result<()> {
        run!(self, "dropping known devices", "DELETE FROM known_device WHERE user_id = $1", user.as_str()).map(drop)
    }
}
