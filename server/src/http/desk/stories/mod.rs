//! Stories at the desk: the list, one story, and what can be done with it.

mod act;
pub mod alert;
mod cancel_changes;
mod checks;
mod create;
mod draft;
mod draft_json;
pub mod history;
mod list;
mod live;
mod perform;
pub mod preview;
mod quick;
mod row;
mod show;
mod steps;
mod tray;
pub(super) mod view;
pub(super) mod when;

pub use act::act;
pub use cancel_changes::cancel_changes;
pub use checks::checks;
pub use create::create;
pub use draft::draft;
pub use list::{Typed, list, shown};
pub use live::{Live, live};
pub use quick::quick;
pub use row::{read_base, rows, written};
pub use show::show;
pub use steps::push_steps;
pub use tray::{close_tray_note, put_in_tray};

use app::desk::words::refused as words;
use axum::{Json, extract::rejection::JsonRejection};
use domain::{StoryAct, StoryId, StoryState};
use newsroom::{Authority, DeskStory, Error};

use crate::http::{AppState, HttpError};

const MISSING: HttpError = HttpError::NotFound { what: "story" };

/// The id that a path names; what is no id names no story.
pub(super) fn story_id(id: &str) -> Result<StoryId, HttpError> {
    StoryId::parse(id).map_err(|_| MISSING)
}

/// As [`find`], for those who may write the story.
///
/// # Errors
/// 403 for those who may not, also in a state in which nobody may.
async fn editable(state: &AppState, authority: &Authority, id: &str) -> Result<DeskStory, HttpError> {
    let opened = find(state, authority, id).await?;
    match opened.story.state {
        _ if opened.acts.contains(&StoryAct::Edit) => Ok(opened),
        StoryState::Trash => Err(HttpError::Forbidden(words::IN_TRASH.text().into())),
        _ => Err(HttpError::Forbidden(words::READ_ONLY.text().into())),
    }
}

/// Errors of requests about drafts: there, 409 says that somebody else was first, and nothing else.
fn refusal(error: Error) -> HttpError {
    match error {
        Error::StoryRefused { refusal, .. } => HttpError::NoRight(refusal),
        Error::Parse(error) => HttpError::BadRequest(error.to_string().into()),
        error => error.into(),
    }
}

/// The JSON of a request. What is wrong with it is said only to those who may write the story.
async fn for_writers<T>(
    state: &AppState,
    authority: &Authority,
    id: &str,
    sent: Result<Json<T>, JsonRejection>,
) -> Result<Json<T>, HttpError> {
    match sent {
        Ok(sent) => Ok(sent),
        Err(rejection) => {
            editable(state, authority, id).await?;
            Err(rejection.into())
        }
    }
}

/// The story that a path names, if it exists and the person may know of it; otherwise one and the same 404.
async fn find(state: &AppState, authority: &Authority, id: &str) -> Result<DeskStory, HttpError> {
    state.site.newsroom.desk_story(authority, &story_id(id)?).await?.ok_or(MISSING)
}
