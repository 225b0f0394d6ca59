//! The data that every page of the site shows: settings, sections, menus, the newest stories. The same for every reader.

use std::collections::{HashMap, HashSet};

use domain::{Breaking, MediaId, MediaItem, Section, SectionId, SiteSettings};
use newsroom::{Newsroom, StoryCard};

use super::{
    LoadError,
    menu::{MenuEntry, Menus},
    menu_line::MainMenu,
};
use crate::ui::words::InterfaceLanguage;

/// The data that every page shows.
#[derive(Debug, Default)]
pub struct LayoutData {
    /// Name, languages, contacts.
    pub settings: SiteSettings,
    /// The logos that the settings name.
    pub logos: Logos,
    /// The menu under the masthead.
    pub main_menu: MainMenu,
    /// The menu in the footer.
    pub footer_menu: Vec<MenuEntry>,
    /// All sections, internal ones too, in order.
    pub sections: Vec<Section>,
    /// The sections that have stories.
    pub filled: HashSet<SectionId>,
    /// How many stories they have, as they were last counted.
    pub counts: HashMap<SectionId, i64>,
    /// The line of breaking news.
    pub breaking: Option<Breaking>,
    /// Whether any story was corrected.
    pub has_corrections: bool,
    /// The newest stories, for the footer.
    pub recent: Vec<StoryCard>,
}

/// The paper's logos, as far as there are any.
#[derive(Debug, Clone, Default)]
pub struct Logos {
    /// On light pages, and on dark ones without another.
    pub light: Option<MediaItem>,
    /// On dark pages.
    pub dark: Option<MediaItem>,
}

impl Logos {
    /// Reads those that the settings name.
    pub async fn load(newsroom: &Newsroom, settings: &SiteSettings) -> newsroom::Result<Self> {
        let ids: Vec<_> = settings.logo_light.iter().chain(&settings.logo_dark).cloned().collect();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let found = newsroom.media_by_ids(&ids).await?;
        let of = |id: &Option<MediaId>| found.get(id.as_ref()?).filter(|item| item.file.is_some()).cloned();
        Ok(Self { light: of(&settings.logo_light), dark: of(&settings.logo_dark) })
    }

    /// The one that stands for the paper where there is no theme.
    pub fn any(&self) -> Option<&MediaItem> {
        self.light.as_ref().or(self.dark.as_ref())
    }
}

impl LayoutData {
    /// Reads it from the newsroom.
    pub async fn load(newsroom: &Newsroom) -> Result<Self, LoadError> {
        let settings = newsroom.settings().await?;
        let logos = Logos::load(newsroom, &settings).await?;
        let sections = newsroom.sections().await?;
        let filled = newsroom.filled_sections().await?;
        let counts = newsroom.section_counts().await?;
        let menus = Menus { newsroom, sections: &sections, filled: &filled };
        // entries without a label of their own get a word
        let language = InterfaceLanguage::of(&settings.language).unwrap_or_default();
        let main_menu = language.scope(menus.main(settings.main_menu.as_ref())).await?;
        let footer_menu = language.scope(menus.footer(settings.footer_menu.as_ref())).await?;
        let recent = newsroom.teasers(3).await?;
        let breaking = newsroom.breaking().await?;
        let has_corrections = newsroom.has_corrections().await?;
        Ok(Self { settings, logos, main_menu, footer_menu, sections, filled, counts, breaking, has_corrections, recent })
    }

    /// The section with this identity.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The sections above this one and itself, outermost first.
    pub fn section_line(&self, section: &Section) -> Vec<Section> {
        let mut line = vec![section.clone()];
        while let Some(parent) = line.first().and_then(|first| first.parent.as_ref()).and_then(|id| self.section(id)) {
            // a cycle among parents must not hang the page
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
