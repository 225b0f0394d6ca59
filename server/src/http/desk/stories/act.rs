//! `POST /desk/stories/{id}/{act}`: changes of state, each based on what the person saw: in the editor a version of the draft, for those who
//! read the story a revision. What was written until then is part of the story afterwards.

use std::{collections::HashMap, sync::Arc};

use app::desk::{
    form::Errors,
    pages::{story::Entered, story_act::note_name},
    words::stories as words,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{
    RevisionNumber, StoryAct, StoryId,
    draft::checks::{Level, Place},
};
use newsroom::{Authority, Base, DeskStory, Error};

use super::{
    checks::{of_draft, problem_sentence, sentence},
    draft_json, find,
    perform::{Wanted, perform},
    view::{With, name_of, shown},
};
use crate::http::{
    Access, AppState, Format, HttpError, InvalidField, Policy,
    desk::{Fields, Frame, see_other},
    session::Acting,
};

/// Sentences by field.
type Problems = Vec<(&'static str, String)>;

/// What was wrong, and whether somebody else was first.
struct Refused {
    problems: Problems,
    is_conflict: bool,
}

/// Does it; JSON for a program, for a form a redirect to the story's page, or that page with what was wrong.
///
/// # Errors
/// 404 for an act that does not exist, and for a story that does not exist or that the person may not know of; 403 without the right; 400
/// without a base; storage failed. For a program also 409 with who has written on since, and when; 422 with the fields that are wrong.
pub async fn act(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, HttpError> {
    let is_act = |act: &StoryAct| words::act(*act).is_some();
    let act = StoryAct::parse(&act).ok().filter(is_act).ok_or(HttpError::NotFound { what: "act" })?;
    let opened = find(&state, &authority, &id).await?;
    let id = opened.story.id.clone();
    let base = base(&fields)?;
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let note_field = note_name(act).filter(|name| fields.has(name)).unwrap_or("note");
    let wants_json = Policy::Desk(Access::SignedIn).error_format(&headers) == Format::Json;
    let refused = match Wanted::read(act, &fields, note_field, &frame) {
        Err(problem) => Refused { problems: vec![problem], is_conflict: false },
        Ok(wanted) => match checked(&state, &authority, &opened, act, base, &wanted).await? {
            Ok(Ok(())) if wants_json => {
                let status = state.site.newsroom.draft_status(&id).await?.ok_or(HttpError::NotFound { what: "story" })?;
                return Ok(draft_json::json(StatusCode::OK, format!("{{{}}}", draft_json::status(&status))));
            }
            Ok(Ok(())) => return see_other(&format!("/desk/stories/{id}/?done={act}")),
            Err(problems) => Refused { problems, is_conflict: false },
            Ok(Err(error)) => refused(&state, &frame, field_of(act, &fields, note_field), error).await?,
        },
    };
    if wants_json {
        return Err(refused.into());
    }
    let mut errors = Errors::default();
    for (field, message) in refused.problems {
        // the fields of the draft are not in the act's form: nothing to lead to
        errors.add(if field == "when" || field == note_field { field } else { "" }, message);
    }
    let entered = Entered { when: fields.line("when"), note: fields.line(note_field) };
    let with = With { errors, failed_act: Some(act), entered, is_conflict: refused.is_conflict, ..With::default() };
    let opened = find(&state, &authority, id.as_str()).await?;
    shown(&state, &signed_in, &authority, opened, with).await
}

/// The field that an error of the act is about: with a time entered, it is the time.
fn field_of(act: StoryAct, fields: &Fields, note_field: &'static str) -> &'static str {
    if act == StoryAct::Schedule || !fields.line("when").is_empty() { "when" } else { note_field }
}

/// What the person saw when they decided.
fn base(fields: &Fields) -> Result<Base, HttpError> {
    let number = |name| fields.get(name).parse::<i64>().ok().filter(|number| *number >= 0);
    match fields.has("version") {
        true => number("version").map(Base::Draft).ok_or(HttpError::BadRequest("The version of the draft is a number.".into())),
        false => number("revision")
            .map(|number| Base::Revision(RevisionNumber(number)))
            .ok_or(HttpError::BadRequest("The form does not say which revision it is based on. Open the story again.".into())),
    }
}

/// Acts, unless something must be mended before readers may see the draft: then what, by field.
async fn checked(
    state: &AppState,
    authority: &Authority,
    opened: &DeskStory,
    act: StoryAct,
    base: Base,
    wanted: &Wanted,
) -> Result<Result<newsroom::Result<()>, Problems>, HttpError> {
    let publishes = matches!(act, StoryAct::Publish | StoryAct::Schedule | StoryAct::PublishChanges);
    // somebody without the right, or who saw another version, is refused for that reason by the act itself
    if publishes && opened.acts.contains(&act) {
        let (version, found) = of_draft(state, &opened.story.id).await?;
        let is_seen = match base {
            Base::Draft(seen) => version == seen,
            Base::Revision(seen) => opened.revision == seen,
        };
        let field = |place: &Place| if let Place::Field(field) = place { *field } else { "text" };
        let blockers = found.iter().filter(|check| check.level == Level::Blocker && is_seen);
        let problems: Problems = blockers.map(|check| (field(&check.place), sentence(check))).collect();
        if !problems.is_empty() {
            return Ok(Err(problems));
        }
    }
    Ok(Ok(commit(state, authority, &opened.story.id, act, base, wanted).await))
}

async fn commit(state: &AppState, authority: &Authority, id: &StoryId, act: StoryAct, base: Base, wanted: &Wanted) -> newsroom::Result<()> {
    let mut edit = state.site.newsroom.edit(authority).await?;
    perform(&mut edit, act, id, base, wanted).await?;
    edit.commit().await?;
    state.context.live.poke(id);
    Ok(())
}

/// Errors that the person can do something about, in words.
async fn refused(state: &AppState, frame: &Frame, field: &'static str, error: Error) -> Result<Refused, HttpError> {
    let (problems, is_conflict) = match error {
        Error::DraftConflict { changed_by: who, changed_at: at, .. } | Error::EditConflict { saved_by: who, saved_at: at, .. } => {
            let who = name_of(state, &mut HashMap::new(), who.as_ref()).await?;
            (vec![("", words::conflict(&who, &frame.ago(at)))], true)
        }
        Error::Conflict { .. } => (vec![("", error.to_string())], true),
        Error::Parse(error) => (vec![(field, words::refused_value(error.what).map_or_else(|| error.to_string(), str::to_owned))], false),
        Error::DraftProblems { problems } => (problems.into_iter().map(|one| (one.field, problem_sentence(one))).collect(), false),
        error => return Err(error.into()),
    };
    Ok(Refused { problems, is_conflict })
}

impl From<Refused> for HttpError {
    fn from(refused: Refused) -> Self {
        if refused.is_conflict {
            return Self::Conflict(refused.problems.into_iter().map(|(_, message)| message).collect::<Vec<_>>().join(" "));
        }
        let field = |(name, message): (&'static str, String)| InvalidField { name: name.into(), message };
        Self::Invalid { fields: refused.problems.into_iter().map(field).collect() }
    }
}
