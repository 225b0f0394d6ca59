//! What recurs on every page of the paper: settings, sections, menus, the newest stories. The same for every reader, so
//! it need not be loaded for each page.

use std::{
    collections::{BTreeSet, HashSet},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::{Section, SectionId, SiteSettings};
use newsroom::{Newsroom, ReadLog, StoryCard};

use super::menu::{MenuEntry, Menus};
use crate::{load::LoadError, text::Calendar};

/// What recurs on every page.
#[derive(Debug, Default)]
pub struct Furniture {
    /// Name, languages, contacts.
    pub settings: SiteSettings,
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

impl Furniture {
    /// Reads it from the newsroom.
    pub async fn load(newsroom: &Newsroom) -> Result<Self, LoadError> {
        let settings = newsroom.settings().await?;
        let sections = newsroom.sections().await?;
        let filled = newsroom.filled_sections().await?;
        let menus = Menus { newsroom, sections: &sections, filled: &filled };
        let main_menu = menus.main(settings.main_menu.as_ref()).await?;
        let footer_menu = menus.footer(settings.footer_menu.as_ref()).await?;
        let recent = newsroom.teasers(3, None).await?;
        Ok(Self { settings, main_menu, footer_menu, sections, filled, recent })
    }
}

/// The furniture as it was last loaded, until the next save. Whoever keeps pages must let go of this first
/// ([`KeptFurniture::forget`]): a page drawn after it was forgotten would else be made from old furniture.
#[derive(Debug, Default)]
pub struct KeptFurniture {
    saves: AtomicU64,
    kept: Mutex<Option<Kept>>,
}

#[derive(Debug, Clone)]
struct Kept {
    furniture: Arc<Furniture>,
    /// What it was made from.
    keys: Arc<BTreeSet<String>>,
    /// What its settings were made from.
    of_settings: Arc<BTreeSet<String>>,
    /// How many saves there had been when its loading began.
    saves: u64,
}

impl KeptFurniture {
    /// Something was saved.
    pub fn forget(&self) {
        self.saves.fetch_add(1, Ordering::AcqRel);
    }

    /// The furniture; loaded if there was a save since. What it was made from is noted as if it had been read now.
    pub async fn get(&self, newsroom: &Newsroom) -> Result<Arc<Furniture>, LoadError> {
        let kept = self.kept(newsroom).await?;
        newsroom.note_again(kept.keys.iter());
        Ok(kept.furniture)
    }

    /// Dates at the paper: only the settings are noted.
    pub async fn calendar(&self, newsroom: &Newsroom) -> Result<Calendar, LoadError> {
        let kept = self.kept(newsroom).await?;
        newsroom.note_again(kept.of_settings.iter());
        Ok(Calendar::of(&kept.furniture.settings, newsroom.now()))
    }

    async fn kept(&self, newsroom: &Newsroom) -> Result<Kept, LoadError> {
        let saves = self.saves.load(Ordering::Acquire);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone().filter(|kept| kept.saves == saves);
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let noted = Arc::new(Noted::default());
        let newsroom = newsroom.noting(noted.clone());
        newsroom.settings().await?;
        let of_settings = Arc::new(noted.so_far());
        let furniture = Arc::new(Furniture::load(&newsroom).await?);
        let kept = Kept { furniture, keys: Arc::new(noted.so_far()), of_settings, saves };
        // if there was a save meanwhile, nobody is given this again
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept.clone());
        Ok(kept)
    }
}

/// Collects what is read.
#[derive(Default)]
struct Noted(Mutex<BTreeSet<String>>);

impl Noted {
    fn so_far(&self) -> BTreeSet<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ReadLog for Noted {
    fn note(&self, key: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }
}
