//! Tags: storing them, reading them.

use domain::{Capability, Slug, Tag, TagId};

use crate::entity::{Change, entity};
use crate::structure::merged;
use crate::write::keys::Key;
use crate::{Edit, Newsroom, Result};

entity!(Tag, "tag", "tag");

impl Newsroom {
    /// The tag of this name.
    pub async fn tag_by_slug(&self, slug: &Slug) -> Result<Option<Tag>> {
        self.record(Key::Slug("tag", slug.as_str()));
        let tag = by_slug(&mut self.read().await?.conn(), slug).await?;
        self.record_all(tag.iter().map(|tag| Key::Tag(tag.id.as_str())));
        Ok(tag)
    }

    /// These tags, in the requested order; unknown ones are left out.
    pub async fn tags_by_ids(&self, ids: &[TagId]) -> Result<Vec<Tag>> {
        self.record_all(ids.iter().map(|id| Key::Tag(id.as_str())));
        let keys: Vec<&str> = ids.iter().map(TagId::as_str).collect();
        let mut held = self.read().await?;
        let found = by_ids(&mut held.conn(), &keys).await?;
        if found.len() < ids.len() {
            // some became part of another one, which drafts and old versions do not know
            let merged = merged::resolve(&mut held.conn(), &keys).await?;
            if !merged.is_empty() {
                let ids: Vec<&str> = merged.iter().map(|(_, into)| into.as_str()).collect();
                let into = by_ids(&mut held.conn(), &ids).await?;
                self.record_all(into.iter().map(|tag| Key::Tag(tag.id.as_str())));
                return Ok(merged::in_order(&keys, &merged, |id| found.iter().chain(&into).find(|tag| tag.id.as_str() == id).cloned()));
            }
        }
        Ok(ids.iter().filter_map(|id| found.iter().find(|tag| tag.id == *id).cloned()).collect())
    }
}

impl Edit<'_> {
    /// Stores a tag.
    pub async fn put_tag(&mut self, tag: &Tag) -> Result<()> {
        self.authority.require(Capability::ManageStructure)?;
        let before = match put(self, tag).await? {
            Change::Same => return Ok(()),
            Change::New => None,
            Change::From(before) => Some(before),
        };
        self.index_tag(tag).await?;
        self.touch(Key::Tag(tag.id.as_str()));
        self.touch_slug("tag", before.as_ref().map(|before| &before.slug), &tag.slug);
        Ok(())
    }

    /// The tag of this name.
    pub async fn tag_by_slug(&mut self, slug: &Slug) -> Result<Option<Tag>> {
        by_slug(&mut self.conn().await?, slug).await
    }
}
