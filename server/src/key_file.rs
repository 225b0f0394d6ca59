//! Keys of the paper: files beside the data, readable by their owner only, never in the database or its backups.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("the key {path}: {why}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// The file holds no key pair of P-256.
    #[error("{path} holds no key; restore it from where you keep copies, or delete it, and a new one is made: {cost}")]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What a new key costs.
        cost: &'static str,
    },
    /// The system has no randomness.
    #[error("the system's source of randomness failed")]
    Random,
}

/// One key of the paper.
pub struct KeyFile {
    /// Name of the file, without its ending.
    pub name: &'static str,
    /// What it costs if it is lost, for people.
    pub cost: &'static str,
}

impl KeyFile {
    /// The key in this data folder, as `read` reads it; made at the first use. Processes that share the folder share the key.
    ///
    /// # Errors
    /// The file cannot be read, written or understood.
    pub fn open<T>(&self, data: &Path, read: impl Fn(&[u8]) -> Option<T>) -> Result<T, KeyError> {
        let path = data.join("keys").join(format!("{}.pkcs8", self.name));
        let file = |why| KeyError::File { path: path.clone(), why };
        let damaged = || KeyError::Damaged { path: path.clone(), cost: self.cost };
        match fs::read(&path) {
            Ok(bytes) => read(&bytes).ok_or_else(damaged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                write_new(&path, &fresh()?).map_err(file)?;
                // another process may have been faster
                let stored = fs::read(&path).map_err(file)?;
                read(&stored).ok_or_else(damaged)
            }
            Err(error) => Err(file(error)),
        }
    }
}

/// A new key pair of P-256 (PKCS #8).
///
/// # Errors
/// The system has no randomness.
pub fn fresh() -> Result<Vec<u8>, KeyError> {
    let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).map_err(|_| KeyError::Random)?;
    Ok(pair.as_ref().to_vec())
}

/// Numbers the files that are being written.
static UNFINISHED: AtomicU64 = AtomicU64::new(0);

/// Writes the file whole, readable by its owner only; leaves one that another process has written meanwhile.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // another thread of this process may do the same
    let number = UNFINISHED.fetch_add(1, Ordering::Relaxed);
    let unfinished = folder.join(format!("{}.{number}.unfinished", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    // unlike a rename, a link fails if the name exists
    let linked = match fs::hard_link(&unfinished, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    fs::remove_file(&unfinished)?;
    linked
}
