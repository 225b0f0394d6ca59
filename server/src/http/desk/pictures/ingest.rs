//! A file that was sent becomes an item; equal bytes are the item that is there.

use axum::http::StatusCode;
use bytes::Bytes;
use domain::{FocalPoint, MediaId, MediaItem, Slug};
use media::{Error, Ingested};
use newsroom::{Authority, SlugOf};

use crate::http::{AppState, HttpError};

/// The longest title, in characters.
const LONGEST_NAME: usize = 150;

/// A file that was not accepted.
pub struct Refused {
    /// The status of a response about this file alone.
    pub status: StatusCode,
    /// Why, in a sentence.
    pub why: String,
}

/// Checks and stores the bytes.
///
/// # Errors
/// Storage failed.
pub async fn stored(state: &AppState, bytes: Bytes, name: &str) -> Result<Result<Ingested, Refused>, HttpError> {
    match state.media.ingest_checked(bytes, name, |picture| async { state.context.picture_check.run(picture).await }).await {
        Ok(stored) => Ok(Ok(stored)),
        Err(error @ Error::Disk { .. }) => Err(HttpError::internal(error)),
        Err(error) => Ok(Err(Refused { status: status(&error), why: error.to_string() })),
    }
}

/// The item of a file that was sent under a name; whether it was there already.
///
/// # Errors
/// 403 for those who may not add files; storage failed.
pub async fn item(
    state: &AppState,
    authority: &Authority,
    bytes: Bytes,
    name: &str,
) -> Result<Result<(MediaItem, bool), Refused>, HttpError> {
    let stored = match stored(state, bytes, name).await? {
        Ok(stored) => stored,
        Err(refused) => return Ok(Err(refused)),
    };
    let (item, double) = put(state, authority, name, stored).await?;
    state.variants.request_all(&item);
    Ok(Ok((item, double)))
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::Refused { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Error::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The name of the file without folders, as one line.
pub fn name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = domain::text::one_line(last).chars().take(LONGEST_NAME).collect();
    if name.is_empty() { "photo".to_owned() } else { name }
}

async fn put(state: &AppState, authority: &Authority, name: &str, stored: Ingested) -> Result<(MediaItem, bool), HttpError> {
    let newsroom = &state.site.newsroom;
    let mut edit = newsroom.edit(authority).await?;
    if let Some(known) = edit.media_by_file(&stored.file).await? {
        return Ok((known, true));
    }
    let id = MediaId::fresh(newsroom.ids());
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let wanted = match Slug::from_text(stem) {
        Some(slug) => slug,
        None => Slug::parse(id.as_str()).map_err(HttpError::internal)?,
    };
    let slug = edit.unique_slug(SlugOf::Media, &wanted, id.as_str()).await?;
    let item = MediaItem {
        id,
        slug,
        kind: stored.kind,
        title: name.to_owned(),
        file: Some(stored.file),
        source_url: String::new(),
        mime: stored.mime,
        bytes: stored.bytes,
        width: stored.width,
        height: stored.height,
        alt: stored.suggested.alt,
        decorative: false,
        caption: stored.suggested.caption,
        credit: stored.suggested.credit,
        licence: String::new(),
        licence_until: None,
        focal_point: FocalPoint::CENTRE,
        colour: stored.colour,
        widths: stored.widths,
        created_at: newsroom.now(),
    };
    edit.put_media(&item).await?;
    edit.audit_media(&item, true).await?;
    edit.commit().await?;
    Ok((item, false))
}
