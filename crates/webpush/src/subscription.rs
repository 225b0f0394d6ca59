//! What a browser gave us to reach it, checked before it is stored or used.

use data_encoding::BASE64URL_NOPAD;
use outgoing::{Reach, check};
use url::Url;

/// Characters of an endpoint: some services have more than 500.
const LONGEST: usize = 2048;
/// Bytes of an uncompressed point of P-256.
const POINT: usize = 65;
/// Bytes of the secret that the browser shares with us.
const AUTH: usize = 16;

/// A browser that can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    pub(crate) endpoint: Url,
    pub(crate) point: [u8; POINT],
    pub(crate) auth: [u8; AUTH],
}

/// Why something is no subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubscriptionError {
    /// Not a URL that may be requested.
    #[error("the endpoint is no https URL of a public host, or longer than 2048 characters")]
    Endpoint,
    /// Not a point of P-256.
    #[error("`p256dh` is no uncompressed point of P-256 in base64url")]
    Point,
    /// Not 16 bytes.
    #[error("`auth` is not 16 bytes in base64url")]
    Auth,
}

impl Subscription {
    /// Reads what `PushSubscription.toJSON()` has. Only `https` is accepted; with [`Reach::AndPrivate`] also `http`, for tests.
    ///
    /// # Errors
    /// [`SubscriptionError`]. Whether a host name has a public address is checked when it is requested.
    pub fn parse(endpoint: &str, p256dh: &str, auth: &str, reach: Reach) -> Result<Self, SubscriptionError> {
        let endpoint = Some(endpoint).filter(|text| text.len() <= LONGEST).and_then(|text| Url::parse(text).ok());
        let is_allowed = |url: &Url| check(url, reach).is_ok() && (url.scheme() == "https" || reach == Reach::AndPrivate);
        let endpoint = endpoint.filter(is_allowed).ok_or(SubscriptionError::Endpoint)?;
        let point = decoded(p256dh).filter(|point: &[u8; POINT]| is_point(point)).ok_or(SubscriptionError::Point)?;
        let auth = decoded(auth).ok_or(SubscriptionError::Auth)?;
        Ok(Self { endpoint, point, auth })
    }

    /// The push service: scheme, host and port.
    pub fn origin(&self) -> String {
        self.endpoint.origin().ascii_serialization()
    }
}

fn decoded<const BYTES: usize>(text: &str) -> Option<[u8; BYTES]> {
    BASE64URL_NOPAD.decode(text.trim_end_matches('=').as_bytes()).ok()?.try_into().ok()
}

/// Whether a key can be agreed with it: a point beside the curve would make every message fail.
fn is_point(point: &[u8]) -> bool {
    use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
    let Ok(own) = EphemeralPrivateKey::generate(&ECDH_P256, &ring::rand::SystemRandom::new()) else { return false };
    agree_ephemeral(own, &UnparsedPublicKey::new(&ECDH_P256, point), |_| ()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn only_https_to_public_hosts() {
        let read = |endpoint: &str, reach| Subscription::parse(endpoint, POINT, AUTH, reach).map(|one| one.origin());
        assert_eq!(read("https://push.example/x?y", Reach::Public).as_deref(), Ok("https://push.example"));
        let long = format!("https://push.example/{}", "x".repeat(2048));
        for bad in [
            "http://push.example/",
            "ftp://push.example/",
            "https://10.0.0.1/",
            "https://[::1]/",
            "https://a:b@push.example/",
            "push",
            &long,
        ] {
            assert_eq!(read(bad, Reach::Public), Err(SubscriptionError::Endpoint), "{bad}");
        }
        assert!(read("https://169.254.169.254/latest", Reach::AndPrivate).is_err());
        assert!(read("http://127.0.0.1:9/x", Reach::AndPrivate).is_ok());
    }

    #[test]
    fn keys_are_checked() {
        let read = |point: &str, auth: &str| Subscription::parse("https://push.example/", point, auth, Reach::Public).map(drop);
        assert_eq!(read(POINT, &format!("{AUTH}==")), Ok(()));
        let beside = BASE64URL_NOPAD.encode(&[4; 65]);
        for bad in ["", "x", &POINT[1..], &beside] {
            assert_eq!(read(bad, AUTH), Err(SubscriptionError::Point), "{bad}");
        }
        assert_eq!(read(POINT, "BTBZMqHH6r4Tts7J"), Err(SubscriptionError::Auth));
    }
}
