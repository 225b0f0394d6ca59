//! The settings of the whole site.

use domain::SiteSettings;

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// The stored settings, or the defaults.
    pub async fn settings(&self) -> Result<SiteSettings> {
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores the settings.
    pub async fn put_settings(&mut self, settings: &SiteSettings) -> Result<()> {
        let _ = (settings,);
        unbuilt()
    }
}
