//! `POST /desk/stories/{id}/{act}`: changes of state, each based on the revision that the person saw. The text that is sent along is saved
//! in the same transaction, so that "Publish" publishes what stands on the screen.

use std::{collections::HashMap, sync::Arc};

use app::desk::{
    form::Errors,
    pages::{story::Entered, story_act::note_name},
    words::stories as words,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::{RevisionNumber, Story, StoryAct, StoryId, Timestamp};
use newsroom::{Authority, Base, ChangeKind, DeskStory, Edit, Error};

use super::{
    act_from_editor::{Act, from_editor},
    based_on, find,
    save::{changed, form_sent, section_errors},
    view::{With, name_of, shown},
    when,
};
use crate::http::{
    Access, AppState, Format, HttpError, Policy, SignedIn,
    desk::{FieldError, Fields, Frame, see_other},
    session::Sender,
};

/// Does it.
///
/// # Errors
/// 404 for an act that does not exist, and for a story that does not exist or that the person may not know of; 403 without the right;
/// storage failed.
pub async fn act(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, HttpError> {
    let is_act = |act: &StoryAct| words::act(*act).is_some() || *act == StoryAct::PublishChanges;
    let act = StoryAct::parse(&act).ok().filter(is_act).ok_or(HttpError::NotFound { what: "act" })?;
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let opened = find(&state, &authority, &id).await?;
    if fields.has("version") {
        let wants_json = Policy::Desk(Access::SignedIn).error_format(&headers) == Format::Json;
        return from_editor(&state, &signed_in, &authority, Act { act, opened, fields: &fields, wants_json }).await;
    }
    let based_on = based_on(&fields)?;
    let note_field = note_name(act).unwrap_or_default();
    let entered = Entered { when: fields.line("when"), note: fields.line(note_field) };
    let form = (fields.has("headline") && opened.acts.contains(&StoryAct::Edit)).then(|| form_sent(&fields, &opened));
    let failed = |errors, is_conflict| With {
        errors,
        failed_act: Some(act),
        entered: entered.clone(),
        form: form.clone(),
        is_conflict,
        ..With::default()
    };
    let changed = match form.as_ref().map(|form| changed(&opened, form)) {
        Some((story, errors)) if errors.is_empty() => Some(story),
        // a story without a headline can be thrown away
        Some(_) if matches!(act, StoryAct::Trash | StoryAct::Archive) => None,
        Some((_, errors)) => {
            return shown(&state, &signed_in, &authority, opened, With { errors, form, entered, ..With::default() }).await;
        }
        None => None,
    };
    let moved = changed.as_ref().is_some_and(|story| story.primary_section != opened.story.primary_section);
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let at = match act {
        StoryAct::Schedule => match when::read(&frame, &entered.when) {
            Ok(at) => Some(at),
            Err(FieldError(message)) => {
                return shown(&state, &signed_in, &authority, opened, failed(Errors::one("when", message), false)).await;
            }
        },
        _ => None,
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let wanted = Wanted { note: entered.note.clone(), at, kind: ChangeKind::Update };
    let done = match save_and_perform(&mut edit, &opened, changed, act, based_on, &wanted).await {
        Ok(_) => edit.commit().await,
        Err(error) => {
            drop(edit);
            Err(error)
        }
    };
    let with = match done {
        Ok(()) => return see_other(&format!("/desk/stories/{}/?done={act}", opened.story.id)),
        Err(Error::EditConflict { saved_by, saved_at, .. } | Error::DraftConflict { changed_by: saved_by, changed_at: saved_at, .. }) => {
            let who = name_of(&state, &mut HashMap::new(), saved_by.as_ref()).await?;
            failed(Errors::one("", words::conflict_of_act(&who, &frame.ago(saved_at))), true)
        }
        Err(Error::Parse(error)) => {
            failed(Errors::one(if act == StoryAct::Schedule { "when" } else { note_field }, error.to_string()), false)
        }
        Err(error @ Error::Conflict { .. }) => failed(Errors::one("", error.to_string()), true),
        // the text sent along could not be saved; nothing of it is lost
        Err(error) => With { failed_act: None, ..failed(section_errors(error, moved)?, false) },
    };
    let opened = find(&state, &authority, &id).await?;
    shown(&state, &signed_in, &authority, opened, with).await
}

/// Saves the text if it was changed, then acts on that revision.
async fn save_and_perform(
    edit: &mut Edit<'_>,
    opened: &DeskStory,
    changed: Option<Story>,
    act: StoryAct,
    based_on: RevisionNumber,
    wanted: &Wanted,
) -> newsroom::Result<RevisionNumber> {
    let based_on = match changed.filter(|story| *story != opened.story) {
        Some(story) => edit.put_story(&story, based_on, "").await?,
        None => based_on,
    };
    perform(edit, act, &opened.story.id, based_on.into(), wanted).await
}

/// What was entered for an act.
pub struct Wanted {
    /// A note; may be empty.
    pub note: String,
    /// The time of publication.
    pub at: Option<Timestamp>,
    /// What kind of change readers get.
    pub kind: ChangeKind,
}

/// Acts on a story as it was when the person decided.
///
/// # Errors
/// [`Error::NotFound`] for what is no act.
pub async fn perform(
    edit: &mut Edit<'_>,
    act: StoryAct,
    id: &StoryId,
    based_on: Base,
    wanted: &Wanted,
) -> newsroom::Result<RevisionNumber> {
    let note = &wanted.note;
    match (act, wanted.at) {
        (StoryAct::SendForReview, _) => edit.send_for_review(id, based_on, note).await,
        (StoryAct::ReturnToDraft, _) => edit.return_to_draft(id, based_on, note).await,
        (StoryAct::MarkReady, _) => edit.mark_ready(id, based_on).await,
        (StoryAct::Schedule, Some(at)) => edit.schedule(id, based_on, at).await,
        (StoryAct::Publish, _) => edit.publish(id, based_on).await,
        (StoryAct::PublishChanges, _) => edit.publish_changes(id, based_on, wanted.kind, note).await,
        (StoryAct::Kill, _) => edit.kill(id, based_on, note).await,
        (StoryAct::Archive, _) => edit.archive(id, based_on, note).await,
        (StoryAct::Trash, _) => edit.trash(id, based_on, note).await,
        (StoryAct::Restore, _) => edit.restore(id, based_on).await,
        (StoryAct::View | StoryAct::Edit | StoryAct::Schedule, _) => Err(Error::NotFound { what: "act" }),
    }
}
