//! The language in which reader pages speak.

use super::{Site, load::LoadError};
use crate::ui::words::InterfaceLanguage;

impl Site {
    /// The language of the interface of reader pages: the paper's, or English where it is not translated.
    pub async fn language(&self) -> Result<InterfaceLanguage, LoadError> {
        Ok(InterfaceLanguage::of(self.calendar().await?.language()).unwrap_or_default())
    }
}
