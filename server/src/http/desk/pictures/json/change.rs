//! `POST /desk/pictures/{id}/picture.json`: changes what is said about a picture or file, and the point that stays visible when it is cropped.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{FocalPoint, MediaId, MediaItem, text::one_line};

use super::{for_person, may_change};
use crate::http::{
    AppState, HttpError,
    desk::{
        FieldError, json_refusal,
        pictures::{MISSING, NOT_YOURS},
    },
    session::Acting,
};

/// What is sent; what is missing stays as it is.
#[derive(Debug, serde::Deserialize)]
pub struct Change {
    alt: Option<String>,
    decorative: Option<bool>,
    caption: Option<String>,
    credit: Option<String>,
    focal: Option<Focal>,
}

#[derive(Debug, serde::Deserialize)]
struct Focal {
    x: i64,
    y: i64,
}

/// Stores the change; every page that shows the item follows.
///
/// # Errors
/// 404 for one that does not exist, 403 unless the person uploaded it or is an editor, 400 for what is no JSON of a change, 422 for
/// texts that are too long or a point outside the picture; storage failed.
pub async fn change(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
    change: Result<Json<Change>, JsonRejection>,
) -> Result<Response, HttpError> {
    let id = MediaId::parse(&id).ok();
    if !may_change(&state, &authority, id.as_ref()).await? {
        return Err(NOT_YOURS);
    }
    let Json(change) = change?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let before = edit.media_by_id(&id.ok_or(MISSING)?).await?.ok_or(MISSING)?;
    let item = match changed(before.clone(), change) {
        Ok(item) => item,
        Err(FieldError(why)) => return Ok(json_refusal(StatusCode::UNPROCESSABLE_ENTITY, &why)),
    };
    if item != before {
        edit.put_media(&item).await?;
        edit.audit_media(&item, false).await?;
        edit.commit().await?;
        state.variants.request_all(&item);
    }
    Ok(Json(for_person(&state, &authority, &item).await?).into_response())
}

fn changed(mut item: MediaItem, change: Change) -> Result<MediaItem, FieldError> {
    let texts = [
        ("alternative text", change.alt, &mut item.alt, 1_000),
        ("caption", change.caption, &mut item.caption, 2_000),
        ("credit", change.credit, &mut item.credit, 300),
    ];
    for (what, text, place, most) in texts {
        if let Some(text) = text {
            let text = one_line(&text);
            if text.chars().count() > most {
                return Err(FieldError(format!("The {what} may have {most} characters; shorten it.")));
            }
            *place = text;
        }
    }
    item.decorative = change.decorative.unwrap_or(item.decorative);
    if let Some(Focal { x, y }) = change.focal {
        item.focal_point = FocalPoint::parse(x, y).map_err(|error| FieldError(error.to_string()))?;
    }
    Ok(item)
}
