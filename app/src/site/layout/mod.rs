//! The frame of every page: head, masthead, date, menus, footer.

use std::sync::Arc;

use domain::{Direction, SiteSettings};

use crate::{
    site::{
        Site,
        load::{LayoutData, LoadError},
    },
    ui::{assets::Assets, text::Calendar, words::InterfaceLanguage},
};

mod breaking;
mod files;
mod footer;
mod header;
mod html_page;
mod menu;

pub use html_page::html_page;

/// Everything a page shows besides its own content.
#[derive(Clone)]
pub struct Layout {
    /// The data that every page shows.
    pub data: Arc<LayoutData>,
    /// Scheme, host and port for absolute URLs, without a slash at the end; may be empty.
    pub origin: String,
    /// Dates at the paper.
    pub calendar: Calendar,
    /// Paths of our own files.
    pub assets: Arc<Assets>,
    /// The path of this page.
    pub path: String,
    /// Whether the footer shows the newest stories.
    pub shows_newest: bool,
}

impl Layout {
    /// The layout of the page at `path`.
    pub async fn load(site: &Site, path: &str) -> Result<Self, LoadError> {
        let data = site.layout_data().await?;
        site.note_language(&data.settings.language);
        Ok(Self::of(site, data, path))
    }

    /// The layout of a page that nothing could be loaded for.
    pub fn bare(site: &Site, settings: SiteSettings, path: &str) -> Self {
        Self::of(site, Arc::new(LayoutData { settings, ..LayoutData::default() }), path)
    }

    fn of(site: &Site, data: Arc<LayoutData>, path: &str) -> Self {
        let settings = &data.settings;
        Self {
            origin: site.origin(settings),
            calendar: Calendar::of(settings, site.newsroom.now()),
            assets: Arc::clone(&site.assets),
            path: path.to_owned(),
            shows_newest: true,
            data,
        }
    }

    /// The same for a page that shows the newest stories itself: the footer need not repeat them.
    #[must_use]
    pub fn without_newest(&self) -> Self {
        Self { shows_newest: false, ..self.clone() }
    }

    /// The language of the interface: the paper's, or English where it is not translated.
    pub fn language(&self) -> InterfaceLanguage {
        InterfaceLanguage::of(&self.data.settings.language).unwrap_or_default()
    }

    /// The page's direction of writing.
    pub fn direction(&self) -> Direction {
        self.data.settings.direction()
    }
}
