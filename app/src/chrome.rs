//! What stands around every page: masthead, date, menus, footer. Loaded once per request.

use std::{collections::HashSet, sync::Arc};

use domain::{Direction, Section, SectionId, SiteSettings};
use newsroom::StoryCard;

use crate::{assets::Assets, load::LoadError, site::Site, text::Calendar};

mod menu;

use menu::Menus;

pub use menu::MenuEntry;

/// Everything a page shows besides its own matter.
#[derive(Clone)]
pub struct Chrome {
    /// Name, languages, contacts.
    pub settings: SiteSettings,
    /// Scheme, host and port for absolute addresses, without a slash at the end; may be empty.
    pub origin: String,
    /// Dates at the paper.
    pub calendar: Calendar,
    /// Addresses of our own files.
    pub assets: Arc<Assets>,
    /// The path of this page.
    pub path: String,
    /// The menu under the masthead.
    pub main_menu: Vec<MenuEntry>,
    /// The menu in the footer.
    pub footer_menu: Vec<MenuEntry>,
    /// All sections, internal ones too, in order.
    pub sections: Vec<Section>,
    /// The sections that have stories.
    pub filled: HashSet<SectionId>,
    /// The newest stories, for the footer.
    pub recent: Vec<StoryCard>,
}

impl Chrome {
    /// Loads what stands around the page at `path`.
    pub async fn load(site: &Site, path: &str) -> Result<Self, LoadError> {
        let newsroom = &site.newsroom;
        let settings = newsroom.settings().await?;
        let sections = newsroom.sections().await?;
        let filled = newsroom.filled_sections().await?;
        let menus = Menus { newsroom, sections: &sections, filled: &filled, path };
        let main_menu = menus.main(settings.main_menu.as_ref()).await?;
        let footer_menu = menus.footer(settings.footer_menu.as_ref()).await?;
        let recent = newsroom.teasers(3, None).await?;
        let mut chrome = Self::bare(site, settings, path);
        chrome.main_menu = main_menu;
        chrome.footer_menu = footer_menu;
        chrome.sections = sections;
        chrome.filled = filled;
        chrome.recent = recent;
        Ok(chrome)
    }

    /// The frame of a page that nothing could be loaded for.
    pub fn bare(site: &Site, settings: SiteSettings, path: &str) -> Self {
        let origin = if settings.public_url.is_empty() {
            site.fallback_origin.to_string()
        } else {
            settings.public_url.trim_end_matches('/').to_owned()
        };
        Self {
            origin,
            calendar: Calendar::of(&settings, site.newsroom.now()),
            assets: Arc::clone(&site.assets),
            path: path.to_owned(),
            main_menu: Vec::new(),
            footer_menu: Vec::new(),
            sections: Vec::new(),
            filled: HashSet::new(),
            recent: Vec::new(),
            settings,
        }
    }

    /// Which way the page runs.
    pub fn direction(&self) -> Direction {
        self.settings.direction()
    }

    /// The section with this identity.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The sections above this one and itself, outermost first.
    pub fn section_line(&self, section: &Section) -> Vec<Section> {
        let mut line = vec![section.clone()];
        while let Some(parent) = line.first().and_then(|first| first.parent.as_ref()).and_then(|id| self.section(id)) {
            // a tree that bites its own tail must not hang the page
            if line.iter().any(|known| known.id == parent.id) {
                break;
            }
            line.insert(0, parent.clone());
        }
        line
    }

    /// The sections that readers are shown: not internal, with stories, in order.
    pub fn shown_sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| !section.internal && self.filled.contains(&section.id))
    }
}
