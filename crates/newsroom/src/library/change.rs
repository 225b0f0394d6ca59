//! Changes of pictures at the desk: each can be taken back.

use domain::{AuditAct, Capability, FocalPoint, MediaId, MediaItem, MediaKind};

use crate::structure::{Done, Kind, Refusal};
use crate::{Edit, Error, Result, content, entity};

/// A file that takes the place of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Its name in the store.
    pub file: String,
    /// For example `image/jpeg`.
    pub mime: String,
    /// What it is.
    pub kind: MediaKind,
    /// Its size in bytes.
    pub bytes: i64,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// Its average colour.
    pub colour: String,
    /// Widths of its smaller versions.
    pub widths: Vec<i64>,
}

impl Edit<'_> {
    /// Stores what is said about an item; the identity with which it can be taken back, empty if nothing changed.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for somebody else's without the right to edit any.
    pub async fn change_media(&mut self, item: &MediaItem) -> Result<String> {
        self.begin_change_with(Capability::UploadMedia)?;
        self.put_media(item).await?;
        let undo = self.finish_media_change(&item.id).await?;
        if !undo.is_empty() {
            self.audit_item(item, AuditAct::MediaChange).await?;
        }
        Ok(undo)
    }

    /// Replaces the file of an item wherever it is shown; the point that stays visible becomes the middle. Returns the identity with which it
    /// can be taken back, empty if it is the same file.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::OtherKind`] for a file that is no picture where one is shown, and so on.
    pub async fn replace_media(&mut self, id: &MediaId, file: MediaFile) -> Result<String> {
        let before = self.media_to_replace(id).await?;
        if before.kind != file.kind {
            return Err(Refusal::OtherKind.into());
        }
        if before.file.as_deref() == Some(file.file.as_str()) {
            return Ok(String::new());
        }
        self.put_file(before, file, FocalPoint::CENTRE).await
    }

    /// Brings back the file that an item had before a replacement, with the point that stayed visible then.
    ///
    /// # Errors
    /// As [`Edit::replace_media`].
    pub async fn restore_media(&mut self, id: &MediaId, number: i64) -> Result<String> {
        let before = self.media_to_replace(id).await?;
        let former = self.media_version(id, number).await?.ok_or(Error::NotFound { what: "former file" })?;
        let MediaItem { file: Some(file), mime, kind, bytes, width, height, colour, widths, focal_point, .. } = former else {
            return Err(Error::NotFound { what: "former file" });
        };
        if before.file.as_deref() == Some(file.as_str()) {
            return Ok(String::new());
        }
        self.put_file(before, MediaFile { file, mime, kind, bytes, width, height, colour, widths }, focal_point).await
    }

    /// Removes an item that nothing shows; its file stays until files that belong to nothing are removed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::IsShown`].
    pub async fn remove_media(&mut self, id: &MediaId) -> Result<String> {
        self.begin_change_with(Capability::UploadMedia)?;
        let item = self.media_by_id(id).await?.ok_or(Error::NotFound { what: "picture" })?;
        self.require_own_media(id).await?;
        if self.is_shown(id).await? {
            return Err(Refusal::IsShown.into());
        }
        let data = entity::write("media", id.as_str(), &item)?;
        self.remove_entity("media", id.as_str(), &data).await?;
        self.audit_item(&item, AuditAct::MediaRemove).await?;
        self.finish_media_change(id).await
    }

    /// The item whose file is replaced: a picture that is shown somewhere needs the right to edit any story.
    async fn media_to_replace(&mut self, id: &MediaId) -> Result<MediaItem> {
        self.begin_change_with(Capability::UploadMedia)?;
        let item = self.media_by_id(id).await?.ok_or(Error::NotFound { what: "picture" })?;
        self.require_own_media(id).await?;
        if self.is_shown(id).await? {
            self.authority.require(Capability::EditAny)?;
        }
        Ok(item)
    }

    async fn put_file(&mut self, before: MediaItem, file: MediaFile, focal_point: FocalPoint) -> Result<String> {
        self.add_media_version(&before).await?;
        let MediaFile { file, mime, kind, bytes, width, height, colour, widths } = file;
        let item = MediaItem { file: Some(file), mime, kind, bytes, width, height, colour, widths, focal_point, ..before };
        self.put_media(&item).await?;
        self.audit_item(&item, AuditAct::MediaReplace).await?;
        self.finish_media_change(&item.id).await
    }

    async fn finish_media_change(&mut self, id: &MediaId) -> Result<String> {
        self.finish_change(Done { kind: Kind::Picture, id: id.as_str(), merged_into: None, stories: &[] }).await
    }

    async fn is_shown(&mut self, id: &MediaId) -> Result<bool> {
        content::media::is_shown(&mut self.conn().await?, id.as_str()).await
    }
}
