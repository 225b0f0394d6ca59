//! Our key pair, by which push services know that messages come from one sender (VAPID, RFC 8292).

use std::{collections::HashMap, sync::Arc};

use data_encoding::BASE64URL_NOPAD;
use parking_lot::Mutex;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::json;

/// Seconds that a token is valid; services accept a day.
const VALID: i64 = 12 * 60 * 60;
/// `{"typ":"JWT","alg":"ES256"}`.
const HEADER: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9";

/// Why a token could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system's source of randomness failed")]
pub struct KeyError;

/// By service and contact: until when a token is used, and the header with it.
type Tokens = HashMap<(String, String), (i64, String)>;

/// The key pair with its tokens. Cheap to clone.
#[derive(Clone)]
pub struct VapidKey {
    pair: Arc<EcdsaKeyPair>,
    tokens: Arc<Mutex<Tokens>>,
}

impl VapidKey {
    /// The pair in these bytes (PKCS #8), or none.
    pub fn read(pkcs8: &[u8]) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &SystemRandom::new()).ok()?;
        Some(Self { pair: Arc::new(pair), tokens: Arc::default() })
    }

    /// The public key as an uncompressed point, in base64url: what browsers subscribe with.
    pub fn public(&self) -> String {
        BASE64URL_NOPAD.encode(self.pair.public_key().as_ref())
    }

    /// The header `Authorization` for a push service. `contact` is an address whose owner its operators can write to; `now` in seconds since 1970.
    /// One token serves a service for half of its time.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn authorization(&self, service: &str, contact: &str, now: i64) -> Result<String, KeyError> {
        let name = (service.to_owned(), contact.to_owned());
        if let Some((_, header)) = self.tokens.lock().get(&name).filter(|(until, _)| now < *until && now > until - VALID) {
            return Ok(header.clone());
        }
        let claims = json!({ "aud": service, "exp": now + VALID, "sub": format!("mailto:{contact}") }).to_string();
        let signed = format!("{HEADER}.{}", BASE64URL_NOPAD.encode(claims.as_bytes()));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).map_err(|_| KeyError)?;
        let header = format!("vapid t={signed}.{}, k={}", BASE64URL_NOPAD.encode(signature.as_ref()), self.public());
        let mut tokens = self.tokens.lock();
        tokens.retain(|_, (until, _)| now < *until);
        tokens.insert(name, (now + VALID / 2, header.clone()));
        Ok(header)
    }
}
