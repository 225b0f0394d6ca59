//! Stories at the desk: the list, one story, and what can be done with it.

mod act;
mod create;
mod list;
mod row;
mod save;
mod show;
mod view;
mod when;

pub use act::act;
pub use create::create;
pub use list::list;
pub use row::rows;
pub use save::save;
pub use show::show;

use domain::{RevisionNumber, StoryId};
use newsroom::{Authority, DeskStory};

use crate::http::{AppState, HttpError, desk::Fields};

/// The story that a path names, if it exists and the person may know of it; otherwise one and the same 404.
async fn find(state: &AppState, authority: &Authority, id: &str) -> Result<DeskStory, HttpError> {
    const MISSING: HttpError = HttpError::NotFound { what: "story" };
    let id = StoryId::parse(id).map_err(|_| MISSING)?;
    state.site.newsroom.desk_story(authority, &id).await?.ok_or(MISSING)
}

/// The revision that a form is based on.
fn based_on(fields: &Fields) -> Result<RevisionNumber, HttpError> {
    let number = fields.get("revision").parse().ok().filter(|number| *number >= 0);
    number
        .map(RevisionNumber)
        .ok_or(HttpError::BadRequest("The form does not say which revision it is based on. Open the story again.".into()))
}
