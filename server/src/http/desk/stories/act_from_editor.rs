//! Acts from the editor: based on the version of the draft that the person saw. What was written until then is part of the story afterwards.

use std::collections::HashMap;

use app::desk::{
    form::Errors,
    pages::{story::Entered, story_act::note_name},
    words::stories as words,
};
use axum::{http::StatusCode, response::Response};
use domain::{StoryAct, StoryId};
use newsroom::{Authority, Base, ChangeKind, DeskStory, Error};

use super::{
    act::{Wanted, perform},
    draft_json, find,
    view::{With, name_of, shown},
    when,
};
use crate::http::{
    AppState, HttpError, InvalidField, SignedIn,
    desk::{FieldError, Fields, Frame, see_other},
};

/// Who acts on what.
pub struct Act<'r> {
    /// What is done.
    pub act: StoryAct,
    /// The story as the person may see it.
    pub opened: DeskStory,
    /// What was sent.
    pub fields: &'r Fields,
    /// Whether a program wants JSON; a page gets a page.
    pub wants_json: bool,
}

/// What was wrong: sentences by field, and whether somebody else was first.
struct Refused {
    problems: Vec<(&'static str, String)>,
    is_conflict: bool,
}

/// Does it; JSON for a program, for a form a redirect to the story's page, or that page with what was wrong.
///
/// # Errors
/// For a program: 409 with who has written on since, and when; 422 with the fields that are wrong. Otherwise as [`super::act`].
pub async fn from_editor(state: &AppState, signed_in: &SignedIn, authority: &Authority, sent: Act<'_>) -> Result<Response, HttpError> {
    let (act, fields, id) = (sent.act, sent.fields, sent.opened.story.id.clone());
    let frame = Frame::load(state, Some(signed_in)).await?;
    let version = fields.get("version").parse().map_err(|_| HttpError::BadRequest("The version of the draft is a number.".into()))?;
    let note_field = note_name(act).filter(|name| fields.has(name)).unwrap_or("note");
    let done = match wanted(act, fields, note_field, &frame) {
        Ok(wanted) => commit(state, authority, &id, act, version, &wanted).await,
        Err((field, message)) => Ok(Err(Refused { problems: vec![(field, message)], is_conflict: false })),
    };
    let refused = match done {
        Ok(Ok(())) if sent.wants_json => {
            let status = state.site.newsroom.draft_status(&id).await?.ok_or(HttpError::NotFound { what: "story" })?;
            return Ok(draft_json::json(StatusCode::OK, format!("{{{}}}", draft_json::status(&status))));
        }
        Ok(Ok(())) => return see_other(&format!("/desk/stories/{id}/?done={act}")),
        Ok(Err(refused)) => refused,
        Err(error) => refused(state, &frame, if act == StoryAct::Schedule { "when" } else { note_field }, error).await?,
    };
    if !sent.wants_json {
        let mut errors = Errors::default();
        refused.problems.into_iter().for_each(|(field, message)| errors.add(field, message));
        let entered = Entered { when: fields.line("when"), note: fields.line(note_field) };
        let with = With { errors, failed_act: Some(act), entered, is_conflict: refused.is_conflict, ..With::default() };
        let opened = find(state, authority, id.as_str()).await?;
        return shown(state, signed_in, authority, opened, with).await;
    }
    Err(match refused.is_conflict {
        true => HttpError::Conflict(refused.problems.into_iter().map(|(_, message)| message).collect::<Vec<_>>().join(" ")),
        false => {
            let field = |(name, message): (&'static str, String)| InvalidField { name: name.into(), message };
            HttpError::Invalid { fields: refused.problems.into_iter().map(field).collect() }
        }
    })
}

/// What was entered for the act, or the field that cannot be read.
fn wanted(act: StoryAct, fields: &Fields, note_field: &'static str, frame: &Frame) -> Result<Wanted, (&'static str, String)> {
    let at = match act {
        StoryAct::Schedule => Some(when::read(frame, &fields.line("when")).map_err(|FieldError(message)| ("when", message))?),
        _ => None,
    };
    let kind = match act {
        StoryAct::PublishChanges => ChangeKind::parse(fields.get("kind")).map_err(|error| ("kind", error.to_string()))?,
        _ => ChangeKind::Update,
    };
    Ok(Wanted { note: fields.line(note_field), at, kind })
}

async fn commit(
    state: &AppState,
    authority: &Authority,
    id: &StoryId,
    act: StoryAct,
    version: i64,
    wanted: &Wanted,
) -> newsroom::Result<Result<(), Refused>> {
    let mut edit = state.site.newsroom.edit(authority).await?;
    perform(&mut edit, act, id, Base::Draft(version), wanted).await?;
    edit.commit().await?;
    state.context.live.poke(id);
    Ok(Ok(()))
}

/// Errors that the person can do something about, in words.
async fn refused(state: &AppState, frame: &Frame, field: &'static str, error: Error) -> Result<Refused, HttpError> {
    let (problems, is_conflict) = match error {
        Error::DraftConflict { changed_by: who, changed_at: at, .. } | Error::EditConflict { saved_by: who, saved_at: at, .. } => {
            let who = name_of(state, &mut HashMap::new(), who.as_ref()).await?;
            (vec![("", words::conflict_of_act(&who, &frame.ago(at)))], true)
        }
        Error::Conflict { .. } => (vec![("", error.to_string())], true),
        Error::Parse(error) => (vec![(field, error.to_string())], false),
        Error::DraftProblems { problems } => (problems.into_iter().map(|one| (one.field, one.sentence)).collect(), false),
        error => return Err(error.into()),
    };
    Ok(Refused { problems, is_conflict })
}
