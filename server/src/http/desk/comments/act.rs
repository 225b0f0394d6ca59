//! `POST /desk/comments/act` and `/undo`: decisions about one comment or all chosen ones, and taking one back.

use std::sync::Arc;

use app::desk::{form::Errors, words::comments as words};
use axum::{Extension, extract::State, response::Response};
use domain::{CommentId, CommentState};
use newsroom::comments::CommentRefusal;
use newsroom::{Authority, Error};

use super::show::{With, shown};
use super::{comment_id, page_of, queue};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other},
    session::Sender,
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

/// Decides about one comment (`one=ACT ID`), or about all chosen ones (`act=ACT` and `id=ID` for each).
///
/// # Errors
/// 403 for comments that the person may not moderate, 400 for an unknown act; storage failed.
pub async fn act(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let queue = queue(&fields);
    let (act, ids): (&str, Vec<CommentId>) = match fields.get("one").split_once(' ') {
        Some((act, id)) => (act, vec![comment_id(id)?]),
        None => (fields.get("act"), fields.all("id").into_iter().map(comment_id).collect::<Result<_, _>>()?),
    };
    let to = state_of(act)?;
    if ids.is_empty() {
        let errors = Errors::one("", words::NONE_CHOSEN);
        return shown(&state, &sender, &signed_in, With { queue, errors, ..With::default() }).await;
    }
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let done = edit.moderate(&ids, to).await?;
    edit.commit().await?;
    see_other(&format!("{}&number={}&undo={}", page_of(queue, act), done.changed, done.undo))
}

/// Takes one's own last decision back.
///
/// # Errors
/// Storage failed.
pub async fn undo(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let queue = queue(&fields);
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.undo_moderation(fields.get("undo")).await {
        Ok(_) => edit.commit().await?,
        Err(Error::Comment(CommentRefusal::TooLate)) => return see_other(&page_of(queue, "too-late")),
        Err(error) => return Err(error.into()),
    }
    see_other(&page_of(queue, "undone"))
}
