//! Alerts on their way to readers' devices: which are due, what they say, and the requests to push services (decision 0095).

mod hours;
mod payload;
mod sender;

use std::{collections::HashMap, path::Path, sync::Arc, sync::atomic::AtomicBool};

use domain::{SiteSettings, Timestamp};
use outgoing::Reach;
use parking_lot::Mutex;
use webpush::{PushService, VapidKey};

pub use payload::{Payload, payload};

use crate::key_file::{KeyError, KeyFile};

const FILE: KeyFile = KeyFile {
    name: "push",
    cost: "no device that gets alerts now will get any, until its reader opens the paper again and its app subscribes anew",
};

/// Sends alerts. Cheap to clone.
#[derive(Clone)]
pub struct Push {
    service: PushService,
    reach: Reach,
    /// The name under which this process reserves the queue.
    holder: Arc<str>,
    /// Held while a batch is sent and its outcome stored.
    batch: Arc<tokio::sync::Mutex<()>>,
    stopping: Arc<AtomicBool>,
    /// Services that ask to wait, and until when.
    paused: Arc<Mutex<HashMap<String, Timestamp>>>,
}

/// Why alerts cannot be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// There is no key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The system's certificates cannot be read.
    #[error("push services cannot be reached over TLS: {0}; on Debian the certificates are in the package ca-certificates")]
    Tls(#[from] reqwest::Error),
}

impl Push {
    /// With the key in this data folder; made at the first use.
    ///
    /// # Errors
    /// The key cannot be read or made, or the system's certificates cannot be read.
    pub fn open(data: &Path, reach: Reach) -> Result<Self, PushError> {
        Ok(Self::new(FILE.open(data, VapidKey::read)?, reach)?)
    }

    /// With a key that no file has, to any address, for tests.
    ///
    /// # Errors
    /// The system has no randomness or no certificates.
    pub fn unstored() -> Result<Self, PushError> {
        let key = VapidKey::read(&crate::key_file::fresh()?).ok_or(KeyError::Random)?;
        Ok(Self::new(key, Reach::AndPrivate)?)
    }

    /// With this key. [`Reach::AndPrivate`] is for tests.
    ///
    /// # Errors
    /// The system's certificates cannot be read.
    pub fn new(key: VapidKey, reach: Reach) -> Result<Self, reqwest::Error> {
        Ok(Self {
            service: PushService::new(key, reach)?,
            reach,
            holder: uuid::Uuid::now_v7().to_string().into(),
            batch: Arc::default(),
            stopping: Arc::default(),
            paused: Arc::default(),
        })
    }

    /// The public key that browsers subscribe with; `None` while the paper has no address that push services could write to.
    pub fn public_key(&self, settings: &SiteSettings) -> Option<String> {
        contact(settings).map(|_| self.service.key().public())
    }

    /// Which endpoints may be requested.
    pub fn reach(&self) -> Reach {
        self.reach
    }
}

/// The address that push services may write to: the paper's own, unless a service would refuse it.
pub fn contact(settings: &SiteSettings) -> Option<&str> {
    let address = settings.contact.as_ref()?.as_str();
    let host = address.rsplit_once('@')?.1.to_ascii_lowercase();
    let refused = [".local", ".localhost", ".invalid"].iter().any(|end| host.ends_with(end));
    (host.contains('.') && !refused).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_a_service_refuses_switches_alerts_off() {
        let with = |address: &str| SiteSettings { contact: domain::Email::parse(address).ok(), ..SiteSettings::default() };
        assert_eq!(contact(&with("desk@paper.example")), Some("desk@paper.example"));
        for bad in ["desk@localhost", "desk@paper.local", ""] {
            assert_eq!(contact(&with(bad)), None, "{bad}");
        }
    }
}
