//! `POST /desk/pictures/{id}/replace`: another file in the same place; `/restore`: the former one again.

use std::sync::Arc;

use app::desk::{form::Errors, words::pictures as words};
use axum::{
    extract::{FromRequest, Multipart, Path, Request, State},
    http::StatusCode,
    response::Response,
};
use domain::MediaItem;
use media::Ingested;
use newsroom::{Error, library::MediaFile, structure::Refusal};

use super::{
    LIST, MISSING, find_to_change, ingest,
    send::{multipart, too_large, upload},
    show::{With, shown},
};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

const CUT: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("The file did not arrive whole. Send it again."));

/// Replaces the file wherever the picture is shown.
///
/// # Errors
/// 404 for one that does not exist, 403 unless the person added it or is an editor, and for a picture that is shown unless they are an
/// editor; storage failed.
pub async fn replace(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, HttpError> {
    let item = find_to_change(&state, &authority, &id).await?;
    let refused = |why: String| With { status: StatusCode::UNPROCESSABLE_ENTITY, errors: Errors::one("file", why), ..With::default() };
    let mut form = multipart(Multipart::from_request(request, &()).await)?;
    let mut sent = None;
    while let Some(mut field) = form.next_field().await.map_err(|_| CUT)? {
        if field.name() == Some("file") {
            let name = ingest::name(field.file_name().unwrap_or_default());
            sent = Some((name, upload(&mut field).await.map_err(|_| CUT)?));
        }
    }
    let (name, bytes) = match sent {
        Some((name, Some(bytes))) if !bytes.is_empty() => (name, bytes),
        Some((_, None)) => return shown(&state, &authority, &signed_in, item, refused(too_large())).await,
        _ => return shown(&state, &authority, &signed_in, item, refused(words::NO_FILE_SENT.into())).await,
    };
    let stored = match ingest::stored(&state, bytes, &name).await? {
        Ok(stored) => stored,
        Err(why) => return shown(&state, &authority, &signed_in, item, refused(why.why)).await,
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.replace_media(&item.id, file(stored)).await {
        Ok(undo) => {
            edit.commit().await?;
            request_versions(&state, &item).await?;
            let done = if undo.is_empty() { "same" } else { "replaced" };
            see_other(&format!("{LIST}{id}/?done={done}&undo={undo}"))
        }
        Err(Error::Structure(Refusal::OtherKind)) => {
            drop(edit);
            shown(&state, &authority, &signed_in, item, refused(words::OTHER_KIND.into())).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Brings a former file back.
///
/// # Errors
/// As [`replace`]; 404 for a former file that does not exist.
pub async fn restore(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let item = find_to_change(&state, &authority, &id).await?;
    let number: i64 = fields.get("number").parse().map_err(|_| MISSING)?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let undo = edit.restore_media(&item.id, number).await.map_err(|error| match error {
        Error::NotFound { .. } => MISSING,
        error => error.into(),
    })?;
    edit.commit().await?;
    request_versions(&state, &item).await?;
    see_other(&format!("{LIST}{id}/?done=restored&undo={undo}"))
}

async fn request_versions(state: &AppState, item: &MediaItem) -> Result<(), HttpError> {
    let now = state.site.newsroom.media_by_ids(std::slice::from_ref(&item.id)).await?.remove(&item.id);
    now.iter().for_each(|item| state.variants.request_all(item));
    Ok(())
}

fn file(stored: Ingested) -> MediaFile {
    let Ingested { file, mime, kind, bytes, width, height, colour, widths, .. } = stored;
    MediaFile { file, mime, kind, bytes, width, height, colour, widths }
}
