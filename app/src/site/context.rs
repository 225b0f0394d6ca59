//! The dependencies of every page, from the server.

use std::sync::{Arc, RwLock};

use domain::{Language, SiteSettings};
use newsroom::{Newsroom, ReadLog, StoryCard};

use crate::{
    site::load::{LayoutCache, LayoutData, LoadError, NEWEST, ReaderLists},
    ui::{assets::Assets, text::Calendar},
};

/// The paper's newsroom and the addresses of its browser files. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// Stories, sections, menus and settings.
    pub newsroom: Newsroom,
    /// Paths of our own files.
    pub assets: Arc<Assets>,
    /// Scheme, host and port that the operator gave for all absolute URLs; stronger than the setting.
    given_origin: Option<Arc<str>>,
    /// Scheme, host and port used in absolute URLs while neither the operator nor the settings name one; may be empty, then URLs stay relative.
    fallback_origin: Arc<str>,
    layout_cache: Option<Arc<LayoutCache>>,
    /// The paper's language as it was last read.
    pub(super) last_language: Arc<RwLock<Language>>,
}

impl Site {
    /// A site without a fallback origin.
    pub fn new(newsroom: Newsroom, assets: Assets) -> Self {
        Self {
            newsroom,
            assets: Arc::new(assets),
            given_origin: None,
            fallback_origin: Arc::from(""),
            layout_cache: None,
            last_language: Arc::new(RwLock::new(SiteSettings::default().language)),
        }
    }

    /// The same site; what is read from its newsroom is noted.
    #[must_use]
    pub fn reading(&self, log: Arc<dyn ReadLog>) -> Self {
        Self { newsroom: self.newsroom.recording(log), ..self.clone() }
    }

    /// The same site for one page: all of it is read over one connection.
    #[must_use]
    pub fn for_one_page(&self) -> Self {
        Self { newsroom: self.newsroom.on_one_connection(), ..self.clone() }
    }

    /// The same site as it would be with these settings, without anything cached.
    #[must_use]
    pub fn with_proposed_settings(&self, settings: SiteSettings) -> Self {
        Self { newsroom: self.newsroom.with_proposed_settings(settings), layout_cache: None, ..self.clone() }
    }

    /// The same site with the drafts of its fronts.
    #[must_use]
    pub fn with_draft_fronts(&self) -> Self {
        Self { newsroom: self.newsroom.with_draft_fronts(), ..self.clone() }
    }

    /// The same site; what recurs on its pages is cached here. The caller invalidates the cache at every commit.
    #[must_use]
    pub fn with_layout_cache(&self, cache: &Arc<LayoutCache>) -> Self {
        Self { layout_cache: Some(Arc::clone(cache)), ..self.clone() }
    }

    /// Dates at the paper.
    pub async fn calendar(&self) -> Result<Calendar, LoadError> {
        match &self.layout_cache {
            Some(cache) => cache.calendar(&self.newsroom).await,
            None => Ok(Calendar::of(&self.newsroom.settings().await?, self.newsroom.now())),
        }
    }

    /// The data that every page shows.
    pub async fn layout_data(&self) -> Result<Arc<LayoutData>, LoadError> {
        match &self.layout_cache {
            Some(cache) => cache.data(&self.newsroom).await,
            None => LayoutData::load(&self.newsroom).await.map(Arc::new),
        }
    }

    /// The newest stories, [`NEWEST`] at most, for the corners of pages.
    pub async fn newest(&self) -> Result<Arc<Vec<StoryCard>>, LoadError> {
        match &self.layout_cache {
            Some(cache) => cache.newest(&self.newsroom).await,
            None => Ok(Arc::new(self.newsroom.teasers(NEWEST).await?)),
        }
    }

    /// What readers read and discuss most.
    pub async fn reader_lists(&self) -> Result<Arc<ReaderLists>, LoadError> {
        match &self.layout_cache {
            Some(cache) => cache.lists(&self.newsroom).await,
            None => ReaderLists::load(&self.newsroom).await.map(Arc::new),
        }
    }

    /// Scheme, host and port of every absolute URL, without a slash at the end. It never depends on a request: responses are cached
    /// for all readers, and anybody can send any `Host`.
    pub fn origin(&self, settings: &SiteSettings) -> String {
        let setting = settings.public_url.trim_end_matches('/');
        match &self.given_origin {
            Some(given) => given.to_string(),
            None if !setting.is_empty() => setting.to_owned(),
            None => self.fallback_origin.to_string(),
        }
    }

    /// The same site; its absolute URLs begin with `origin` (`https://paper.example`), whatever the settings say.
    #[must_use]
    pub fn with_public_origin(self, origin: Option<&str>) -> Self {
        Self { given_origin: origin.map(|origin| Arc::from(origin.trim_end_matches('/'))), ..self }
    }

    /// The same site, known under `origin` (`http://127.0.0.1:8080`, no slash at the end) as long as the settings say nothing else.
    #[must_use]
    pub fn with_fallback_origin(mut self, origin: &str) -> Self {
        self.fallback_origin = Arc::from(origin.trim_end_matches('/'));
        self
    }
}
