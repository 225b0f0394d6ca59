//! What a page read (its dependencies), and callbacks after commits.

use std::fmt;
use std::sync::{Arc, PoisonError};

use crate::write::keys::Key;
use crate::{Newsroom, OutboxEntry};

/// Receives the dependency key of everything that is read through a handle made by [`Newsroom::recording`].
pub trait ReadLog: Send + Sync {
    /// Called before something with this key is read. A later [`OutboxEntry`] with the same key means that it may have changed.
    fn record(&self, key: String);
}

/// Called after each commit.
pub(crate) type CommitHook = Box<dyn Fn(&OutboxEntry) + Send + Sync>;

impl Newsroom {
    /// The same newsroom; this handle records the dependency key of each read. [`Newsroom::source_id`] is the exception:
    /// responses made from it must not be cached.
    #[must_use]
    pub fn recording(&self, log: Arc<dyn ReadLog>) -> Self {
        let mut newsroom = self.clone();
        newsroom.log = Some(log);
        newsroom
    }

    /// Calls `hook` after every commit made in this process that touched something, before the commit is reported as done.
    /// Commits of other processes are found with [`Newsroom::outbox_since`].
    pub fn on_commit(&self, hook: impl Fn(&OutboxEntry) + Send + Sync + 'static) {
        self.hooks().write().unwrap_or_else(PoisonError::into_inner).push(Box::new(hook));
    }

    /// Calls all hooks.
    pub(crate) fn notify(&self, entry: &OutboxEntry) {
        self.hooks().read().unwrap_or_else(PoisonError::into_inner).iter().for_each(|hook| hook(entry));
    }

    /// Records keys again that were recorded when a cached part was read.
    pub fn record_again<'a>(&self, keys: impl IntoIterator<Item = &'a String>) {
        if let Some(log) = &self.log {
            keys.into_iter().for_each(|key| log.record(key.clone()));
        }
    }

    /// Records one key.
    pub(crate) fn record(&self, key: Key<'_>) {
        if let Some(log) = &self.log {
            log.record(key.to_string());
        }
    }

    /// Records many keys; formats them only if there is a log.
    pub(crate) fn record_all<'a>(&self, keys: impl IntoIterator<Item = Key<'a>>) {
        if let Some(log) = &self.log {
            keys.into_iter().for_each(|key| log.record(key.to_string()));
        }
    }
}

impl fmt::Debug for dyn ReadLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadLog")
    }
}
