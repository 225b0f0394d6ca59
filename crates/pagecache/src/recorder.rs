//! What a render reads.

use std::{collections::BTreeSet, sync::Arc};

use parking_lot::Mutex;

use crate::Key;

/// Collects the keys of what a render reads. The render gets it as an argument; clones share their state.
///
/// Note a key **before** reading what it names: a save in between is then seen during the render, and the next request starts a new
/// render at once instead of waiting for the old one. (A key that is noted late costs time, never correctness: see `README.md`.)
#[derive(Debug, Clone, Default)]
pub struct Recorder(Arc<Mutex<BTreeSet<Key>>>);

impl Recorder {
    /// Without keys.
    pub fn new() -> Self {
        Self::default()
    }
    /// Notes one key.
    pub fn note(&self, key: impl Into<Key>) {
        self.0.lock().insert(key.into());
    }
    /// Notes many keys.
    pub fn note_all<K: Into<Key>>(&self, keys: impl IntoIterator<Item = K>) {
        // before the lock is taken: the iterator may be slow
        let keys: Vec<Key> = keys.into_iter().map(Into::into).collect();
        self.0.lock().extend(keys);
    }
    /// The keys noted so far, sorted, each once.
    pub fn keys(&self) -> Vec<Key> {
        self.0.lock().iter().cloned().collect()
    }
    /// Whether any of these was noted.
    pub(crate) fn has_any(&self, keys: &[Key]) -> bool {
        let noted = self.0.lock();
        keys.iter().any(|key| noted.contains(key))
    }
}
