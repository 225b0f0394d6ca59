//! What accounts need besides the newsroom: password hashing, randomness, mail.

use std::sync::Arc;

use credentials::{PasswordError, Passwords, Random, SystemRandom, fresh_token};
use newsroom::people::{NewSession, SecretHash};

use crate::{http::HttpError, mail::Mailer};

/// Shared by all requests. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Where tokens come from.
    pub random: Arc<dyn Random>,
    /// Sends letters.
    pub mailer: Mailer,
}

/// The tokens of a new session, and what is stored of them.
pub struct FreshSession {
    /// For the session cookie.
    pub token: String,
    /// For the device cookie.
    pub device: String,
    /// Their digests.
    pub stored: NewSession,
}

impl Accounts {
    /// With the system's randomness; half of the processors may hash passwords, the others serve readers.
    ///
    /// # Errors
    /// If the machine gives no randomness or memory.
    pub fn new(mailer: Mailer) -> Result<Self, PasswordError> {
        let threads = std::thread::available_parallelism().map_or(1, |all| (all.get() / 2).max(1));
        Ok(Self { passwords: Passwords::new(threads)?, random: Arc::new(SystemRandom), mailer })
    }

    /// A token nobody can guess, and what is stored of it.
    ///
    /// # Errors
    /// 500, if the system has no randomness to give.
    pub fn token(&self) -> Result<(String, SecretHash), HttpError> {
        let token = fresh_token(self.random.as_ref()).map_err(|error| HttpError::internal(error.to_string()))?;
        let stored = SecretHash::of(&token);
        Ok((token, stored))
    }

    /// The tokens of a new session. A device that has a token keeps it.
    ///
    /// # Errors
    /// 500, if the system has no randomness to give.
    pub fn session(&self, device: Option<String>) -> Result<FreshSession, HttpError> {
        let (token, stored) = self.token()?;
        let device = match device {
            Some(device) => device,
            None => self.token()?.0,
        };
        let stored = NewSession { token: stored, device: SecretHash::of(&device) };
        Ok(FreshSession { token, device, stored })
    }
}
