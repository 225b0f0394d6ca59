//! Menus: trees of links that editors arrange.

use serde::{Deserialize, Serialize};

use crate::{AuthorId, MenuId, SectionId, Slug, StoryId, TagId};

/// A named tree of links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Menu {
    /// Its identity.
    pub id: MenuId,
    /// Unique among menus; settings refer to it.
    pub slug: Slug,
    /// Name for editors.
    pub name: String,
    /// The items of the first level, in order.
    pub items: Vec<MenuItem>,
}

/// One link of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MenuItem {
    /// What readers see; empty means: the name of what it points to.
    pub label: String,
    /// Its target.
    pub target: MenuTarget,
    /// The items below it, in order.
    pub children: Vec<MenuItem>,
}

/// The target of a menu item. Refers to records by id, so that it survives a new slug.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MenuTarget {
    /// The front page.
    Home,
    /// A section's page.
    Section(SectionId),
    /// A tag's page.
    Tag(TagId),
    /// An author's page.
    Author(AuthorId),
    /// A story or page.
    Story(StoryId),
    /// Any `http(s)` URL, a path on this site, or `#`.
    Url(String),
    /// No target: a heading for the items below it.
    Heading,
}

impl Menu {
    /// The number of items on all levels.
    pub fn len(&self) -> usize {
        fn count(items: &[MenuItem]) -> usize {
            items.iter().map(|item| 1 + count(&item.children)).sum()
        }
        count(&self.items)
    }
    /// Whether it has no item at all.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
