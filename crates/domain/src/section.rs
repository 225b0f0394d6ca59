//! Sections: the fixed parts of the paper, in a tree.

use serde::{Deserialize, Serialize};

use crate::{SectionId, SitePath, Slug};

/// A part of the paper that stories are filed under, for example *Diplomacy*. WordPress calls it a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its identity.
    pub id: SectionId,
    /// Unique among sections.
    pub slug: Slug,
    /// What readers see.
    pub name: String,
    /// One or two sentences for the section's page; may be empty.
    pub description: String,
    /// The section it belongs to, if it is a sub-section. A parent's page lists its children's stories too.
    pub parent: Option<SectionId>,
    /// Order among its siblings, smallest first.
    pub position: i64,
    /// Internal sections (`Uncategorized`, `Featured`) keep their URL but appear in no menu or list of sections.
    pub internal: bool,
}

impl Section {
    /// The path of its page.
    pub fn path(&self) -> SitePath {
        SitePath::of_section(&self.slug)
    }
}
