//! Messages as a browser and a push service read them.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use data_encoding::BASE64URL_NOPAD;
use outgoing::Reach;
use ring::signature::{ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, UnparsedPublicKey};
use web_push_native::{
    Auth, decrypt,
    p256::{SecretKey, elliptic_curve::sec1::ToEncodedPoint},
};
use webpush::{EncryptError, MOST_BYTES, Subscription, VapidKey, encrypt};

fn key() -> VapidKey {
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &ring::rand::SystemRandom::new()).unwrap();
    VapidKey::read(pkcs8.as_ref()).unwrap()
}

/// A browser with a key of its own.
fn browser(number: u8) -> (SecretKey, Auth, Subscription) {
    let secret = SecretKey::from_slice(&[number; 32]).unwrap();
    let point = BASE64URL_NOPAD.encode(secret.public_key().to_encoded_point(false).as_bytes());
    let auth = Auth::from([number; 16]);
    let subscription = Subscription::parse("https://push.example/1", &point, &BASE64URL_NOPAD.encode(&auth), Reach::Public).unwrap();
    (secret, auth, subscription)
}

#[test]
fn only_the_browser_that_it_is_for_reads_a_message() {
    let (secret, auth, subscription) = browser(7);
    for message in ["", "x", "{\"web_push\":8030}", &"ا".repeat(MOST_BYTES / 2)] {
        let body = encrypt(message.as_bytes(), &subscription).unwrap();
        assert!(body.len() <= 4096, "{}", body.len());
        assert_eq!(decrypt(body.clone(), &secret, &auth).unwrap(), message.as_bytes());
        let (other, ..) = browser(8);
        assert!(decrypt(body, &other, &auth).is_err());
    }
    assert_ne!(encrypt(b"x", &subscription), encrypt(b"x", &subscription));
    assert_eq!(encrypt(&[0; MOST_BYTES + 1], &subscription), Err(EncryptError::TooLong));
}

#[test]
fn a_token_names_service_contact_and_end_and_is_signed() {
    let (key, now) = (key(), 1_700_000_000);
    let header = key.authorization("https://push.example", "desk@paper.example", now).unwrap();
    let (token, public) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
    assert_eq!(public, key.public());
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let decoded = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
    let verifier = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decoded(public));
    assert!(verifier.verify(signed.as_bytes(), &decoded(signature)).is_ok());
    let (head, claims) = signed.split_once('.').unwrap();
    assert_eq!(String::from_utf8(decoded(head)).unwrap(), r#"{"typ":"JWT","alg":"ES256"}"#);
    let claims: serde_json::Value = serde_json::from_slice(&decoded(claims)).unwrap();
    assert_eq!(claims["aud"], "https://push.example");
    assert_eq!(claims["sub"], "mailto:desk@paper.example");
    let until = claims["exp"].as_i64().unwrap();
    assert!(until > now && until <= now + 24 * 3600);
    // one token for many messages, a new one long before it ends
    assert_eq!(key.authorization("https://push.example", "desk@paper.example", now + 3600).unwrap(), header);
    assert_ne!(key.authorization("https://push.example", "desk@paper.example", now + 7 * 3600).unwrap(), header);
    assert_ne!(key.authorization("https://other.example", "desk@paper.example", now).unwrap(), header);
}
