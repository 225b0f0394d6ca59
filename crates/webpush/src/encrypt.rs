//! One message for one browser: content coding `aes128gcm` (RFC 8188) with keys as RFC 8291 derives them.

use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    hkdf::{HKDF_SHA256, KeyType, Salt},
    rand::{SecureRandom, SystemRandom},
};

use crate::Subscription;

/// Bytes of a message: services refuse records of more than 4096 bytes with what encryption adds.
pub const MOST_BYTES: usize = 3000;
const SALT: usize = 16;
/// The record size that is announced; a message is one record.
const RECORD: u32 = 4096;
/// The mark of the last record.
const LAST: u8 = 2;

/// Why a message could not be encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EncryptError {
    /// Longer than [`MOST_BYTES`].
    #[error("the message is longer than {MOST_BYTES} bytes")]
    TooLong,
    /// The system has no randomness, or the browser's key fits to no point.
    #[error("the message could not be encrypted: no randomness, or a broken key of the browser")]
    Failed,
}

impl From<ring::error::Unspecified> for EncryptError {
    fn from(_: ring::error::Unspecified) -> Self {
        Self::Failed
    }
}

/// The body of a request that only this browser can read.
///
/// # Errors
/// [`EncryptError`].
pub fn encrypt(message: &[u8], to: &Subscription) -> Result<Vec<u8>, EncryptError> {
    if message.len() > MOST_BYTES {
        return Err(EncryptError::TooLong);
    }
    let random = SystemRandom::new();
    let mut salt = [0; SALT];
    random.fill(&mut salt)?;
    let own = EphemeralPrivateKey::generate(&ECDH_P256, &random)?;
    let own_point = own.compute_public_key()?;
    let info = [b"WebPush: info\0", to.point.as_slice(), own_point.as_ref()].concat();
    let mut secret = [0; 32];
    let agreed = agree_ephemeral(own, &UnparsedPublicKey::new(&ECDH_P256, to.point), |shared| derive(&to.auth, shared, &info, &mut secret));
    agreed??;
    let (mut key, mut nonce) = ([0; 16], [0; 12]);
    derive(&salt, &secret, b"Content-Encoding: aes128gcm\0", &mut key)?;
    derive(&salt, &secret, b"Content-Encoding: nonce\0", &mut nonce)?;
    let mut record = [message, &[LAST]].concat();
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)?;
    let point = own_point.as_ref();
    let length = u8::try_from(point.len()).map_err(|_| EncryptError::Failed)?;
    Ok([&salt, RECORD.to_be_bytes().as_slice(), &[length], point, &record].concat())
}

/// HKDF with SHA-256.
fn derive(salt: &[u8], secret: &[u8], info: &[u8], into: &mut [u8]) -> Result<(), ring::error::Unspecified> {
    struct Bytes(usize);
    impl KeyType for Bytes {
        fn len(&self) -> usize {
            self.0
        }
    }
    Salt::new(HKDF_SHA256, salt).extract(secret).expand(&[info], Bytes(into.len()))?.fill(into)
}
