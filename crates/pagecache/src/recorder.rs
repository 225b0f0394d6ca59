//! What a page was made from, noted while it is being made.

use std::{collections::BTreeSet, sync::Arc};

use parking_lot::Mutex;

use crate::Key;

/// Notes the keys of what a render reads. It is handed to the render as an argument; clones write into the same notes.
///
/// Note a key **before** reading what it names: a save that comes in between is then seen while the render still runs, and
/// the next reader starts a new render at once instead of waiting for the old one. (A key noted late costs time, never
/// truth: see `README.md`.)
#[derive(Debug, Clone, Default)]
pub struct Recorder(Arc<Mutex<BTreeSet<Key>>>);

impl Recorder {
    /// Without notes.
    pub fn new() -> Self {
        Self::default()
    }
    /// Notes one key.
    pub fn note(&self, key: impl Into<Key>) {
        self.0.lock().insert(key.into());
    }
    /// Notes many keys.
    pub fn note_all<K: Into<Key>>(&self, keys: impl IntoIterator<Item = K>) {
        // made before the lock is taken: the iterator may be slow
        let keys: Vec<Key> = keys.into_iter().map(Into::into).collect();
        self.0.lock().extend(keys);
    }
    /// What was noted until now, sorted, each key once.
    pub fn keys(&self) -> Vec<Key> {
        self.0.lock().iter().cloned().collect()
    }
    /// Whether any of these was noted.
    pub(crate) fn has_any(&self, keys: &[Key]) -> bool {
        let noted = self.0.lock();
        keys.iter().any(|key| noted.contains(key))
    }
}
