//! Which cached pages were made from which key.

use std::collections::{HashMap, HashSet};

use crate::{Key, Page, PageKey};

/// From key to the pages made from it. Contains exactly the pages of the store.
#[derive(Debug, Default)]
pub(crate) struct Index(HashMap<Key, HashSet<PageKey>>);

impl Index {
    /// `page` was stored under `name`.
    pub fn add(&mut self, name: &PageKey, page: &Page) {
        for key in &page.keys {
            self.0.entry(key.clone()).or_default().insert(name.clone());
        }
    }

    /// `page` was removed from `name`. Keys without pages are dropped.
    pub fn remove(&mut self, name: &PageKey, page: &Page) {
        for key in &page.keys {
            if let Some(pages) = self.0.get_mut(key) {
                pages.remove(name);
                if pages.is_empty() {
                    self.0.remove(key);
                } else if pages.capacity() > 64 && pages.len() * 8 < pages.capacity() {
                    // return the memory of a set that was once large
                    pages.shrink_to_fit();
                }
            }
        }
    }

    /// The pages made from any of `keys`, each once.
    pub fn pages(&self, keys: &[Key]) -> HashSet<PageKey> {
        keys.iter().filter_map(|key| self.0.get(key)).flatten().cloned().collect()
    }

    /// Replaces keys by equal ones of the index, so that they share one text.
    pub fn share(&self, keys: &mut [Key]) {
        for key in keys {
            if let Some((known, _)) = self.0.get_key_value(key) {
                *key = known.clone();
            }
        }
    }

    /// The number of pairs of key and page, for checks.
    pub fn pairs(&self) -> usize {
        self.0.values().map(HashSet::len).sum()
    }

    /// The number of keys, for checks.
    pub fn keys(&self) -> usize {
        self.0.len()
    }
}
