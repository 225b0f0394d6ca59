//! Pictures, recordings, films and files: what is known about them.

use std::collections::HashMap;

use domain::{MediaId, MediaItem, Slug};

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// The item of this name.
    pub async fn media_by_slug(&self, slug: &Slug) -> Result<Option<MediaItem>> {
        let _ = (slug,);
        unbuilt()
    }
    /// These items; unknown ones are left out.
    pub async fn media_by_ids(&self, ids: &[MediaId]) -> Result<HashMap<MediaId, MediaItem>> {
        let _ = (ids,);
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores an item.
    pub async fn put_media(&mut self, item: &MediaItem) -> Result<()> {
        let _ = (item,);
        unbuilt()
    }
    /// The item with this identity.
    pub async fn media_by_id(&mut self, id: &MediaId) -> Result<Option<MediaItem>> {
        let _ = (id,);
        unbuilt()
    }
    /// The item of this name.
    pub async fn media_by_slug(&mut self, slug: &Slug) -> Result<Option<MediaItem>> {
        let _ = (slug,);
        unbuilt()
    }
}
