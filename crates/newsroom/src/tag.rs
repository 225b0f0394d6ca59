//! Tags: storing them, reading them.

use domain::{Slug, Tag, TagId};

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// The tag of this name.
    pub async fn tag_by_slug(&self, slug: &Slug) -> Result<Option<Tag>> {
        let _ = (slug,);
        unbuilt()
    }
    /// These tags, in the order asked for; unknown ones are left out.
    pub async fn tags_by_ids(&self, ids: &[TagId]) -> Result<Vec<Tag>> {
        let _ = (ids,);
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores a tag.
    pub async fn put_tag(&mut self, tag: &Tag) -> Result<()> {
        let _ = (tag,);
        unbuilt()
    }
    /// The tag of this name.
    pub async fn tag_by_slug(&mut self, slug: &Slug) -> Result<Option<Tag>> {
        let _ = (slug,);
        unbuilt()
    }
}
