//! Sections: the fixed parts of the paper, in a tree.

use serde::{Deserialize, Serialize};

use crate::{Form, MediaId, SectionId, SitePath, Slug};

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
    /// Shown at the head of its page, and where the page is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<MediaId>,
    /// Internal sections (`Uncategorized`, `Featured`) keep their URL but appear in no menu or list of sections.
    pub internal: bool,
    /// What its pieces are. Without it the usual English names decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

impl Section {
    /// The path of its page.
    pub fn path(&self) -> SitePath {
        SitePath::of_section(&self.slug)
    }

    /// What its pieces are: as somebody chose, or as its URL says.
    pub fn form(&self) -> Form {
        self.form.unwrap_or_else(|| Form::by_slug(self.slug.as_str()))
    }
}
