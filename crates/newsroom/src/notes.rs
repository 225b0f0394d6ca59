//! Who is told what was read, and what was saved.

use std::fmt;
use std::sync::{Arc, PoisonError};

use crate::keys::Key;
use crate::{Newsroom, OutboxEntry};

/// Is told the key of everything that is read through a newsroom made by [`Newsroom::noting`].
pub trait ReadLog: Send + Sync {
    /// Something with this key is being read. A key that a later [`OutboxEntry`] holds says that it may be different now.
    fn note(&self, key: String);
}

/// Is told of commits.
pub(crate) type CommitHook = Box<dyn Fn(&OutboxEntry) + Send + Sync>;

impl Newsroom {
    /// The same newsroom; whatever is read through this handle is noted. What an old site's number became
    /// ([`Newsroom::source_id`]) is not: answers made from that may not be kept.
    #[must_use]
    pub fn noting(&self, log: Arc<dyn ReadLog>) -> Self {
        let mut newsroom = self.clone();
        newsroom.log = Some(log);
        newsroom
    }

    /// Calls `hook` after every commit made in this process that touched something, before the commit is reported as done.
    /// Commits of other processes are found with [`Newsroom::outbox_since`].
    pub fn on_commit(&self, hook: impl Fn(&OutboxEntry) + Send + Sync + 'static) {
        self.hooks().write().unwrap_or_else(PoisonError::into_inner).push(Box::new(hook));
    }

    /// Tells all hooks.
    pub(crate) fn tell(&self, entry: &OutboxEntry) {
        self.hooks().read().unwrap_or_else(PoisonError::into_inner).iter().for_each(|hook| hook(entry));
    }

    /// Notes again what was noted while something was read that is kept elsewhere.
    pub fn note_again<'a>(&self, keys: impl IntoIterator<Item = &'a String>) {
        if let Some(log) = &self.log {
            keys.into_iter().for_each(|key| log.note(key.clone()));
        }
    }

    /// Notes that something is being read.
    pub(crate) fn note(&self, key: Key<'_>) {
        if let Some(log) = &self.log {
            log.note(key.to_string());
        }
    }

    /// Notes many; the keys are not made if nobody listens.
    pub(crate) fn note_all<'a>(&self, keys: impl IntoIterator<Item = Key<'a>>) {
        if let Some(log) = &self.log {
            keys.into_iter().for_each(|key| log.note(key.to_string()));
        }
    }
}

impl fmt::Debug for dyn ReadLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadLog")
    }
}
