//! What every page needs and the server hands in.

use std::sync::Arc;

use newsroom::{Newsroom, ReadLog};

use crate::assets::Assets;

/// The paper's newsroom and the addresses of its browser files. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// Where stories, sections, menus and settings are.
    pub newsroom: Newsroom,
    /// Where the browser finds our files.
    pub assets: Arc<Assets>,
    /// Scheme, host and port used in absolute addresses while the settings name none; may be empty, then addresses stay relative.
    pub fallback_origin: Arc<str>,
}

impl Site {
    /// A site without a fallback origin.
    pub fn new(newsroom: Newsroom, assets: Assets) -> Self {
        Self { newsroom, assets: Arc::new(assets), fallback_origin: Arc::from("") }
    }

    /// The same site; what is read from its newsroom is noted.
    #[must_use]
    pub fn reading(&self, log: Arc<dyn ReadLog>) -> Self {
        Self { newsroom: self.newsroom.noting(log), ..self.clone() }
    }

    /// The same site, known under `origin` (`http://127.0.0.1:8080`, no slash at the end) as long as the settings say nothing else.
    #[must_use]
    pub fn with_fallback_origin(mut self, origin: &str) -> Self {
        self.fallback_origin = Arc::from(origin.trim_end_matches('/'));
        self
    }
}
