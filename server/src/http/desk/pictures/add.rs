//! `POST /desk/pictures/?name=FILE`: adds a picture, recording, film or file. The body is the file's bytes; equal bytes are the same item.

use std::sync::Arc;

use axum::{
    Extension, Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{FocalPoint, MediaId, MediaItem, Slug};
use media::{Error, Ingested};
use newsroom::{Authority, SlugOf};

use super::for_person;
use crate::http::{
    AppState, HttpError, Policy, SignedIn,
    desk::{Asked, json_refusal},
    session::Sender,
};

/// The longest title, in characters.
const LONGEST_NAME: usize = 150;

/// Stores the file and responds 201 with the item; 200 for bytes that are there already, also when the response to a first try was lost.
///
/// # Errors
/// 413 for too many bytes, 415 for a type that is not accepted, 422 for a file that cannot be read or has too many pixels; storage failed.
pub async fn add(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let bytes = match body {
        Ok(bytes) => bytes,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let most = Policy::Upload(crate::http::Access::SignedIn).body_limit() / (1024 * 1024);
            return Ok(json_refusal(StatusCode::PAYLOAD_TOO_LARGE, &format!("This file is too large; at most {most} MB are accepted.")));
        }
        Err(_) => return Err(HttpError::BadRequest("The file did not arrive whole. Send it again.".into())),
    };
    let name = name(&asked.line("name"));
    let checked = state.media.ingest_checked(bytes, &name, |picture| async { state.context.picture_check.run(picture).await }).await;
    let stored = match checked {
        Ok(stored) => stored,
        Err(error @ Error::Disk { .. }) => return Err(HttpError::internal(error)),
        Err(error) => return Ok(json_refusal(status(&error), &error.to_string())),
    };
    let (item, double) = put(&state, &authority, &name, stored).await?;
    state.variants.request_all(&item);
    let mut json = for_person(&state, &authority, &item).await?;
    if let Some(members) = json.as_object_mut() {
        members.insert("double".to_owned(), double.into());
    }
    Ok((if double { StatusCode::OK } else { StatusCode::CREATED }, Json(json)).into_response())
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::Refused { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Error::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The name of the file without folders, as one line.
fn name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = domain::text::one_line(last).chars().take(LONGEST_NAME).collect();
    if name.is_empty() { "photo".to_owned() } else { name }
}

/// The item that shows the file; whether it was there already.
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
