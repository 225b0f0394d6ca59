//! Acts from the editor: based on the version of the draft that the person saw. What was written until then is part of the story afterwards.

use std::collections::HashMap;

use app::desk::{pages::story_act::note_name, words::stories as words};
use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{StoryAct, StoryId};
use newsroom::{Authority, Base, ChangeKind, Error};

use super::{
    act::{Wanted, perform},
    draft_json,
    view::name_of,
    when,
};
use crate::http::{
    AppState, Format, HttpError, InvalidField, Policy, SignedIn,
    desk::{FieldError, Fields, Frame, see_other},
};

/// Does it; JSON for a program, a redirect to the story's page for a form.
///
/// # Errors
/// 409 with who has written on since, and when; 422 with the fields that are wrong; as [`super::act`].
pub async fn from_editor(
    state: &AppState,
    signed_in: &SignedIn,
    authority: &Authority,
    id: &StoryId,
    act: StoryAct,
    fields: &Fields,
    headers: &HeaderMap,
) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let version = fields.get("version").parse().map_err(|_| HttpError::BadRequest("The version of the draft is a number.".into()))?;
    let note_field = note_name(act).filter(|name| fields.has(name)).unwrap_or("note");
    let at = match act {
        StoryAct::Schedule => Some(when::read(&frame, &fields.line("when")).map_err(|FieldError(message)| invalid("when", message))?),
        _ => None,
    };
    let kind = match act {
        StoryAct::PublishChanges => ChangeKind::parse(fields.get("kind")).map_err(|error| invalid("kind", error.to_string()))?,
        _ => ChangeKind::Update,
    };
    let wanted = Wanted { note: fields.line(note_field), at, kind };
    let newsroom = &state.site.newsroom;
    let mut edit = newsroom.edit(authority).await?;
    let done = match perform(&mut edit, act, id, Base::Draft(version), &wanted).await {
        Ok(_) => edit.commit().await,
        Err(error) => {
            drop(edit);
            Err(error)
        }
    };
    state.context.live.poke(id);
    match done {
        Ok(()) if Policy::Desk(crate::http::Access::SignedIn).error_format(headers) == Format::Json => {
            let status = newsroom.draft_status(id).await?.ok_or(HttpError::NotFound { what: "story" })?;
            Ok(draft_json::json(StatusCode::OK, format!("{{{}}}", draft_json::status(&status))))
        }
        Ok(()) => see_other(&format!("/desk/stories/{id}/?done={act}")),
        Err(Error::DraftConflict { changed_by: who, changed_at: at, .. } | Error::EditConflict { saved_by: who, saved_at: at, .. }) => {
            let who = name_of(state, &mut HashMap::new(), who.as_ref()).await?;
            Err(HttpError::Conflict(words::conflict_of_act(&who, &frame.ago(at))))
        }
        Err(Error::Parse(error)) => Err(invalid(if act == StoryAct::Schedule { "when" } else { note_field }, error.to_string())),
        Err(error) => Err(error.into()),
    }
}

fn invalid(name: &'static str, message: String) -> HttpError {
    HttpError::Invalid { fields: vec![InvalidField { name: name.into(), message }] }
}
