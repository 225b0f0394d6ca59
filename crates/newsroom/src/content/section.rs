//! Sections: storing them, reading them, and the tree they form.

use std::collections::{HashMap, HashSet};

use domain::{Capability, Section, SectionId, Slug};

use crate::db::{Conn, on};
use crate::entity::{Change, entity};
use crate::error::Doing;
use crate::library::Shower;
use crate::write::keys::Key;
use crate::{Edit, Error, Newsroom, Result};

entity!(Section, "section", "section");

/// The counters of all sections.
pub(crate) const COUNTS: &str = "SELECT shelf, stories FROM shelf_count WHERE shelf >= 'section:' AND shelf < 'section;'";

/// Each section's parent.
#[derive(Debug, Clone, Default)]
pub(crate) struct SectionTree(HashMap<SectionId, Option<SectionId>>);

impl SectionTree {
    /// Reads the whole tree; a paper has tens of sections.
    pub(crate) async fn read(conn: &mut Conn<'_>) -> Result<Self> {
        Ok(Self(all(conn).await?.into_iter().map(|section| (section.id, section.parent)).collect()))
    }

    /// A section and everything above it, nearest first. A section that is not stored yet ends the way.
    pub(crate) fn with_ancestors(&self, section: &SectionId) -> Vec<SectionId> {
        let mut way = vec![section.clone()];
        while let Some(Some(parent)) = way.last().and_then(|last| self.0.get(last)) {
            if way.contains(parent) {
                break;
            }
            way.push(parent.clone());
        }
        way
    }

    /// A section and everything below it.
    pub(crate) fn with_descendants(&self, section: &SectionId) -> Vec<SectionId> {
        let below = self.0.keys().filter(|id| self.with_ancestors(id).contains(section)).cloned();
        let mut sections: Vec<SectionId> = below.collect();
        sections.sort();
        sections
    }
}

impl Newsroom {
    /// All sections, by position, then name.
    pub async fn sections(&self) -> Result<Vec<Section>> {
        self.record(Key::Sections);
        let mut sections = all(&mut self.read().await?.conn()).await?;
        sections.sort_by(|a, b| (a.position, &a.name, &a.id).cmp(&(b.position, &b.name, &b.id)));
        Ok(sections)
    }

    /// The sections that have listed stories, in themselves or below.
    pub async fn filled_sections(&self) -> Result<HashSet<SectionId>> {
        self.record(Key::Filled);
        let mut held = self.read().await?;
        let rows: Vec<(String, i64)> =
            on!(held.conn(), c => sqlx::query_as(COUNTS).fetch_all(c).await).doing("counting the sections' stories")?;
        let filled = rows.into_iter().filter(|(_, stories)| *stories > 0);
        Ok(filled.filter_map(|(shelf, _)| SectionId::parse(shelf.strip_prefix("section:")?).ok()).collect())
    }

    /// The section of this name.
    pub async fn section_by_slug(&self, slug: &Slug) -> Result<Option<Section>> {
        self.record(Key::Slug("section", slug.as_str()));
        let section = by_slug(&mut self.read().await?.conn(), slug).await?;
        self.record_all(section.iter().map(|section| Key::Section(section.id.as_str())));
        Ok(section)
    }
}

impl Edit<'_> {
    /// Stores a section. If it moved in the tree, the lists of the sections above it follow.
    pub async fn put_section(&mut self, section: &Section) -> Result<()> {
        self.authority.require(Capability::ManageStructure)?;
        if let Some(parent) = &section.parent
            && self.section_tree().await?.with_ancestors(parent).contains(&section.id)
        {
            return Err(Error::Conflict {
                what: "place of the section in the tree (it would be below itself)",
                value: section.name.clone(),
            });
        }
        let before = match put(self, section).await? {
            Change::Same => return Ok(()),
            Change::New => None,
            Change::From(before) => Some(before),
        };
        let picture: Vec<String> = section.picture.iter().map(ToString::to_string).collect();
        self.put_uses(Shower::Section, section.id.as_str(), &picture).await?;
        let moved = before.as_ref().and_then(|before| before.parent.as_ref()) != section.parent.as_ref();
        self.invalidate_section_tree();
        self.touch(Key::Section(section.id.as_str()));
        self.touch(Key::Sections);
        self.touch_slug("section", before.as_ref().map(|before| &before.slug), &section.slug);
        if moved { self.reshelve_section(&section.id).await } else { Ok(()) }
    }

    /// The section of this name.
    pub async fn section_by_slug(&mut self, slug: &Slug) -> Result<Option<Section>> {
        by_slug(&mut self.conn().await?, slug).await
    }
}
