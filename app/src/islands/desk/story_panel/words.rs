//! The words of the panel, for all its parts.

use crate::prelude::*;

use super::PanelWords;

/// The words by name.
#[derive(Clone, Copy)]
pub struct Words(StoredValue<PanelWords>);

impl Words {
    /// Of the island's prop.
    pub fn new(words: PanelWords) -> Self {
        Self(StoredValue::new(words))
    }

    /// One word.
    pub fn get(self, name: &str) -> String {
        self.0.with_value(|words| words.get(name).cloned()).unwrap_or_default()
    }

    /// One word, with this in place of its `{name}`.
    pub fn naming(self, word: &str, name: &str) -> String {
        self.get(word).replace("{name}", name)
    }
}
