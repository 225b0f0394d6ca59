//! What was entered for an act, and the newsroom's function that does it.

use domain::{RevisionNumber, StoryAct, StoryId, Timestamp};
use newsroom::{Base, ChangeKind, Edit, Error};

use super::when;
use crate::http::desk::{FieldError, Fields, Frame};

/// What was entered for an act.
pub struct Wanted {
    /// A note; may be empty.
    note: String,
    /// The time of publication.
    at: Option<Timestamp>,
    /// What kind of change readers get.
    kind: ChangeKind,
}

impl Wanted {
    /// Reads the fields that the act has.
    ///
    /// # Errors
    /// The field that cannot be read, and why.
    pub fn read(act: StoryAct, fields: &Fields, note_field: &str, frame: &Frame) -> Result<Self, (&'static str, String)> {
        let at = match act {
            StoryAct::PublishChanges if fields.line("when").is_empty() => None,
            StoryAct::Schedule | StoryAct::PublishChanges => {
                Some(when::read(frame, &fields.line("when")).map_err(|FieldError(message)| ("when", message))?)
            }
            _ => None,
        };
        let kind = match act {
            StoryAct::PublishChanges => ChangeKind::parse(fields.get("kind")).map_err(|error| ("kind", error.to_string()))?,
            _ => ChangeKind::Update,
        };
        Ok(Self { note: fields.line(note_field), at, kind })
    }
}

/// Acts on a story as it was when the person decided.
///
/// # Errors
/// [`Error::NotFound`] for what is no act; otherwise as the act's own function.
pub async fn perform(edit: &mut Edit<'_>, act: StoryAct, id: &StoryId, base: Base, wanted: &Wanted) -> newsroom::Result<RevisionNumber> {
    let note = &wanted.note;
    match (act, wanted.at) {
        (StoryAct::SendForReview, _) => edit.send_for_review(id, base, note).await,
        (StoryAct::ReturnToDraft, _) => edit.return_to_draft(id, base, note).await,
        (StoryAct::MarkReady, _) => edit.mark_ready(id, base).await,
        (StoryAct::Schedule, Some(at)) => edit.schedule(id, base, at).await,
        (StoryAct::Publish, _) => edit.publish(id, base).await,
        (StoryAct::PublishChanges, Some(at)) => edit.schedule_changes(id, base, at, wanted.kind, note).await,
        (StoryAct::PublishChanges, None) => edit.publish_changes(id, base, wanted.kind, note).await,
        (StoryAct::Kill, _) => edit.kill(id, base, note).await,
        (StoryAct::Archive, _) => edit.archive(id, base, note).await,
        (StoryAct::Trash, _) => edit.trash(id, base, note).await,
        (StoryAct::Restore, _) => edit.restore(id, base).await,
        (StoryAct::View | StoryAct::Edit | StoryAct::Schedule, _) => Err(Error::NotFound { what: "act" }),
    }
}
