//! Messages to browsers by push services: encryption (RFC 8291), signatures (RFC 8292), requests (RFC 8030) and what the answers mean.

mod encrypt;
mod keys;
mod service;
mod subscription;

pub use encrypt::{EncryptError, MOST_BYTES, encrypt};
pub use keys::{KeyError, VapidKey};
pub use service::{Answer, Message, PushService, Urgency};
pub use subscription::{Subscription, SubscriptionError};
