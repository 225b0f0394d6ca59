//! Tags: subjects across all sections.

use serde::{Deserialize, Serialize};

use crate::{SitePath, Slug, TagId};

/// A subject of stories, for example *water treaty*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Its identity.
    pub id: TagId,
    /// Unique among tags.
    pub slug: Slug,
    /// What readers see.
    pub name: String,
    /// May be empty.
    pub description: String,
    /// `tag`, or the name of the taxonomy that it had in WordPress.
    pub kind: String,
    /// Other names of the same subject. Readers do not see them; the desk finds the tag by them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<String>,
}

impl Tag {
    /// The path of its page.
    pub fn path(&self) -> SitePath {
        SitePath::of_tag(&self.slug)
    }
}
