//! Which kept pages were made from what.

use std::collections::{HashMap, HashSet};

use crate::{Key, Page, PageKey};

/// From dependency key to the pages made from it. Holds exactly the pages that the store holds.
#[derive(Debug, Default)]
pub(crate) struct Index(HashMap<Key, HashSet<PageKey>>);

impl Index {
    /// `page` is kept under `name`.
    pub fn add(&mut self, name: &PageKey, page: &Page) {
        for key in &page.keys {
            self.0.entry(key.clone()).or_default().insert(name.clone());
        }
    }

    /// `page` left the place `name`. Keys without pages are forgotten.
    pub fn remove(&mut self, name: &PageKey, page: &Page) {
        for key in &page.keys {
            if let Some(pages) = self.0.get_mut(key) {
                pages.remove(name);
                if pages.is_empty() {
                    self.0.remove(key);
                } else if pages.capacity() > 64 && pages.len() * 8 < pages.capacity() {
                    // a set that was once large must not stay so
                    pages.shrink_to_fit();
                }
            }
        }
    }

    /// The pages made from any of `keys`, each once.
    pub fn pages(&self, keys: &[Key]) -> HashSet<PageKey> {
        keys.iter().filter_map(|key| self.0.get(key)).flatten().cloned().collect()
    }

    /// Lets equal keys share one text: a key of the index in place of an equal one.
    pub fn share(&self, keys: &mut [Key]) {
        for key in keys {
            if let Some((known, _)) = self.0.get_key_value(key) {
                *key = known.clone();
            }
        }
    }

    /// Pairs of key and page, for checks.
    pub fn pairs(&self) -> usize {
        self.0.values().map(HashSet::len).sum()
    }

    /// How many keys it knows, for checks.
    pub fn keys(&self) -> usize {
        self.0.len()
    }
}
