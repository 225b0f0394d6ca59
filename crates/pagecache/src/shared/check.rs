//! For tests: whether the parts of the cache are consistent.

use std::collections::HashSet;

use super::Shared;
use crate::Key;

impl<E: Send + Sync + 'static> Shared<E> {
    /// # Errors
    /// What is inconsistent.
    pub fn check(&self) -> Result<(), String> {
        let state = self.state.lock();
        let stored = self.store.all();
        let pairs: usize = stored.iter().map(|(_, entry)| entry.page.keys.len()).sum();
        let keys: HashSet<&Key> = stored.iter().flat_map(|(_, entry)| entry.page.keys.iter()).collect();
        let bytes: u64 = stored.iter().map(|(_, entry)| entry.weight).sum();
        let found = (state.index.pairs(), state.index.keys(), self.store.bytes());
        if found != (pairs, keys.len(), bytes) {
            return Err(format!("(pairs, keys, bytes) are {found:?}, but of the pages {:?}", (pairs, keys.len(), bytes)));
        }
        if let Some((key, _)) =
            stored.iter().find(|(key, entry)| !entry.page.keys.iter().all(|k| state.index.pages(std::slice::from_ref(k)).contains(key)))
        {
            return Err(format!("the index does not lead to {key}"));
        }
        if self.store.bytes() > self.config.max_bytes {
            return Err(format!("{} bytes are stored, {} are allowed", self.store.bytes(), self.config.max_bytes));
        }
        Ok(())
    }
}
