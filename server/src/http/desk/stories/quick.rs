//! `POST /desk/stories/{id}/quick`: headline, section and time of a story, changed in its row of the list.

use std::{collections::HashMap, sync::Arc};

use app::desk::{form::Errors, pages::stories::QuickEdit, words::lists_desk as words};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{Headline, SectionId};
use newsroom::{BulkAct, BulkItem, Error};

use super::{Typed, read_base, shown, story_id, view::name_of, when};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields, Frame, see_other,
        together::{filters, list_saying, reason},
    },
    session::Acting,
};

/// Saves it; the list with what was typed if that is not possible.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 400 for a form that is not whole, 403 without the right; storage
/// failed.
pub async fn quick(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    const NOT_WHOLE: HttpError =
        HttpError::BadRequest(std::borrow::Cow::Borrowed("This form is not whole. Open /desk/stories/ and edit the story there."));
    let opened = super::find(&state, &authority, &id).await?;
    let id = story_id(&id)?;
    let base = read_base(fields.get("base")).ok_or(NOT_WHOLE)?;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let mut errors = Errors::default();
    let headline = Headline::parse(&fields.line("headline")).map_err(|_| errors.add("headline", words::BAD_HEADLINE)).ok();
    let section = match fields.get("section") {
        "" => None,
        section => Some(SectionId::parse(section).map_err(|_| NOT_WHOLE)?),
    };
    // the form holds minutes: seconds stay as they are
    let before = opened.story.published_at.map(|at| frame.calendar.entered(at)).unwrap_or_default();
    let time = match fields.line("time").as_str() {
        "" => None,
        time if time == before => None,
        time => when::read(&frame, time).map_err(|error| errors.add("time", error.0)).ok(),
    };
    let filters = filters(&fields);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        let mut edit = state.site.newsroom.edit(&authority).await?;
        let item = BulkItem { story: id.clone(), base };
        match edit.quick_edit(&BulkAct::Fields { headline, section, time }, &item).await {
            Ok(done) => {
                edit.commit().await?;
                state.context.live.poke(&id);
                return see_other(&list_saying(&filters, &format!("done=together&number={}&undo={}", done.changed, done.undo)));
            }
            Err(error) => {
                drop(edit);
                match error {
                    Error::EditConflict { saved_by: who, saved_at: at, .. }
                    | Error::DraftConflict { changed_by: who, changed_at: at, .. } => {
                        let who = name_of(&state, &mut HashMap::new(), who.as_ref()).await?;
                        status = StatusCode::CONFLICT;
                        errors.add("", words::EDIT_CONFLICT.with(&[("who", &who), ("when", &frame.ago(at))]));
                    }
                    Error::Forbidden { .. } | Error::StoryRefused { .. } => return Err(error.into()),
                    error => errors.add("", reason(error)?),
                }
            }
        }
    }
    let quick = QuickEdit {
        id: id.to_string(),
        headline: fields.line("headline"),
        section: fields.get("section").to_owned(),
        time: fields.has("time").then(|| fields.line("time")),
        errors,
        ..QuickEdit::default()
    };
    shown(&state, &signed_in, &authority, &filters, Typed { status, quick: Some(quick), ..Typed::default() }).await
}
