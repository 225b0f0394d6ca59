//! The key that signs the offline edition: a file beside the data, never in the database or its backups.

use std::{path::Path, sync::Arc};

use data_encoding::BASE64URL_NOPAD;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};

use crate::key_file::{KeyError, KeyFile, fresh};

const FILE: KeyFile = KeyFile { name: "edition", cost: "readers' devices accept it at their next visit" };

/// Signs with ECDSA on P-256 and SHA-256, which every browser can verify (decision 0090). Cheap to clone.
#[derive(Clone)]
pub struct EditionKey(Arc<EcdsaKeyPair>);

impl EditionKey {
    /// The key in this data folder; made at the first use.
    ///
    /// # Errors
    /// The file cannot be read, written or understood.
    pub fn open(data: &Path) -> Result<Self, KeyError> {
        FILE.open(data, Self::read)
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

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use std::fs;

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
