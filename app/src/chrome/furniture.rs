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
use crate::load::LoadError;

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
        let saves = self.saves.load(Ordering::Acquire);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone().filter(|kept| kept.saves == saves);
        let kept = match kept {
            Some(kept) => kept,
            None => {
                let noted = Arc::new(Noted::default());
                let furniture = Arc::new(Furniture::load(&newsroom.noting(noted.clone())).await?);
                let kept = Kept { furniture, keys: Arc::new(noted.take()), saves };
                // if there was a save meanwhile, nobody is given this again
                *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept.clone());
                kept
            }
        };
        newsroom.note_again(kept.keys.iter());
        Ok(kept.furniture)
    }
}

/// Collects what is read.
#[derive(Default)]
struct Noted(Mutex<BTreeSet<String>>);

impl Noted {
    fn take(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl ReadLog for Noted {
    fn note(&self, key: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }
}
