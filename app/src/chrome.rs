//! What stands around every page: masthead, date, menus, footer. Loaded once per request.

use std::sync::Arc;

use domain::{Direction, Section, SectionId, SiteSettings};

use crate::{assets::Assets, load::LoadError, prelude::*, render::render_fragment, site::Site, text::Calendar};

mod drawn;
mod furniture;
mod menu;

pub use drawn::Part;
pub use furniture::{Furniture, KeptFurniture, NEWEST};
pub use menu::MenuEntry;

/// Everything a page shows besides its own matter.
#[derive(Clone)]
pub struct Chrome {
    /// What recurs on every page.
    pub furniture: Arc<Furniture>,
    /// Scheme, host and port for absolute addresses, without a slash at the end; may be empty.
    pub origin: String,
    /// Dates at the paper.
    pub calendar: Calendar,
    /// Addresses of our own files.
    pub assets: Arc<Assets>,
    /// The path of this page.
    pub path: String,
    /// Whether the footer shows the newest stories.
    pub shows_newest: bool,
}

impl Chrome {
    /// What stands around the page at `path`.
    pub async fn load(site: &Site, path: &str) -> Result<Self, LoadError> {
        Ok(Self::around(site, site.furniture().await?, path))
    }

    /// The frame of a page that nothing could be loaded for.
    pub fn bare(site: &Site, settings: SiteSettings, path: &str) -> Self {
        Self::around(site, Arc::new(Furniture { settings, ..Furniture::default() }), path)
    }

    fn around(site: &Site, furniture: Arc<Furniture>, path: &str) -> Self {
        let settings = &furniture.settings;
        let origin = if settings.public_url.is_empty() {
            site.fallback_origin.to_string()
        } else {
            settings.public_url.trim_end_matches('/').to_owned()
        };
        Self {
            origin,
            calendar: Calendar::of(settings, site.newsroom.now()),
            assets: Arc::clone(&site.assets),
            path: path.to_owned(),
            shows_newest: true,
            furniture,
        }
    }

    /// The same for a page that shows the newest stories itself: the footer need not repeat them.
    #[must_use]
    pub fn without_newest(&self) -> Self {
        Self { shows_newest: false, ..self.clone() }
    }

    /// A part of the frame, drawn with `draw` unless it was drawn before.
    pub fn part(&self, part: Part, draw: impl FnOnce() -> Markup) -> Markup {
        self.part_at(self.furniture.marked(&self.path), part, draw)
    }

    /// A part that looks otherwise at `place`, if that is one.
    pub fn part_at(&self, place: Option<&str>, part: Part, draw: impl FnOnce() -> Markup) -> Markup {
        self.furniture.drawn.get(self.calendar.today(), part, place, || render_fragment(draw)).markup()
    }

    /// Which way the page runs.
    pub fn direction(&self) -> Direction {
        self.furniture.settings.direction()
    }

    /// The section with this identity.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.furniture.sections.iter().find(|section| section.id == *id)
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
        self.furniture.sections.iter().filter(|section| !section.internal && self.furniture.filled.contains(&section.id))
    }
}
