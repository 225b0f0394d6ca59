//! Whether the parts of the cache agree, for tests.

use std::collections::HashSet;

use super::Shared;
use crate::Key;

impl<E: Send + Sync + 'static> Shared<E> {
    /// What is wrong, if anything.
    pub fn check(&self) -> Result<(), String> {
        let state = self.state.lock();
        let kept = self.store.all();
        let pairs: usize = kept.iter().map(|(_, entry)| entry.page.keys.len()).sum();
        let keys: HashSet<&Key> = kept.iter().flat_map(|(_, entry)| entry.page.keys.iter()).collect();
        let bytes: u64 = kept.iter().map(|(_, entry)| entry.weight).sum();
        let found = (state.index.pairs(), state.index.keys(), self.store.bytes());
        if found != (pairs, keys.len(), bytes) {
            return Err(format!("(pairs, keys, bytes) are {found:?}, of the pages {:?}", (pairs, keys.len(), bytes)));
        }
        if let Some((key, _)) =
            kept.iter().find(|(key, entry)| !entry.page.keys.iter().all(|k| state.index.pages(std::slice::from_ref(k)).contains(key)))
        {
            return Err(format!("the index does not lead to {key}"));
        }
        if self.store.bytes() > self.config.most_bytes {
            return Err(format!("{} bytes are held, {} allowed", self.store.bytes(), self.config.most_bytes));
        }
        Ok(())
    }
}
