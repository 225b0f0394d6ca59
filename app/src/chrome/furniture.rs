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

use super::{
    drawn::Drawn,
    menu::{MenuEntry, Menus},
};
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
    /// What was drawn of it.
    pub(super) drawn: Drawn,
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
        let recent = newsroom.teasers(3).await?;
        Ok(Self { settings, main_menu, footer_menu, sections, filled, recent, drawn: Drawn::default() })
    }

    /// `path` if it is a place that the header or a menu marks as the present one.
    pub(super) fn marked<'a>(&self, path: &'a str) -> Option<&'a str> {
        (path == "/" || self.main_menu.iter().chain(&self.footer_menu).any(|entry| entry.leads_to(path))).then_some(path)
    }
}

/// As many of the newest stories are kept for the corners of pages: one more than a story's page shows, which leaves out itself.
pub const NEWEST: u16 = 6;

/// The furniture as it was last loaded, until the next save. Whoever keeps pages must let go of this first
/// ([`KeptFurniture::forget`]): a page drawn after it was forgotten would else be made from old furniture.
#[derive(Debug, Default)]
pub struct KeptFurniture {
    saves: AtomicU64,
    furniture: Slot<Furniture>,
    settings: Slot<SiteSettings>,
    newest: Slot<Vec<StoryCard>>,
}

impl KeptFurniture {
    /// Something was saved.
    pub fn forget(&self) {
        self.saves.fetch_add(1, Ordering::AcqRel);
    }

    /// The furniture; loaded if there was a save since. What it was made from is noted as if it had been read now.
    pub async fn get(&self, newsroom: &Newsroom) -> Result<Arc<Furniture>, LoadError> {
        self.furniture.get(&self.saves, newsroom, Furniture::load).await
    }

    /// Dates at the paper: only the settings are noted.
    pub async fn calendar(&self, newsroom: &Newsroom) -> Result<Calendar, LoadError> {
        let settings = self.settings.get(&self.saves, newsroom, async |newsroom| Ok(newsroom.settings().await?)).await?;
        Ok(Calendar::of(&settings, newsroom.now()))
    }

    /// The newest stories, [`NEWEST`] at most: for pages that show more of them than the footer does.
    pub async fn newest(&self, newsroom: &Newsroom) -> Result<Arc<Vec<StoryCard>>, LoadError> {
        self.newest.get(&self.saves, newsroom, async |newsroom| Ok(newsroom.teasers(NEWEST).await?)).await
    }
}

/// One part, with what it was made from.
#[derive(Debug)]
struct Slot<T>(Mutex<Option<Kept<T>>>);

#[derive(Debug)]
struct Kept<T> {
    part: Arc<T>,
    keys: Arc<BTreeSet<String>>,
    /// How many saves there had been when its loading began.
    saves: u64,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Slot<T> {
    async fn get(
        &self,
        saves: &AtomicU64,
        newsroom: &Newsroom,
        load: impl AsyncFnOnce(&Newsroom) -> Result<T, LoadError>,
    ) -> Result<Arc<T>, LoadError> {
        let saves = saves.load(Ordering::Acquire);
        if let Some((part, keys)) = self.kept(saves) {
            newsroom.note_again(keys.iter());
            return Ok(part);
        }
        let noted = Arc::new(Noted::default());
        // apart: every page asks for this, and seldom has it to be loaded
        let part = Arc::new(Box::pin(load(&newsroom.noting(noted.clone()))).await?);
        let keys = Arc::new(noted.so_far());
        newsroom.note_again(keys.iter());
        // if there was a save meanwhile, nobody is given this again
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Kept { part: Arc::clone(&part), keys, saves });
        Ok(part)
    }

    fn kept(&self, saves: u64) -> Option<(Arc<T>, Arc<BTreeSet<String>>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|kept| kept.saves == saves).map(|kept| (Arc::clone(&kept.part), Arc::clone(&kept.keys)))
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
