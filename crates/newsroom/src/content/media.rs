//! Pictures, recordings, films and files: what is known about them.

use std::collections::HashMap;

use domain::{Capability, MediaId, MediaItem, Slug};

use crate::db::{Conn, on};
use crate::entity::{Change, entity};
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Edit, Newsroom, Result};

entity!(MediaItem, "media", "media item");

/// Whether anything shows an item, as it is stored now.
pub(crate) async fn is_shown(conn: &mut Conn<'_>, id: &str) -> Result<bool> {
    const SHOWN: &str = "SELECT CASE WHEN EXISTS (SELECT 1 FROM story_media WHERE media_id = $1) \
         OR EXISTS (SELECT 1 FROM media_use WHERE media_id = $1) THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END";
    let shown: i64 = on!(conn, c => sqlx::query_scalar(SHOWN).bind(id).fetch_one(c).await).doing("looking for what shows a picture")?;
    Ok(shown != 0)
}

/// The part of an item that lists render: the file without its texts.
pub(crate) fn picture_of(item: &MediaItem) -> MediaItem {
    without_words(item.clone())
}

/// The same of an item that nobody else needs.
pub(crate) fn without_words(item: MediaItem) -> MediaItem {
    let none = String::new;
    MediaItem { title: none(), alt: none(), caption: none(), credit: none(), licence: none(), source_url: none(), ..item }
}

impl Newsroom {
    /// The item of this name.
    pub async fn media_by_slug(&self, slug: &Slug) -> Result<Option<MediaItem>> {
        self.record(Key::Slug("media", slug.as_str()));
        let item = by_slug(&mut self.read().await?.conn(), slug).await?;
        self.record_all(item.iter().map(|item| Key::Media(item.id.as_str())));
        Ok(item)
    }

    /// These items; unknown ones are left out.
    pub async fn media_by_ids(&self, ids: &[MediaId]) -> Result<HashMap<MediaId, MediaItem>> {
        self.record_all(ids.iter().map(|id| Key::Media(id.as_str())));
        let keys: Vec<&str> = ids.iter().map(MediaId::as_str).collect();
        let found = by_ids(&mut self.read().await?.conn(), &keys).await?;
        Ok(found.into_iter().map(|item| (item.id.clone(), item)).collect())
    }
}

impl Edit<'_> {
    /// Stores an item. If the caption changed, the stories that show it are found by the new one. Who may not change everybody's texts may
    /// change an item that they uploaded themselves.
    pub async fn put_media(&mut self, item: &MediaItem) -> Result<()> {
        const STORIES: &str = "SELECT story_id FROM story_media WHERE media_id = $1 ORDER BY story_id";
        self.authority.require(Capability::UploadMedia)?;
        self.require_own_media(&item.id).await?;
        let before = match put(self, item).await? {
            Change::Same => return Ok(()),
            Change::New => None,
            Change::From(before) => Some(before),
        };
        self.put_media_columns(item, before.as_ref()).await?;
        if let Some(file) = &item.file {
            self.record_written("file", file, None, "");
        }
        let caption_changed = before.as_ref().map_or("", |before| &before.caption) != item.caption;
        self.touch(Key::Media(item.id.as_str()));
        if before.as_ref().map(picture_of) != Some(picture_of(item)) {
            self.touch(Key::Picture(item.id.as_str()));
        }
        self.touch_slug("media", before.as_ref().map(|before| &before.slug), &item.slug);
        if caption_changed {
            let mut stories: Vec<String> =
                on!(self.conn().await?, c => sqlx::query_scalar(STORIES).bind(item.id.as_str()).fetch_all(c).await)
                    .doing("looking for the stories with a picture")?;
            stories.dedup();
            self.reindex(&stories).await?;
        }
        Ok(())
    }

    /// The item with this identity.
    pub async fn media_by_id(&mut self, id: &MediaId) -> Result<Option<MediaItem>> {
        by_id(&mut self.conn().await?, id.as_str()).await
    }

    /// The item of this name.
    pub async fn media_by_slug(&mut self, slug: &Slug) -> Result<Option<MediaItem>> {
        by_slug(&mut self.conn().await?, slug).await
    }
}
