//! Sections: storing them, reading them.

use std::collections::HashMap;

use domain::{Section, SectionId, Slug};

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// All sections, by position, then name.
    pub async fn sections(&self) -> Result<Vec<Section>> {
        unbuilt()
    }
    /// Listed stories of each section and its sub-sections; sections without any are left out.
    pub async fn section_counts(&self) -> Result<HashMap<SectionId, i64>> {
        unbuilt()
    }
    /// The section of this name.
    pub async fn section_by_slug(&self, slug: &Slug) -> Result<Option<Section>> {
        let _ = (slug,);
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores a section.
    pub async fn put_section(&mut self, section: &Section) -> Result<()> {
        let _ = (section,);
        unbuilt()
    }
    /// The section of this name.
    pub async fn section_by_slug(&mut self, slug: &Slug) -> Result<Option<Section>> {
        let _ = (slug,);
        unbuilt()
    }
}
