//! The language in which reader pages speak.

use std::sync::PoisonError;

use domain::Language;

use super::{Site, load::LoadError};
use crate::ui::words::InterfaceLanguage;

impl Site {
    /// The language of the interface of reader pages: the paper's, or English where it is not translated.
    pub async fn language(&self) -> Result<InterfaceLanguage, LoadError> {
        Ok(InterfaceLanguage::of(self.calendar().await?.language()).unwrap_or_default())
    }

    /// The paper's language as it was last read: for pages that say that the newsroom cannot be read now.
    pub(super) fn last_language(&self) -> Language {
        self.last_language.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes it. A lock for reading suffices, except after a change of the settings.
    pub(super) fn note_language(&self, language: &Language) {
        if self.last_language() != *language {
            *self.last_language.write().unwrap_or_else(PoisonError::into_inner) = language.clone();
        }
    }
}
