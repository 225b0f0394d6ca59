//! The second factor: codes of an authenticator count once, recovery codes too.

use domain::UserId;

use super::unit::{Unit, run};
use super::{Refusal, SecretHash, User};
use crate::content::settings;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Error, Newsroom, Result};

const USING: &str = "using a code";

impl Newsroom {
    /// How many recovery codes somebody has left.
    pub async fn recovery_codes_left(&self, user: &UserId) -> Result<i64> {
        const LEFT: &str = "SELECT COUNT(*) FROM recovery_code WHERE user_id = $1 AND used_at IS NULL";
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(LEFT).bind(user.as_str()).fetch_one(c).await).doing("counting recovery codes")
    }
}

/// An error for somebody whose role needs codes, and who has none yet.
///
/// # Errors
/// [`Refusal::CodesNeeded`].
pub(super) async fn require_codes(conn: &mut Conn<'_>, user: &User) -> Result<()> {
    // the settings are read only for those without codes
    if !user.has_totp && settings::get(conn).await?.is_some_and(|settings| user.lacks_codes(&settings)) {
        return Err(Error::Refused(Refusal::CodesNeeded));
    }
    Ok(())
}

impl Newsroom {
    /// Whether somebody has to set up codes before anything else.
    ///
    /// # Errors
    /// Storage failed.
    pub async fn lacks_codes(&self, user: &User) -> Result<bool> {
        Ok(!user.has_totp && user.lacks_codes(&self.settings().await?))
    }
}

impl Unit<'_> {
    /// An error for somebody whose role needs codes: they cannot stop using them.
    pub(super) async fn refuse_without_codes(&mut self, user: &User) -> Result<()> {
        let settings = settings::get(&mut self.conn()).await?;
        if settings.is_some_and(|settings| settings.needs_codes(user.role)) { Err(Error::Refused(Refusal::CodesNeeded)) } else { Ok(()) }
    }

    /// Notes that the code of a time step was used: one statement that compares and sets, so that of two requests one succeeds.
    pub(super) async fn use_step(&mut self, user: &UserId, step: i64) -> Result<()> {
        const USE: &str = "UPDATE user_account SET totp_step = $2 WHERE id = $1 AND (totp_step IS NULL OR totp_step < $2)";
        if run!(self, USING, USE, user.as_str(), step)? == 1 { Ok(()) } else { Err(Error::Refused(Refusal::CodeUsed)) }
    }

    /// Uses up a recovery code.
    pub(super) async fn use_recovery_code(&mut self, user: &UserId, code: &SecretHash) -> Result<()> {
        const USE: &str = "UPDATE recovery_code SET used_at = $3 WHERE user_id = $1 AND hash = $2 AND used_at IS NULL";
        let now = self.now();
        if run!(self, USING, USE, user.as_str(), code.as_str(), now)? == 1 { Ok(()) } else { Err(Error::Refused(Refusal::CodeUsed)) }
    }

    /// Replaces all recovery codes.
    pub(super) async fn put_recovery_codes(&mut self, user: &UserId, codes: &[SecretHash]) -> Result<()> {
        run!(self, "storing recovery codes", "DELETE FROM recovery_code WHERE user_id = $1", user.as_str())?;
        for code in codes {
            const INSERT: &str = "INSERT INTO recovery_code (user_id, hash) VALUES ($1, $2)";
            run!(self, "storing recovery codes", INSERT, user.as_str(), code.as_str())?;
        }
        Ok(())
    }
}
