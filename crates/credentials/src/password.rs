//! Passwords as Argon2id hashes, computed on few threads so that sign-ins do not starve readers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use crate::strength::LONGEST;
use crate::{Random, SystemRandom};

/// So many wait at most for their turn; more are sent away, so that a flood does not pile up.
const WAITING: usize = 64;

/// Why a password could not be hashed or checked.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many sign-ins at once.
    #[error("too many people are signing in at this moment; try again in a few seconds")]
    Busy,
    /// The machine gave no randomness, memory or thread.
    #[error("a password could not be hashed: {0}")]
    Failed(String),
}

/// Hashes and checks passwords. One for the whole program; clones share its threads.
#[derive(Clone)]
pub struct Passwords(Arc<Inner>);

struct Inner {
    argon2: Argon2<'static>,
    turns: Semaphore,
    waiting: AtomicUsize,
    /// The hash of a password nobody has: checked in place of one that does not exist.
    dummy: String,
    hashed: AtomicU64,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passwords").finish_non_exhaustive()
    }
}

impl Passwords {
    /// Argon2id with 19 MiB, two passes and one lane (OWASP's minimum), on at most `threads` threads at a time.
    ///
    /// # Errors
    /// If the machine gives no randomness or memory.
    pub fn new(threads: usize) -> Result<Self, PasswordError> {
        let params = Params::new(19 * 1024, 2, 1, None).map_err(failed)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut unknown = [0; 32];
        SystemRandom.fill(&mut unknown).map_err(failed)?;
        let dummy = hash(&argon2, &unknown, &SystemRandom)?;
        let turns = Semaphore::new(threads.max(1));
        Ok(Self(Arc::new(Inner { argon2, turns, waiting: AtomicUsize::new(0), dummy, hashed: AtomicU64::new(0) })))
    }

    /// The hash of a new password, in the PHC string format. Check it with [`crate::check_strength`] before.
    ///
    /// # Errors
    /// [`PasswordError`].
    pub async fn hash(&self, password: &str, random: &Arc<dyn Random>) -> Result<String, PasswordError> {
        let (password, random) = (normalised(password), Arc::clone(random));
        self.in_turn(move |inner| hash(&inner.argon2, password.as_bytes(), random.as_ref())).await?
    }

    /// Whether this is the password. With `None` (nobody has the address, or no password is set) the same work is done, and it is not.
    ///
    /// # Errors
    /// [`PasswordError`]; a stored hash that cannot be read counts as a failure of the machine, not as a wrong password.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, PasswordError> {
        let fits = password.len() <= LONGEST;
        let (password, stored) = (if fits { normalised(password) } else { String::new() }, stored.map(str::to_owned));
        self.in_turn(move |inner| {
            let exists = stored.is_some() && fits;
            let stored = stored.unwrap_or_else(|| inner.dummy.clone());
            let parsed = PasswordHash::new(&stored).map_err(failed)?;
            let right = inner.argon2.verify_password(password.as_bytes(), &parsed).is_ok();
            Ok(right && exists)
        })
        .await?
    }

    /// How many hashes were computed so far: tests compare the work for known and unknown accounts by it.
    pub fn hashed(&self) -> u64 {
        self.0.hashed.load(Ordering::SeqCst)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce(&Inner) -> T + Send + 'static) -> Result<T, PasswordError> {
        let inner = Arc::clone(&self.0);
        let line = Line::join(&self.0).ok_or(PasswordError::Busy)?;
        let turn = inner.turns.acquire().await.map_err(failed)?;
        inner.hashed.fetch_add(1, Ordering::SeqCst);
        let worker = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || work(&worker)).await.map_err(failed);
        drop((turn, line));
        done
    }
}

/// One who waits or works; leaves the line when dropped, also if the client went away.
struct Line<'a>(&'a Inner);

impl<'a> Line<'a> {
    fn join(inner: &'a Inner) -> Option<Self> {
        let line = Self(inner);
        // counted first, so that two cannot take the last place
        (inner.waiting.fetch_add(1, Ordering::SeqCst) < WAITING).then_some(line)
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::SeqCst);
    }
}

fn failed(error: impl std::fmt::Display) -> PasswordError {
    PasswordError::Failed(error.to_string())
}

/// The same text typed on different keyboards is the same password.
fn normalised(password: &str) -> String {
    password.nfc().collect()
}

fn hash(argon2: &Argon2<'static>, password: &[u8], random: &dyn Random) -> Result<String, PasswordError> {
    let mut salt = [0; 16];
    random.fill(&mut salt).map_err(failed)?;
    argon2.hash_password_with_salt(password, &salt).map(|hash| hash.to_string()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random() -> Arc<dyn Random> {
        Arc::new(SystemRandom)
    }

    #[tokio::test]
    async fn hashes_are_salted_argon2id_and_checked() {
        let passwords = Passwords::new(2).unwrap();
        let one = passwords.hash("correct horse battery", &random()).await.unwrap();
        let other = passwords.hash("correct horse battery", &random()).await.unwrap();
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && one != other, "{one}");
        assert!(passwords.verify("correct horse battery", Some(&one)).await.unwrap());
        assert!(!passwords.verify("correct horse batterx", Some(&one)).await.unwrap());
        assert!(!passwords.verify("", Some(&one)).await.unwrap());
        assert!(!passwords.verify(&"x".repeat(LONGEST + 1), Some(&one)).await.unwrap());
        let composed = passwords.hash("caf\u{e9} au lait au lit", &random()).await.unwrap();
        assert!(passwords.verify("cafe\u{301} au lait au lit", Some(&composed)).await.unwrap());
        assert!(matches!(passwords.verify("x", Some("no hash")).await, Err(PasswordError::Failed(_))));
    }

    #[tokio::test]
    async fn the_work_is_the_same_whether_the_account_exists() {
        let passwords = Passwords::new(2).unwrap();
        let stored = passwords.hash("correct horse battery", &random()).await.unwrap();
        for stored in [Some(stored.as_str()), None] {
            let before = passwords.hashed();
            assert!(!passwords.verify("wrong", stored).await.unwrap());
            assert_eq!(passwords.hashed() - before, 1);
        }
        assert!(passwords.0.dummy.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "the same parameters");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_flood_is_sent_away_and_the_line_empties() {
        let passwords = Passwords::new(1).unwrap();
        let tasks: Vec<_> = (0..WAITING + 20)
            .map(|_| {
                let passwords = passwords.clone();
                tokio::spawn(async move { passwords.verify("x", None).await })
            })
            .collect();
        let mut busy = 0;
        for task in tasks {
            busy += i32::from(matches!(task.await.unwrap(), Err(PasswordError::Busy)));
        }
        assert!(busy > 0 && passwords.hashed() >= WAITING as u64, "{busy}");
        assert_eq!(passwords.0.waiting.load(Ordering::SeqCst), 0);
        passwords.verify("x", None).await.unwrap();
    }
}
