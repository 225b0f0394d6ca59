//! The key that signs the offline edition: a file beside the data, never in the database or its backups.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use data_encoding::BASE64URL_NOPAD;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};

/// Signs with ECDSA on P-256 and SHA-256, which every browser can verify (decision 0090). Cheap to clone.
#[derive(Clone)]
pub struct EditionKey(Arc<EcdsaKeyPair>);

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("the key of the offline edition ({path}): {why}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// The file holds no such key.
    #[error(
        "{path} holds no key of the offline edition; restore it, or delete it: a new key is made, and readers' devices accept it at their next visit"
    )]
    Damaged {
        /// Which.
        path: PathBuf,
    },
    /// The system has no randomness.
    #[error("the system's source of randomness failed")]
    Random,
}

impl EditionKey {
    /// The key in this data folder; made at the first use. Processes that share the folder share the key.
    ///
    /// # Errors
    /// The file cannot be read, written or understood.
    pub fn open(data: &Path) -> Result<Self, KeyError> {
        let path = data.join("keys").join("edition.pkcs8");
        let file = |why| KeyError::File { path: path.clone(), why };
        match fs::read(&path) {
            Ok(bytes) => Self::read(&bytes).ok_or(KeyError::Damaged { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let bytes = fresh()?;
                write_new(&path, &bytes).map_err(file)?;
                // another process may have been faster
                let stored = fs::read(&path).map_err(file)?;
                Self::read(&stored).ok_or(KeyError::Damaged { path })
            }
            Err(error) => Err(file(error)),
        }
    }

    /// A key that no file has, for tests.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn unstored() -> Result<Self, KeyError> {
        Self::read(&fresh()?).ok_or(KeyError::Random)
    }

    fn read(pkcs8: &[u8]) -> Option<Self> {
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &SystemRandom::new()).ok().map(|pair| Self(Arc::new(pair)))
    }

    /// The public key as an uncompressed point, in base64url.
    pub fn public(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.public_key().as_ref())
    }

    /// The signature of these bytes, in base64url; `None` if the system has no randomness.
    pub fn sign(&self, bytes: &[u8]) -> Option<String> {
        let signature = self.0.sign(&SystemRandom::new(), bytes).ok()?;
        Some(BASE64URL_NOPAD.encode(signature.as_ref()))
    }
}

fn fresh() -> Result<Vec<u8>, KeyError> {
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
    let unfinished = folder.join(format!("edition.{}.{number}.unfinished", std::process::id()));
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

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::*;

    #[test]
    fn the_key_is_made_once_and_only_its_owner_reads_it() {
        let data = tempfile::tempdir().unwrap();
        let keys: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| EditionKey::open(data.path()).unwrap().public())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|key| *key == EditionKey::open(data.path()).unwrap().public()), "{keys:?}");
        let files: Vec<_> = fs::read_dir(data.path().join("keys")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&files[0].metadata().unwrap().permissions()) & 0o777, 0o600);
        fs::write(&files[0], b"x").unwrap();
        assert!(EditionKey::open(data.path()).err().unwrap().to_string().contains("edition.pkcs8"));
    }

    #[test]
    fn signatures_verify() {
        let key = EditionKey::unstored().unwrap();
        let public = BASE64URL_NOPAD.decode(key.public().as_bytes()).unwrap();
        let signature = BASE64URL_NOPAD.decode(key.sign(b"news").unwrap().as_bytes()).unwrap();
        let verifier = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public);
        assert!(verifier.verify(b"news", &signature).is_ok() && verifier.verify(b"olds", &signature).is_err());
    }
}
