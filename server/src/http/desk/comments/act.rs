//! `POST /desk/comments/act` and `/undo`: decisions about one comment or all chosen ones, and taking one back.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    words::{audit, comments as words},
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{AuditAct, CommentId, CommentState};
use newsroom::comments::{CommentRefusal, Queue, SeenComment};
use newsroom::people::{AuditActor, AuditQuery};
use newsroom::{Authority, Error};

use super::show::{With, done, shown};
use super::{comment_id, page_of, queue};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other},
    session::Acting,
};

const UNREADABLE: HttpError =
    HttpError::BadRequest(std::borrow::Cow::Borrowed("This decision cannot be read. Reload the page and send it again."));

fn state_of(act: &str) -> Result<CommentState, HttpError> {
    match act {
        "approve" => Ok(CommentState::Approved),
        "reject" => Ok(CommentState::Trash),
        "spam" => Ok(CommentState::Spam),
        "wait" => Ok(CommentState::Waiting),
        _ => Err(UNREADABLE),
    }
}

/// A comment as it was seen: `ID:VERSION`.
fn seen(text: &str) -> Result<SeenComment, HttpError> {
    let (id, version) = text.split_once(':').ok_or(UNREADABLE)?;
    Ok(SeenComment { id: comment_id(id)?, version: version.to_owned() })
}

/// Decides about one comment (`one=ACT ID:VERSION`), or about all chosen ones (`act=ACT` and `id=ID:VERSION` for each). Comments that are
/// not as they were seen any more stay as they are, and the page (409) says what happened to them.
///
/// # Errors
/// 403 for comments that the person may not moderate, 400 for an unknown act; storage failed.
pub async fn act(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let queue = queue(&fields);
    let (act, chosen): (&str, Vec<SeenComment>) = match fields.get("one").split_once(' ') {
        Some((act, one)) => (act, vec![seen(one)?]),
        None => (fields.get("act"), fields.all("id").into_iter().map(seen).collect::<Result<_, _>>()?),
    };
    let to = state_of(act)?;
    if chosen.is_empty() {
        let errors = Errors::one("", words::NONE_CHOSEN);
        return shown(&state, &authority, &signed_in, With { queue, errors, ..With::default() }).await;
    }
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let moderated = edit.moderate_seen(&chosen, to).await?;
    edit.commit().await?;
    if !moderated.stayed.is_empty() {
        let undo = Some(moderated.undo).filter(|_| moderated.changed > 0);
        let with = With { done: undo.as_ref().and_then(|_| done(act, moderated.changed)), undo, ..With::default() };
        return left(&state, &authority, &signed_in, queue, &moderated.stayed, with).await;
    }
    see_other(&format!("{}&number={}&undo={}", page_of(queue, act), moderated.changed, moderated.undo))
}

/// The queue as it is now, with a sentence for each comment that was left alone.
async fn left(
    state: &AppState,
    authority: &Authority,
    signed_in: &SignedIn,
    queue: Queue,
    stayed: &[CommentId],
    with: With,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let mut errors = Errors::default();
    for id in stayed {
        let Some(comment) = newsroom.comment(id).await? else { continue };
        let newest = newsroom.audit_log(&AuditQuery { target: Some(id.to_string()), limit: 1, ..AuditQuery::default() }).await?;
        let decided = newest.entries.into_iter().next().filter(|entry| leads_to(entry.act, comment.state));
        errors.add(
            "",
            match decided.map(|entry| (entry.actor, entry.act)) {
                Some((AuditActor::Person(_, who), act)) => {
                    words::STAYED.with(&[("name", &comment.author_name), ("who", &who), ("what", audit::act(act).text())])
                }
                _ => words::CHANGED_SINCE.with(&[("name", &comment.author_name)]),
            },
        );
    }
    shown(state, authority, signed_in, With { queue, errors, status: Some(StatusCode::CONFLICT), ..with }).await
}

/// Whether somebody did this to a comment that is in this state; else its writer has changed it since.
fn leads_to(act: AuditAct, state: CommentState) -> bool {
    match act {
        AuditAct::CommentApprove => state == CommentState::Approved,
        AuditAct::CommentReject => state == CommentState::Trash,
        AuditAct::CommentSpam => state == CommentState::Spam,
        AuditAct::CommentWait => state == CommentState::Waiting,
        AuditAct::CommentReportsClose => true,
        _ => false,
    }
}

/// Takes one's own last decision back.
///
/// # Errors
/// Storage failed.
pub async fn undo(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let queue = queue(&fields);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let undone = match edit.undo_moderation(fields.get("undo")).await {
        Ok(undone) => undone,
        Err(Error::Comment(CommentRefusal::TooLate)) => return see_other(&page_of(queue, "too-late")),
        Err(error) => return Err(error.into()),
    };
    edit.commit().await?;
    if !undone.stayed.is_empty() {
        return left(&state, &authority, &signed_in, queue, &undone.stayed, With::default()).await;
    }
    see_other(&page_of(queue, "undone"))
}
